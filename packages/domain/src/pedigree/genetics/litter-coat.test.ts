import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeliestCoats } from './coat-combinations.ts'
import { type CoatEvidence, possibleGenotypes } from './coat-genotypes.ts'
import { UnknownAlleleError } from './coat-locus.ts'
import { FrequencyOutOfRangeError } from './disease-risk.ts'
import { coatModelOf, ImpossibleCoatError, type LitterCoat, litterCoat } from './litter-coat.ts'

/** Expected chances of one trait by phenotype. */
function told(coat: LitterCoat, trait: string, who: 'young' | 'sons' | 'daughters' = 'young') {
  const outcomes = coat.traits.find(one => one.trait === trait)?.outcomes ?? []
  return Object.fromEntries(
    outcomes.map(({ phenotype, [who]: chance }) => [phenotype, chance.expected]).filter(([, c]) => c !== 0),
  )
}

const dogs = (sire: CoatEvidence['genotype'], dam: CoatEvidence['genotype']) =>
  litterCoat({ species: 'dog', sire: { genotype: sire ?? {} }, dam: { genotype: dam ?? {} } })
const cats = (sire: CoatEvidence['genotype'], dam: CoatEvidence['genotype']) =>
  litterCoat({ species: 'cat', sire: { genotype: sire ?? {} }, dam: { genotype: dam ?? {} } })

describe('litterCoat', () => {
  test('gives Mendel’s 9:3:3:1 for two loci', () => {
    const both = { B: 'B/b', D: 'D/d' }

    expect(told(dogs(both, both), 'pigment')).toEqual({
      black: 9 / 16,
      brown: 3 / 16,
      blue: 3 / 16,
      lilac: 1 / 16,
    })
  })

  test('lets recessive red and dominant black hide what lies beneath', () => {
    const sire = { E: 'E/e', K: 'KB/ky', A: 'ay/at' }
    const dam = { E: 'E/e', K: 'ky/ky', A: 'at/at' }

    expect(told(dogs(sire, dam), 'pattern')).toEqual({
      red: 1 / 4,
      solid: 3 / 8,
      sable: 3 / 16,
      'tan-points': 3 / 16,
    })
  })

  test('warns of double merle with its chance and who says so', () => {
    const merles = dogs({ M: 'M/m', H: 'h/h' }, { M: 'M/m', H: 'h/h' })

    expect(told(merles, 'merle')).toEqual({ merle: 1 / 2, none: 1 / 4, 'double-merle': 1 / 4 })
    expect(merles.warnings).toContainEqual({
      code: 'double-merle',
      severity: 'serious',
      source: expect.stringContaining('Strain'),
      chance: { low: 0.25, high: 0.25, expected: 0.25 },
    })
    expect(dogs({ M: 'm/m' }, { M: 'M/m' }).warnings.map(({ code }) => code)).not.toContain('double-merle')
  })

  test('does not believe a red dog to be without merle unless it was tested', () => {
    const red = { phenotype: { pattern: 'red', merle: 'none' } }
    const black = { phenotype: { pattern: 'solid', merle: 'none' }, genotype: { H: 'h/h' } }
    const merle = { genotype: { M: 'M/m', H: 'h/h' } }
    const withSire = (sire: CoatEvidence) => litterCoat({ species: 'dog', sire, dam: merle })

    expect(withSire(red).cautions).toEqual(['hidden-merle'])
    expect(withSire(red).warnings.find(({ code }) => code === 'double-merle')?.chance.high).toBe(0.5)
    expect(withSire(black)).toMatchObject({ cautions: [] })
    expect(withSire(black).warnings.map(({ code }) => code)).not.toContain('double-merle')
    const tested = { ...red, genotype: { M: 'm/m' } }
    expect(withSire(tested).warnings.map(({ code }) => code)).not.toContain('double-merle')
  })

  test('counts harlequin young among those that are born', () => {
    const harlequins = dogs({ M: 'M/m', H: 'H/h' }, { M: 'm/m', H: 'H/h' })

    expect(harlequins.traits.find(({ trait }) => trait === 'merle')?.unborn.expected).toBe(1 / 4)
    expect(told(harlequins, 'merle')['harlequin']).toBeCloseTo(1 / 3, 15)
    expect(harlequins.warnings.map(({ code }) => code)).toContain('harlequin-lethal')
  })

  test('gives orange to sons by their dam alone, and makes tortoiseshells of daughters', () => {
    const solid = { A: 'a/a', Mc: 'Mc/Mc', Ti: 'ti/ti' }
    const coat = cats({ O: 'o/Y', ...solid }, { O: 'O/o', ...solid })

    expect(told(coat, 'pattern', 'sons')).toEqual({ 'red-mackerel': 1 / 2, solid: 1 / 2 })
    expect(told(coat, 'pattern', 'daughters')).toEqual({ tortoiseshell: 1 / 2, solid: 1 / 2 })
    const redSire = cats({ O: 'O', ...solid }, { O: 'o/o', ...solid })
    expect(told(redSire, 'pattern', 'sons')).toEqual({ solid: 1 })
    expect(told(redSire, 'pattern', 'daughters')).toEqual({ tortoiseshell: 1 })
  })

  test('knows points, sepia and mink as alleles of one gene', () => {
    expect(told(cats({ C: 'cb/cs' }, { C: 'cb/cs' }), 'points')).toEqual({
      mink: 1 / 2,
      sepia: 1 / 4,
      point: 1 / 4,
    })
  })

  test('warns of folded ears, tailless lethality and deaf white cats', () => {
    const coat = cats({ Fd: 'Fd/fd', M: 'M/m', W: 'W/w' }, { Fd: 'Fd/fd', M: 'M/m', W: 'w/w' })

    expect(coat.warnings.map(({ code, chance }) => [code, chance.expected])).toEqual([
      ['dominant-white-deafness', 1 / 2],
      ['double-folded-ears', 1 / 4],
      ['folded-ears', 3 / 4],
      ['manx-lethal', 1 / 4],
      ['manx-spine', 1 / 2],
    ])
    expect(told(coat, 'tail')['short-or-none']).toBeCloseTo(2 / 3, 15)
  })

  test('works from looks alone: what they leave open stays a range until frequencies are stated', () => {
    const looks = { phenotype: { length: 'short' } }
    const question = { species: 'dog', sire: looks, dam: looks } as const
    const long = (coat: LitterCoat) =>
      coat.traits
        .find(({ trait }) => trait === 'length')
        ?.outcomes.find(({ phenotype }) => phenotype === 'long')?.young

    expect(long(litterCoat(question))).toEqual({ low: 0, high: 0.25, expected: null })
    const frequencies = { population: 'Dachshund', source: 'club', shares: { L: { L: 0.5, l: 0.5 } } }
    // Two in three short-haired parents of that population carry long hair.
    expect(long(litterCoat({ ...question, frequencies }))?.expected).toBeCloseTo((2 / 3) ** 2 / 4, 12)
  })

  test('joins what was seen with what was tested', () => {
    const [pattern] = coatModelOf('dog').traits
    if (pattern === undefined) throw new Error('dogs have no pattern')
    const evidence = { phenotype: { pattern: 'solid' }, genotype: { K: 'ky/ky', E: 'E/-' } }

    expect(possibleGenotypes(pattern, evidence).map(({ written }) => written.join(' '))).toEqual([
      'Em/E ky/ky a/a',
      'E/E ky/ky a/a',
      'E/e ky/ky a/a',
    ])
  })

  test('error: refuses alleles nobody has, looks that contradict tests, and frequencies that do not add up', () => {
    expect(() => dogs({ B: 'B/x' }, {})).toThrow(UnknownAlleleError)
    expect(() => cats({ O: 'O/o' }, {})).toThrow(UnknownAlleleError)
    const contradiction = { genotype: { L: 'l/l' }, phenotype: { length: 'short' } }
    expect(() => litterCoat({ species: 'dog', sire: contradiction, dam: {} })).toThrow(ImpossibleCoatError)
    const frequencies = { population: 'x', source: 'y', shares: { L: { L: 0.5, l: 0.6 } } }
    expect(() => litterCoat({ species: 'dog', sire: {}, dam: {}, frequencies })).toThrow(
      FrequencyOutOfRangeError,
    )
  })

  const anyParent = (species: 'dog' | 'cat', sex: 'male' | 'female') =>
    fc
      .tuple(
        ...coatModelOf(species).traits.flatMap(trait =>
          trait.loci.map(locus =>
            fc.tuple(
              fc.constant(locus),
              fc.constantFrom(...locus.alleles),
              fc.constantFrom(...locus.alleles),
              fc.boolean(),
            ),
          ),
        ),
      )
      .map(loci =>
        loci
          .filter(([, , , isTested]) => isTested)
          .map(([locus, one, other]) => [
            locus.symbol,
            locus.xLinked === true && sex === 'male' ? one : `${one}/${other}`,
          ]),
      )
      .map((pairs): CoatEvidence => ({ genotype: Object.fromEntries(pairs) }))

  test.each(['dog', 'cat'] as const)(
    'always: known genotypes sum to 1, and less knowledge never narrows: %s',
    species => {
      const anyone = fc.tuple(anyParent(species, 'male'), anyParent(species, 'female'), fc.nat())
      fc.assert(
        fc.property(anyone, ([sire, dam, pick]) => {
          let known: LitterCoat
          try {
            known = litterCoat({ species, sire, dam })
          } catch (error) {
            // Some genotypes are never born; nobody is their parent.
            expect(error).toBeInstanceOf(ImpossibleCoatError)
            return
          }
          for (const { outcomes } of known.traits) {
            for (const who of ['young', 'sons', 'daughters'] as const) {
              const sum = outcomes.reduce(
                (total, outcome) => total + (outcome[who].expected ?? Number.NaN),
                0,
              )
              if (!Number.isNaN(sum)) expect(sum).toBeCloseTo(1, 9)
            }
          }
          const symbols = Object.keys(sire.genotype ?? {})
          const forgotten = symbols[pick % Math.max(1, symbols.length)] ?? ''
          const { [forgotten]: _, ...rest } = sire.genotype ?? {}
          const before = litterCoat({ species, sire: { genotype: rest }, dam })
          for (const { trait, outcomes } of known.traits) {
            const wider = before.traits.find(one => one.trait === trait)?.outcomes ?? []
            for (const { phenotype, young } of outcomes) {
              const range = wider.find(one => one.phenotype === phenotype)?.young
              expect(range?.low ?? 2).toBeLessThanOrEqual(young.low + 1e-12)
              expect(range?.high ?? -1).toBeGreaterThanOrEqual(young.high - 1e-12)
            }
          }
        }),
        { seed: 20_261_123, numRuns: 60 },
      )
    },
  )
})

describe('likeliestCoats', () => {
  test('multiplies traits that are inherited apart and leaves out what cannot be told', () => {
    const coat = dogs({ B: 'B/b', D: 'D/D', L: 'L/l' }, { B: 'B/b', D: 'D/D', L: 'l/l' })

    const { combinations, open } = likeliestCoats(coat, { limit: 3 })

    expect(open).toEqual(['pattern', 'merle', 'white', 'furnishings'])
    expect(combinations.filter(({ sex }) => sex === 'female')).toEqual([
      { sex: 'female', phenotypes: { pigment: 'black', length: 'short' }, chance: 3 / 8 },
      { sex: 'female', phenotypes: { pigment: 'black', length: 'long' }, chance: 3 / 8 },
      { sex: 'female', phenotypes: { pigment: 'brown', length: 'short' }, chance: 1 / 8 },
    ])
  })
})
