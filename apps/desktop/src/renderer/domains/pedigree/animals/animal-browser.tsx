import { Button, Group, SegmentedControl, Skeleton, Text, TextInput } from '@mantine/core'
import { IconPaw, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief, Studbook } from '../../../../bridge/index.ts'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'
import { AnimalFormModal } from './animal-form-modal.tsx'
import { AnimalTable } from './animal-table.tsx'
import { LitterFormModal } from './litter-form-modal.tsx'

/** One page of results; more come on demand. */
const PAGE_SIZE = 50

type SexFilter = 'all' | 'male' | 'female'

/** The animals of a studbook: a search that answers while one types, and forms to add one or a litter. */
export function AnimalBrowser({ book }: { readonly book: Studbook }): ReactElement {
  const { t } = useTranslation('pedigree')
  const [text, setText] = useState('')
  const [sex, setSex] = useState<SexFilter>('all')
  const [adding, setAdding] = useState<'animal' | 'litter' | null>(null)
  const { studbookId } = book
  return (
    <section aria-label={book.name} className="pedigree-browser">
      <Group gap="sm" mb="md">
        <TextInput
          type="search"
          aria-label={t('browse.search')}
          placeholder={t('browse.placeholder')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          style={{ flex: '1 1 220px' }}
        />
        <SegmentedControl
          aria-label={t('browse.sex')}
          value={sex}
          onChange={value => setSex(value === 'male' || value === 'female' ? value : 'all')}
          data={(['all', 'male', 'female'] as const).map(value => ({
            value,
            label: t(`browse.sexes.${value}`),
          }))}
        />
        <AddButtons onAdd={setAdding} />
      </Group>
      <FoundAnimals book={book} text={text} sex={sex} />
      <AnimalFormModal opened={adding === 'animal'} studbookId={studbookId} onClose={() => setAdding(null)} />
      <LitterFormModal opened={adding === 'litter'} studbookId={studbookId} onClose={() => setAdding(null)} />
    </section>
  )
}

function FoundAnimals(props: {
  readonly book: Studbook
  readonly text: string
  readonly sex: SexFilter
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const [shown, setShown] = useState(PAGE_SIZE)
  const found = useFound(props.book, { text: props.text, sex: props.sex, shown })
  if (found.isError) return <PedigreeError error={found.error} />
  if (found.data === undefined) return <Skeleton height={300} radius="lg" />
  const { animals, found: total, foundIsExact } = found.data
  const hasMore = animals.length >= shown && shown < MOST_AT_ONCE && (animals.length < total || !foundIsExact)
  return (
    <>
      <Text role="status" c="dimmed" mb="xs" className="pm-tabular" data-testid="animals-found">
        {foundIsExact
          ? t('browse.found', { count: total, number: count(total) })
          : t('browse.foundMore', { number: count(total) })}
      </Text>
      {animals.length === 0 ? <NothingFound text={props.text} /> : <AnimalTable animals={animals} />}
      {hasMore ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            radius="xl"
            loading={found.isFetching}
            onClick={() => setShown(Math.min(MOST_AT_ONCE, shown + PAGE_SIZE))}
          >
            {t('browse.more')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}

/** The host takes pages of at most so many. */
const MOST_AT_ONCE = 500

/** Answers lag behind typing rather than hold it up: React asks once the keys rest, and drops what is outdated. */
function useFound(
  book: Studbook,
  wanted: { readonly text: string; readonly sex: SexFilter; readonly shown: number },
) {
  const text = useDeferredValue(wanted.text)
  const { studbookId } = book
  const { sex } = wanted
  const limit = wanted.shown
  return usePedigree<{ animals: AnimalBrief[]; found: number; foundIsExact: boolean }>({
    key: ['search', studbookId, text, sex, limit],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.searchAnimals(
        { accountId, studbookId, text, page: { offset: 0, limit }, ...(sex === 'all' ? {} : { sex }) },
        { signal: watch.signal },
      ),
  })
}

function AddButtons({ onAdd }: { onAdd(what: 'animal' | 'litter'): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Group gap="xs">
      <Button
        variant="light"
        radius="xl"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => onAdd('animal')}
      >
        {t('browse.addAnimal')}
      </Button>
      <Button
        variant="light"
        radius="xl"
        leftSection={<IconPaw size={18} aria-hidden />}
        onClick={() => onAdd('litter')}
      >
        {t('browse.addLitter')}
      </Button>
    </Group>
  )
}

function NothingFound({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <EmptyState
      icon={<IconPaw size={40} stroke={1.5} />}
      title={text.trim() === '' ? t('browse.empty') : t('browse.nobody')}
      text={text.trim() === '' ? t('browse.emptyText') : t('browse.nobodyText')}
    />
  )
}
