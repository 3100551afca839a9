import { type PedigreeSex, partialDateSchema } from '@pawfect/domain/pedigree'
import { useTranslation } from 'react-i18next'
import type { ImportFinding } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'

type Fix = ImportFinding['proposedFixes'][number]
type Facts = ImportFinding['facts']

/** Facts that name an animal by the file's id; a reader wants its name with it. */
const ANIMAL_FACTS = ['animal', 'parent', 'sire', 'dam', 'into', 'to', 'similar'] as const

/** Fields a fix can be about, by the domain's word. */
const FIELDS = ['sireId', 'damId', 'bornOn', 'diedOn', 'sex', 'name'] as const

/** Facts that are dates, as precise as the file is. */
const DATES = ['born', 'parentBorn', 'died', 'value', 'first', 'second'] as const

/** Puts what an import found, and what it proposes, into sentences. */
export function useFindingWords() {
  const { t, i18n } = useTranslation('pedigree')
  const { count, born } = useFigures()
  const say = (key: string, facts: Record<string, unknown>): string | null =>
    i18n.exists(key, { ns: 'pedigree' }) ? t(key as 'findings.cycle.one', facts as { loop: string }) : null
  const wordsOf = (finding: ImportFinding, facts: Facts): Record<string, unknown> => ({
    ...named(finding, { animal: finding.animals[0] ?? '', ...facts }),
    ...datesIn(facts, born),
    ...('field' in facts ? { field: fieldWord(t, String(facts['field'])) } : {}),
    ...('sex' in facts ? { sex: sexWord(t, String(facts['sex'])) } : {}),
    ...('recorded' in facts ? { recorded: sexWord(t, String(facts['recorded'])) } : {}),
    ...(typeof facts['count'] === 'number' ? { count: facts['count'], number: count(facts['count']) } : {}),
  })
  return {
    /** What this kind of finding is called. */
    kind: (kind: string): string => say(`findings.${kind}.kind`, {}) ?? kind,
    /** What was found, in one sentence. */
    finding: (finding: ImportFinding): string =>
      say(`findings.${finding.kind}.one`, wordsOf(finding, finding.facts)) ??
      finding.animals.map(id => nameOf(finding, id)).join(', '),
    /** What accepting a fix does: the button, and the record before and after. */
    fix: (finding: ImportFinding, fix: Fix) => {
      const facts = wordsOf(finding, { ...finding.facts, ...fix.facts })
      return {
        action: say(`fixes.${fix.kind}.action`, facts) ?? fix.kind,
        before: say(`fixes.${fix.kind}.before`, facts),
        after: say(`fixes.${fix.kind}.after`, facts),
      }
    },
  }
}

/** "Rex (B-005)" where the file has both, else the id. */
function nameOf(finding: ImportFinding, id: string): string {
  const name = finding.names[finding.animals.indexOf(id)] ?? id
  return name === id ? id : `${name} (${id})`
}

function named(finding: ImportFinding, facts: Facts): Record<string, unknown> {
  const known = ANIMAL_FACTS.filter(fact => fact in facts)
  const names = known.map(fact => [fact, nameOf(finding, String(facts[fact]))])
  return {
    ...facts,
    ...Object.fromEntries(names),
    both: finding.animals.map(id => nameOf(finding, id)).join(', '),
  }
}

type Words = ReturnType<typeof useTranslation<'pedigree'>>['t']

function datesIn(facts: Facts, written: (date: string) => string): Record<string, string> {
  const dates = DATES.map(fact => [fact, partialDateSchema.safeParse(facts[fact]).data] as const)
  return Object.fromEntries(
    dates.flatMap(([fact, date]) => (date === undefined ? [] : [[fact, written(date)]])),
  )
}

function fieldWord(t: Words, field: string): string {
  const known = FIELDS.find(name => name === field)
  return known === undefined ? field : t(`fields.${known}`)
}

function sexWord(t: Words, sex: string): string {
  const known = (['male', 'female', 'unknown'] satisfies PedigreeSex[]).find(word => word === sex)
  return known === undefined ? sex : t(`sex.${known}`)
}
