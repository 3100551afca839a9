import type {
  FindingFacts,
  FindingKind,
  MappingQuestion,
  PedigreeFinding,
  ProposedFix,
} from '@pawfect/domain/pedigree'

/** A finding as one English sentence. */
export function findingInWords({ kind, facts, lines }: PedigreeFinding): string {
  const where =
    lines.length === 0 ? '' : ` (line ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ', …' : ''})`
  return `${FINDINGS[kind](reader(facts))}${where}.`
}

/** A fix as one English sentence. */
export function fixInWords({ kind, facts }: ProposedFix): string {
  return `${FIXES[kind](reader(facts))}.`
}

/** An open question as one English sentence. */
export function questionInWords(question: MappingQuestion): string {
  switch (question.kind) {
    case 'date-order':
      return `Is ${question.samples[0] ?? 'a date'} day first or month first? Only the year is used.`
    case 'sire-or-dam':
      return `Nothing says which of the columns ${question.columns.map(column => column + 1).join(' and ')} holds the sires; the first is taken. Name them with --column sire=… --column dam=…`
    case 'sex-codes':
      return `What do the codes ${question.codes.join(', ')} of the sex column mean? They are not used.`
  }
}

type Fact = (name: string) => string

function reader(facts: FindingFacts): Fact {
  return name => {
    const value = facts[name]
    if (name === 'field') return value === 'sireId' ? 'sire' : value === 'damId' ? 'dam' : dateWord(value)
    return value === undefined ? '?' : String(value)
  }
}

function dateWord(field: string | number | undefined): string {
  return field === 'diedOn' ? 'date of death' : 'date of birth'
}

function often(count: string): string {
  return count === '0' ? 'never' : count === '1' ? 'once' : `${count} times`
}

const FINDINGS: Readonly<Record<FindingKind, (fact: Fact) => string>> = {
  'undecodable-text': fact => `${fact('count')} letters are not of the encoding that was found`,
  'stray-quote': fact => `A quotation mark never closes: ${fact('text')}`,
  'extra-cells': fact => `${fact('count')} rows have more cells than headings`,
  'blank-rows': fact => `${fact('count')} lines are empty`,
  'comment-lines': fact => `${fact('count')} lines are comments or titles, first: ${fact('text')}`,
  'ambiguous-dates': fact =>
    `${fact('count')} dates of "${fact('column')}" could be day or month first (${fact('sample')})`,
  'unreadable-date': fact => `"${fact('text')}" in "${fact('column')}" is no date (${often(fact('count'))})`,
  'unknown-sex-code': fact =>
    `"${fact('code')}" in "${fact('column')}" says no sex (${often(fact('count'))})`,
  'value-too-long': fact => `A value of "${fact('column')}" is ${fact('length')} letters long and was cut`,
  'missing-id': fact => `The animal of line ${fact('line')} has no id and no name`,
  'id-is-missing-word': fact =>
    `An animal is called "${fact('id')}", which stands for an unknown parent elsewhere`,
  'repeated-row': fact => `${fact('id')} stands in the file again, the same (${often(fact('count'))})`,
  'merged-rows': fact => `Two rows of ${fact('id')} were joined; the later one added ${fact('fields')}`,
  'conflicting-rows': fact =>
    `Two rows of ${fact('id')} disagree on ${fact('fields')}: ${fact('first')} or ${fact('second')}`,
  'ambiguous-parent-name': fact =>
    `Several animals are called ${fact('parent')}, named as a parent ${often(fact('count'))}`,
  cycle: fact => `An animal is its own ancestor: ${fact('loop')}`,
  'self-parent': fact => `${fact('animal')} is its own ${fact('field')}`,
  'sire-is-dam': fact => `${fact('parent')} is both sire and dam of ${fact('animal')}`,
  'sex-conflict': fact =>
    `${fact('animal')} (recorded as ${fact('recorded')}) stands as sire ${often(fact('asSire'))}, as dam ${often(fact('asDam'))}`,
  'swapped-parents': fact =>
    `Sire ${fact('sire')} is female and dam ${fact('dam')} is male (${fact('count')} offspring)`,
  'swapped-columns': fact => `Nearly all sires are female and nearly all dams male (${fact('of')} animals)`,
  'born-before-parent': fact =>
    `${fact('animal')} (${fact('born')}) was born before its ${fact('field')} ${fact('parent')} (${fact('parentBorn')})`,
  'parent-too-young': fact =>
    `${fact('parent')} (${fact('parentBorn')}) is too young to be ${fact('field')} of ${fact('animal')} (${fact('born')})`,
  'parent-too-old': fact =>
    `${fact('parent')} would have been ${fact('ageYears')} years old as ${fact('field')} of ${fact('animal')}`,
  'parent-died-before': fact =>
    `${fact('parent')} died ${fact('died')}, before its offspring ${fact('animal')} was born (${fact('born')})`,
  'died-before-born': fact => `${fact('animal')} died ${fact('died')}, before its birth (${fact('born')})`,
  'unlikely-date': fact => `${fact('animal')} cannot have been born ${fact('born')}`,
  'litters-too-close': fact =>
    `${fact('dam')} has litters ${fact('days')} days apart (${fact('first')}, ${fact('second')})`,
  'litter-too-large': fact => `${fact('dam')} has a litter of ${fact('size')} (${fact('born')})`,
  'litter-of-several-sires': fact =>
    `A litter of ${fact('dam')} (${fact('born')}) has the sires ${fact('sires')}`,
  'likely-duplicate': fact =>
    `${fact('animal')} and ${fact('into')} are probably one animal (${fact('reason')})`,
  'misspelled-parent': fact =>
    `The parent ${fact('parent')} has no record, but ${fact('similar')} is spelled nearly alike`,
  'parents-without-record': fact => `${fact('count')} parents have no record and count as founders`,
}

const FIXES: Readonly<Record<ProposedFix['kind'], (fact: Fact) => string>> = {
  'cut-link': fact => `${fact('parent')} is not the ${fact('field')} of ${fact('animal')}`,
  'swap-parents': fact => `sire and dam change places in ${fact('count')} records`,
  'set-sex': fact => `${fact('animal')} is ${fact('sex')}`,
  'set-date': fact => `the ${fact('field')} of ${fact('animal')} is ${fact('value')}`,
  'clear-date': fact => `the ${fact('field')} of ${fact('animal')} is unknown, not ${fact('value')}`,
  'swap-dates': fact => `${fact('animal')} was born ${fact('born')} and died ${fact('died')}`,
  'merge-animals': fact => `${fact('animal')} is ${fact('into')}`,
  'separate-animals': fact => `the second one is another animal, ${fact('to')}`,
  'rename-animal': fact => `${fact('animal')} is called ${fact('to')}`,
  'link-parent': fact => `${fact('parent')} is ${fact('to')} (${fact('count')} records)`,
  'take-row': fact => `line ${fact('line')} is right about ${fact('animal')}`,
  'add-records': fact => `${fact('count')} records are added`,
}
