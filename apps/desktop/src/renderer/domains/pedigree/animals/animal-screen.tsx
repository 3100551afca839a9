import { Button, Group, Skeleton, Tabs, Text, Title } from '@mantine/core'
import { IconPencil, IconShare } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudbookAnimal } from '../../../../bridge/index.ts'
import { TextLink } from '../../../shell/links.tsx'
import { useSession } from '../../../shell/session.ts'
import { SexMark } from '../chart/sex-mark.tsx'
import { ClaimsPanel } from '../claims/claims-panel.tsx'
import { GeneticsPanel } from '../genetics/genetics-panel.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { SharePedigreeModal } from '../sharing/share-pedigree-modal.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'
import { AnimalFormModal } from './animal-form-modal.tsx'
import { ChartPanel } from './chart-panel.tsx'
import { OffspringPanel } from './offspring-panel.tsx'
import '../pedigree.css'

/** One animal of a studbook: its pedigree, what sources say of it, its offspring. */
export function AnimalScreen(): ReactElement {
  const { t } = useTranslation('pedigree')
  const animalId = Number(useParams({ from: '/framed/pedigree/animals/$animalId' }).animalId)
  const animal = usePedigree({
    key: ['animal', animalId],
    ask: ({ host, accountId }) => host.getAnimal({ accountId, animalId }),
  })
  return (
    <div className="pm-page pedigree-animal-page">
      {animal.isPending ? <Skeleton height={420} radius="lg" aria-label={t('animal.loading')} /> : null}
      {animal.isError ? (
        <>
          <Title order={1} mb="md">
            {t('books.title')}
          </Title>
          <PedigreeError error={animal.error} />
          <TextLink to="/pedigree" mt="md">
            {t('animal.back')}
          </TextLink>
        </>
      ) : null}
      {animal.data === undefined ? null : <OneAnimal key={animalId} animal={animal.data} />}
    </div>
  )
}

function OneAnimal({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { tab = 'chart', generations } = useSearch({ from: '/framed/pedigree/animals/$animalId' })
  const navigate = useNavigate({ from: '/pedigree/animals/$animalId' })
  const { animalId } = animal
  const sheet = usePedigree({
    key: ['genetic-sheet', animalId],
    ask: ({ host, accountId, watch }) => host.geneticSheet({ accountId, animalId }, watch),
  })
  const look = (next: { tab?: typeof tab; generations?: number }): void =>
    void navigate({ search: former => ({ ...former, ...next }), replace: true })
  return (
    <>
      <AnimalHead animal={animal} inbreeding={sheet.data?.animal.inbreeding ?? animal.inbreeding} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={value => {
          const known = TABS.find(name => name === value)
          if (known !== undefined) look({ tab: known })
        }}
      >
        <TabList animal={animal} />
        <Tabs.Panel value="chart">
          <ChartPanel
            animalId={animalId}
            figuresOf={sheet.data?.revision ?? null}
            generations={generations ?? 4}
            onGenerations={number => look({ generations: number })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="genetics">
          <GeneticsPanel animal={animal} />
        </Tabs.Panel>
        <Tabs.Panel value="claims">
          <ClaimsPanel animal={animal} />
        </Tabs.Panel>
        <Tabs.Panel value="offspring">
          <OffspringPanel animalId={animalId} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function TabList({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('pedigree')
  const breeding = useTranslation('breeding').t
  const { count } = useFigures()
  return (
    <Tabs.List mb="md">
      <Tabs.Tab value="chart">{t('animal.tabs.chart')}</Tabs.Tab>
      <Tabs.Tab value="genetics">{breeding('sheet.tab')}</Tabs.Tab>
      <Tabs.Tab value="claims">
        {t('animal.tabs.claims')}
        {animal.disputed.length === 0 ? null : (
          <span className="pedigree-tab-mark" role="img" aria-label={t('claims.disputed')}>
            {count(animal.disputed.length)}
          </span>
        )}
      </Tabs.Tab>
      <Tabs.Tab value="offspring">
        {t('animal.tabs.offspring')} <span className="pm-tabular">({count(animal.offspringCount)})</span>
      </Tabs.Tab>
    </Tabs.List>
  )
}

const TABS = ['chart', 'genetics', 'claims', 'offspring'] as const

function AnimalHead(props: {
  readonly animal: StudbookAnimal
  readonly inbreeding: number | null
}): ReactElement {
  const { animal, inbreeding } = props
  const { t } = useTranslation('pedigree')
  const { born, percent } = useFigures()
  const breeding = useTranslation('breeding').t
  const session = useSession()
  const [open, setOpen] = useState<'edit' | 'share' | null>(null)
  const facts = [
    animal.sex === 'unknown' ? null : t(`sex.${animal.sex}`),
    animal.bornOn === null ? null : t('chart.born', { date: born(animal.bornOn) }),
    animal.diedOn === null ? null : t('animal.died', { date: born(animal.diedOn) }),
    animal.breed,
    animal.colour,
    animal.registration,
    animal.chip === null ? null : t('animal.chip', { chip: animal.chip }),
    inbreeding === null ? null : t('chart.inbreeding', { percent: percent(inbreeding) }),
  ].filter(fact => fact !== null)
  return (
    <Group justify="space-between" align="flex-end" mb="md">
      <div style={{ minWidth: 0 }}>
        <TextLink to="/pedigree" search={{ book: animal.studbookId }} fz="sm">
          {t('animal.back')}
        </TextLink>
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {animal.name} <SexMark sex={animal.sex} />
        </Title>
        <Text c="dimmed" className="pm-tabular">
          {facts.join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        {session ? (
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconShare size={18} aria-hidden />}
            onClick={() => setOpen('share')}
          >
            {breeding('sharing.open')}
          </Button>
        ) : null}
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={() => setOpen('edit')}
        >
          {t('animal.edit')}
        </Button>
      </Group>
      <AnimalFormModal
        opened={open === 'edit'}
        studbookId={animal.studbookId}
        animal={animal}
        onClose={() => setOpen(null)}
      />
      <SharePedigreeModal animal={animal} opened={open === 'share'} onClose={() => setOpen(null)} />
    </Group>
  )
}
