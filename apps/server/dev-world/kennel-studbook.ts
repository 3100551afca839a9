import type { PedigreeRecord, TestReport } from '@pawfect/domain/pedigree'

/** A dog of the fictional studbook: name, sire, dam, and how many years before the world was built it was born. */
type StudbookRow = readonly [name: string, sire: string | null, dam: string | null, yearsAgo: number]

/** Golden retrievers that never lived; their lines meet again and again, as in real kennels. */
const ANCESTORS: readonly StudbookRow[] = [
  ['Falk', null, null, 22],
  ['Birka', null, null, 22],
  ['Arvid', null, null, 22],
  ['Skadi', null, null, 21],
  ['Ivar', null, null, 21],
  ['Runa', null, null, 21],
  ['Leif', null, null, 22],
  ['Ylva', null, null, 21],
  ['Saga', null, null, 22],
  ['Torge', null, null, 21],
  ['Hagen', 'Falk', 'Birka', 18],
  ['Svea', 'Arvid', 'Skadi', 18],
  ['Ragnar', 'Ivar', 'Runa', 18],
  ['Embla', 'Leif', 'Ylva', 17],
  ['Gunnar', 'Falk', 'Saga', 18],
  ['Idun', 'Torge', 'Birka', 17],
  ['Balder', 'Hagen', 'Svea', 14],
  ['Liv', 'Ragnar', 'Embla', 14],
  ['Sigurd', 'Gunnar', 'Svea', 14],
  ['Astrid', 'Hagen', 'Idun', 14],
  ['Eskil', 'Ragnar', 'Idun', 14],
  ['Nanna', 'Gunnar', 'Embla', 13],
  ['Freyr', 'Balder', 'Liv', 11],
  ['Gerda', 'Sigurd', 'Astrid', 11],
  ['Holger', 'Eskil', 'Nanna', 11],
  ['Tove', 'Balder', 'Nanna', 10],
  ['Arne', 'Sigurd', 'Liv', 11],
  ['Hedda', 'Eskil', 'Astrid', 10],
  ['Bragi', 'Freyr', 'Gerda', 8],
  ['Solveig', 'Holger', 'Tove', 7],
  ['Magni', 'Arne', 'Hedda', 8],
  ['Ragna', 'Freyr', 'Hedda', 7],
  ['Frigg', 'Arne', 'Tove', 7],
  ['Kari', null, null, 15],
  ['Disa', null, null, 15],
  ['Orm', null, null, 14],
  ['Tyra', null, null, 15],
  ['Ulf', 'Kari', 'Disa', 10],
  ['Sif', 'Orm', 'Tyra', 10],
]

/** What a living dog's owner shares of it. */
export interface SharedDog {
  readonly sire: string
  readonly dam: string
  /** Null: a bitch, or a male that is not offered. */
  readonly feeCents: number | null
  readonly tests: readonly TestReport[]
}

/**
 * The living ones: Loki is Freya's half-brother, Bosse her half-uncle, Odin and Thor are cousins of hers of two kinds,
 * and Njord comes from other lines.
 */
export const SHARED_DOGS: Readonly<Record<string, SharedDog>> = {
  Freya: {
    sire: 'Bragi',
    dam: 'Solveig',
    feeCents: null,
    tests: [
      { testId: 'pra-prcd', result: 'clear' },
      { testId: 'ichthyosis-a', result: 'carrier' },
    ],
  },
  Odin: {
    sire: 'Magni',
    dam: 'Ragna',
    feeCents: 90_000,
    tests: [
      { testId: 'pra-prcd', result: 'clear' },
      { testId: 'ichthyosis-a', result: 'clear' },
    ],
  },
  Thor: {
    sire: 'Magni',
    dam: 'Frigg',
    feeCents: 85_000,
    tests: [
      { testId: 'pra-prcd', result: 'carrier' },
      { testId: 'ichthyosis-a', result: 'carrier' },
    ],
  },
  Bosse: { sire: 'Holger', dam: 'Hedda', feeCents: 60_000, tests: [{ testId: 'pra-prcd', result: 'clear' }] },
  Loki: { sire: 'Bragi', dam: 'Frigg', feeCents: 70_000, tests: [] },
  Njord: {
    sire: 'Ulf',
    dam: 'Sif',
    feeCents: 110_000,
    tests: [
      { testId: 'pra-prcd', result: 'clear' },
      { testId: 'ichthyosis-a', result: 'clear' },
    ],
  },
}

/** The ancestors as records, born relative to the year the world is built in. */
export function kennelStudbook(now: Date): PedigreeRecord[] {
  const dams = new Set([
    ...ANCESTORS.map(([, , dam]) => dam),
    ...Object.values(SHARED_DOGS).map(({ dam }) => dam),
  ])
  return ANCESTORS.map(([name, sireId, damId, yearsAgo], at) => ({
    id: name,
    name: `${name} vom Havelufer`,
    sex: dams.has(name) ? 'female' : 'male',
    bornOn: `${now.getUTCFullYear() - yearsAgo}`,
    breed: 'Golden Retriever',
    // A register nobody keeps.
    registration: `DEMO-GR ${1001 + at}`,
    ...(sireId === null ? {} : { sireId }),
    ...(damId === null ? {} : { damId }),
  }))
}
