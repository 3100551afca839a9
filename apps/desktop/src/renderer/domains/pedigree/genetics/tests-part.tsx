import { ActionIcon, Group, Select, Text, TextInput, Title } from '@mantine/core'
import { type CoatLocus, coatModelOf, GENETIC_TESTS } from '@pawfect/domain/pedigree'
import type { Species } from '@pawfect/domain/pets'
import { IconX } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalGenetics, StudbookAnimal } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree, usePedigreeChange } from '../use-pedigree.ts'
import { BookQuestions } from './book-questions.tsx'
import { isGenotype } from './is-genotype.ts'

const RESULTS = ['clear', 'carrier', 'affected'] as const

/** What laboratories said of the animal, to be entered and corrected here. */
export function TestsPart({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('breeding')
  const books = usePedigree({
    key: ['books'],
    ask: ({ host, accountId }) => host.listStudbooks({ accountId }),
  })
  const book = books.data?.studbooks.find(({ studbookId }) => studbookId === animal.studbookId)
  return (
    <section className="pm-card genetics-part">
      <Title order={2} size="h3">
        {t('sheet.tests')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('sheet.testsLead')}
      </Text>
      {book === undefined ? null : book.species === null ? (
        <BookQuestions book={book} only="species" />
      ) : (
        <TestsForm animal={animal} species={book.species} />
      )}
    </section>
  )
}

function TestsForm(props: { readonly animal: StudbookAnimal; readonly species: Species }): ReactElement {
  const { t } = useTranslation('breeding')
  const { animal, species } = props
  const { animalId, genetics } = animal
  const save = usePedigreeChange(({ host, accountId }, next: AnimalGenetics) =>
    host.editAnimal({ accountId, animalId, changes: { genetics: next } }),
  )
  const tests = GENETIC_TESTS.filter(test => test.species === species)
  const open = tests.filter(({ id }) => genetics.tests[id] === undefined)
  const { traits } = coatModelOf(species)
  const loci = traits.flatMap(trait => trait.loci.map(locus => ({ ...locus, trait })))
  const openLoci = loci.filter(({ symbol }) => genetics.genotype[symbol] === undefined)
  const setTest = (id: string, result: (typeof RESULTS)[number] | null): void =>
    save.mutate({ ...genetics, tests: changed<AnimalGenetics['tests'][string]>(genetics.tests, id, result) })
  const setLocus = (symbol: string, written: string | null): void =>
    save.mutate({ ...genetics, genotype: changed(genetics.genotype, symbol, written) })
  return (
    <>
      <PedigreeError error={save.error} />
      {Object.entries(genetics.tests).map(([id, result]) => (
        <TestRow
          key={id}
          name={tests.find(test => test.id === id)?.name ?? id}
          result={result}
          onResult={next => setTest(id, next)}
        />
      ))}
      {loci
        .filter(({ symbol }) => genetics.genotype[symbol] !== undefined)
        .map(locus => (
          <LocusRow
            key={locus.symbol}
            label={t('sheet.locusOf', { locus: locus.symbol })}
            written={genetics.genotype[locus.symbol] ?? ''}
            fits={written => isGenotype(locus.trait, { [locus.symbol]: written }, animal.sex)}
            onWritten={next => setLocus(locus.symbol, next)}
          />
        ))}
      <Group mt="sm" grow>
        <Select
          label={t('sheet.addTest')}
          searchable
          value={null}
          data={open.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={id => (id === null ? undefined : setTest(id, 'clear'))}
        />
        <Select
          label={t('sheet.addLocus')}
          value={null}
          data={openLoci.map(({ symbol, gene }) => ({ value: symbol, label: `${symbol} (${gene})` }))}
          onChange={symbol => {
            const locus = loci.find(one => one.symbol === symbol)
            if (locus !== undefined) setLocus(locus.symbol, firstGenotype(locus, animal.sex))
          }}
        />
      </Group>
    </>
  )
}

function changed<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | null,
): Record<string, Value> {
  const { [key]: _former, ...rest } = record
  return value === null ? rest : { ...rest, [key]: value }
}

/** Something that fits, to be written over. */
function firstGenotype(locus: CoatLocus, sex: StudbookAnimal['sex']): string {
  const last = locus.alleles.at(-1) ?? ''
  return locus.xLinked === true && sex === 'male' ? last : `${last}/${last}`
}

function TestRow(props: {
  readonly name: string
  readonly result: AnimalGenetics['tests'][string]
  onResult(result: (typeof RESULTS)[number] | null): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end" mb={6}>
      <Select
        style={{ flex: 1 }}
        label={props.name}
        allowDeselect={false}
        value={props.result}
        data={RESULTS.map(value => ({ value, label: t(`litter.result.${value}`) }))}
        onChange={value => props.onResult(RESULTS.find(result => result === value) ?? null)}
      />
      <RemoveButton name={props.name} onRemove={() => props.onResult(null)} />
    </Group>
  )
}

function LocusRow(props: {
  readonly label: string
  readonly written: string
  fits(written: string): boolean
  onWritten(written: string | null): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const [typed, setTyped] = useState(props.written)
  const fits = props.fits(typed)
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end" mb={6}>
      <TextInput
        style={{ flex: 1 }}
        label={props.label}
        value={typed}
        error={fits ? null : t('sheet.saveFailed')}
        onChange={event => setTyped(event.currentTarget.value)}
        onBlur={() => (fits && typed !== props.written ? props.onWritten(typed) : undefined)}
      />
      <RemoveButton name={props.label} onRemove={() => props.onWritten(null)} />
    </Group>
  )
}

function RemoveButton(props: { readonly name: string; onRemove(): void }): ReactElement {
  const { t } = useTranslation('breeding')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      mb={2}
      aria-label={t('sheet.remove', { name: props.name })}
      onClick={props.onRemove}
    >
      <IconX size={18} aria-hidden />
    </ActionIcon>
  )
}
