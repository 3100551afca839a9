import { existsSync, readFileSync } from 'node:fs'
import { userIdSchema } from '@pawfect/domain/identity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MateFilters } from '../../../bridge/index.ts'
import type { CompanionBrowser } from '../../testing/companion-browser.ts'
import { openKennel } from '../../testing/open-kennel.ts'
import { sendStudbook } from '../../testing/send-studbook.ts'
import { startTestCompanion, type TestCompanion } from '../../testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-1')
const page = { offset: 0, limit: 500 }
const ANY: MateFilters = { text: '', switches: [], bornFrom: null, maxDistanceKm: null }

const dorcas = new URL('../../../../../../../shared/data/pedigrees/dorcas.csv', import.meta.url)
const dorcasExpected = new URL('dorcas.expected.csv', dorcas)

let companion: TestCompanion
let browser: CompanionBrowser

beforeAll(async () => {
  companion = await startTestCompanion()
  browser = await companion.openBrowser()
})

afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await companion[Symbol.asyncDispose]()
})

describe('the genetic sheet', () => {
  test('gives the exact coefficient, its curve, founders and ancestor loss', async () => {
    const { pedigree } = browser.bridge
    const { accountId, studbookId, idOf } = await openKennel(browser.bridge, ana)
    const { animalIds } = await pedigree.addLitter({
      accountId,
      studbookId,
      sireId: idOf('Rex'),
      damId: idOf('Bella'),
      young: [{ name: 'Inbred' }],
    })

    const sheet = await pedigree.geneticSheet({ accountId, animalId: animalIds[0] ?? 0 })

    expect(sheet.curve).toMatchObject({ exact: 0.25, completeGenerations: 2 })
    expect(sheet.curve.points.slice(0, 3)).toEqual([
      { generation: 1, inbreeding: 0, completeness: 1 },
      { generation: 2, inbreeding: 0.25, completeness: 1 },
      { generation: 3, inbreeding: 0.25, completeness: 0 },
    ])
    expect(sheet.curve.upperEstimate.upper).toBeGreaterThan(0.25)
    expect(sheet.founders.map(({ animal, contribution }) => [animal.name, contribution])).toEqual([
      ['Old Sam', 0.5],
      ['Old Ann', 0.5],
    ])
    expect(sheet.ancestorLoss[1]).toEqual({ generations: 5, distinct: 4, known: 6, ratio: 4 / 6 })
    expect(sheet.commonAncestors.ancestors.map(({ animal, part }) => [animal.name, part])).toEqual([
      ['Old Ann', 0.125],
      ['Old Sam', 0.125],
    ])
    expect(sheet).toMatchObject({ parents: { kind: 'full-siblings' }, ancestors: 4, depth: 2 })
  })

  test('follows every edit: a changed parent changes the figure', async () => {
    const { pedigree } = browser.bridge
    const { accountId, idOf } = await openKennel(browser.bridge, ana)
    const animalId = idOf('Pip')
    expect((await pedigree.geneticSheet({ accountId, animalId })).curve.exact).toBe(0)

    const changes = { sireId: idOf('Rex'), damId: idOf('Bella') }
    const { changeId } = await pedigree.editAnimal({ accountId, animalId, changes })
    expect((await pedigree.geneticSheet({ accountId, animalId })).curve.exact).toBe(0.25)
    expect(await pedigree.getAnimal({ accountId, animalId })).toMatchObject({ inbreeding: 0.25 })

    const { studbookId } = await pedigree.getAnimal({ accountId, animalId })
    await pedigree.undoChange({ accountId, studbookId, changeId })
    expect(await pedigree.getAnimal({ accountId, animalId })).toMatchObject({ inbreeding: null })
    expect((await pedigree.geneticSheet({ accountId, animalId })).curve.exact).toBe(0)
  })

  test.skipIf(!existsSync(dorcas))(
    'equals the published coefficients of a real studbook (skipped without ../shared/data)',
    async () => {
      const { pedigree } = browser.bridge
      const table = readFileSync(dorcas, 'utf8')
      const { studbookId } = await sendStudbook(browser.bridge, { accountId: ana, table })
      const book = { accountId: ana, studbookId }
      const first = await pedigree.searchAnimals({ ...book, text: '', page })
      await pedigree.geneticSheet({ accountId: ana, animalId: first.animals[0]?.animalId ?? 0 })

      const found = new Map<string, number | null>()
      for (let offset = 0; ; offset += page.limit) {
        const { animals } = await pedigree.searchAnimals({ ...book, text: '', page: { ...page, offset } })
        for (const { recordId, inbreeding } of animals) found.set(recordId, inbreeding)
        if (animals.length < page.limit) break
      }

      const expected = readFileSync(dorcasExpected, 'utf8').trim().split('\n').slice(1)
      expect(found.size).toBe(expected.length)
      for (const line of expected) {
        const [id = '', , , f] = line.split(',')
        expect(found.get(id)).toBeCloseTo(Number(f), 9)
      }
    },
  )
})

describe('the mate finder', () => {
  test('ranks every male by the exact coefficient and says how he is related', async () => {
    const { pedigree } = browser.bridge
    const { accountId, idOf } = await openKennel(browser.bridge, ana)
    const question = { accountId, animalId: idOf('Bella'), filters: ANY, sharedStuds: [], page }

    const { mates, considered, counts } = await pedigree.findMates(question)

    expect(considered).toBe(4)
    expect(
      mates.map(({ mate, inbreeding, relationship }) => [
        mate.source === 'own' && mate.animal.name,
        inbreeding,
        relationship.kind,
      ]),
    ).toEqual([
      ['Max', 0, 'cannot-confirm-unrelated'],
      ['Pip', 0, 'cannot-confirm-unrelated'],
      ['Old Sam', 0.25, 'parent'],
      ['Rex', 0.25, 'full-siblings'],
    ])
    expect(counts).toMatchObject({ sixteenth: 2, sameBreed: 3 })
  })

  test('works from a male as well, narrows by switches, and says why others are not there', async () => {
    const { pedigree } = browser.bridge
    const { accountId, idOf } = await openKennel(browser.bridge, ana)
    await pedigree.editAnimal({ accountId, animalId: idOf('Old Ann'), changes: { diedOn: '2024' } })
    const filters: MateFilters = { ...ANY, switches: ['sixteenth'] }
    const question = { accountId, animalId: idOf('Rex'), filters, sharedStuds: [], page }

    const found = await pedigree.findMates(question)

    expect(found.mates.map(({ mate }) => mate.source === 'own' && mate.animal.name)).toEqual(['Zara'])
    expect(found.excluded.map(({ animal, reasons }) => [animal.name, reasons])).toEqual([
      ['Bella', ['filtered']],
      ['Old Ann', ['not-living']],
    ])
    expect(found).toMatchObject({ passing: 1, excludedInAll: 2 })
  })

  test('ranks shared studs among the own, joined where they name the same ancestor', async () => {
    const { pedigree } = browser.bridge
    const { accountId, idOf } = await openKennel(browser.bridge, ana)
    await pedigree.editAnimal({
      accountId,
      animalId: idOf('Old Sam'),
      changes: { registration: 'VDH 12345' },
    })
    const stud = {
      studId: 'pet-far',
      name: 'Far Away',
      owner: 'Carla',
      distanceKm: 40,
      recordId: 'far',
      records: [
        { id: 'far', name: 'Far Away', sireId: 's', sex: 'male' as const, bornOn: '2021' },
        { id: 's', registration: 'VDH 12345', name: 'Old Sam', sex: 'male' as const },
      ],
      genetics: { tests: {}, genotype: {}, phenotype: {} },
    }

    const { mates } = await pedigree.findMates({
      accountId,
      animalId: idOf('Bella'),
      filters: ANY,
      sharedStuds: [stud],
      page,
    })

    const far = mates.find(({ mate }) => mate.source === 'shared')
    expect(far).toMatchObject({
      inbreeding: 0.125,
      relationship: { kind: 'half-siblings' },
      distanceKm: 40,
      birthYear: 2021,
    })
  })

  test('looks up rules and tests once the studbook says what and where', async () => {
    const { pedigree } = browser.bridge
    const { accountId, studbookId, idOf } = await openKennel(browser.bridge, ana)
    await pedigree.describeStudbook({ accountId, studbookId, species: 'dog', place: 'eu' })
    const carrier = { genetics: { tests: { 'pra-prcd': 'carrier' as const }, genotype: {}, phenotype: {} } }
    for (const name of ['Bella', 'Max']) {
      await pedigree.editAnimal({ accountId, animalId: idOf(name), changes: carrier })
    }
    const question = { accountId, animalId: idOf('Bella'), filters: ANY, sharedStuds: [], page }

    const { mates, counts } = await pedigree.findMates(question)

    const max = mates.find(({ mate }) => mate.source === 'own' && mate.animal.name === 'Max')
    expect(max).toMatchObject({ carrierRisk: { low: 0.25, high: 0.25, expected: 0.25 } })
    expect(max?.genes?.risks[0]).toMatchObject({ testId: 'pra-prcd', verdict: 'some-may-be-affected' })
    const rex = mates.find(({ mate }) => mate.source === 'own' && mate.animal.name === 'Rex')
    expect(rex?.law?.upcoming).toContainEqual(
      expect.objectContaining({ ruleId: 'eu-close-relatives', because: 'related-if-a-breeder' }),
    )
    expect(counts).toMatchObject({ lawful: 2, noKnownRisk: 3 })
  })
})

describe('a trial litter', () => {
  test('shows coefficient, colours with probabilities, and what rules say', async () => {
    const { pedigree } = browser.bridge
    const { accountId, studbookId, idOf } = await openKennel(browser.bridge, ana)
    await pedigree.describeStudbook({ accountId, studbookId, species: 'dog', place: 'eu' })
    const merle = { genetics: { tests: {}, genotype: { M: 'M/m', H: 'h/h' }, phenotype: {} } }
    for (const name of ['Rex', 'Bella']) {
      await pedigree.editAnimal({ accountId, animalId: idOf(name), changes: merle })
    }

    const litter = await pedigree.trialLitter({ accountId, sireId: idOf('Rex'), damId: idOf('Bella') })

    expect(litter).toMatchObject({ curve: { exact: 0.25 }, relationship: { kind: 'full-siblings' } })
    expect(litter.genes?.coat?.warnings).toContainEqual(
      expect.objectContaining({ code: 'double-merle', chance: { low: 0.25, high: 0.25, expected: 0.25 } }),
    )
    expect(litter.law?.notice).toContain('not legal advice')
    await pedigree.describeStudbook({ accountId, studbookId, species: 'dog', place: 'ch' })
    const swiss = await pedigree.trialLitter({ accountId, sireId: idOf('Rex'), damId: idOf('Bella') })
    expect(swiss.law?.findings).toContainEqual(
      expect.objectContaining({ ruleId: 'ch-loss-of-a-sense', verdict: 'forbidden' }),
    )
    await expect(
      pedigree.trialLitter({ accountId, sireId: idOf('Bella'), damId: idOf('Rex') }),
    ).rejects.toMatchObject({ code: 'pedigree/wrong-sex-parent' })
  })

  test('is one cell of the matrix of all pairs', async () => {
    const { accountId, studbookId, idOf } = await openKennel(browser.bridge, ana)

    const { inbreeding } = await browser.bridge.pedigree.mateMatrix({
      accountId,
      studbookId,
      sireIds: [idOf('Rex'), idOf('Max')],
      damIds: [idOf('Zara'), idOf('Bella')],
    })

    expect(inbreeding).toEqual([
      [0, 0],
      [0.25, 0],
    ])
  })
})

describe('conflicting claims', () => {
  test('show what each would make of the animal and of its descendants', async () => {
    const { pedigree } = browser.bridge
    const { accountId, studbookId, idOf } = await openKennel(browser.bridge, ana)
    const { animalIds } = await pedigree.addLitter({
      accountId,
      studbookId,
      sireId: idOf('Rex'),
      damId: idOf('Bella'),
      young: [{ name: 'Inbred' }],
    })
    await pedigree.addClaim({
      accountId,
      animalId: idOf('Bella'),
      fact: 'sire',
      value: null,
      parentId: idOf('Max'),
      who: 'Laboratory North',
      evidence: 'dna',
      signedWith: null,
    })

    const { claims } = await pedigree.figuresUnderClaims({ accountId, animalId: idOf('Bella'), fact: 'sire' })

    expect(claims).toMatchObject([
      { claim: { value: 'Old Sam', chosen: true }, inbreeding: 0, descendantsChanged: 0 },
      {
        claim: { value: 'Max', chosen: false },
        inbreeding: 0,
        descendantsChanged: 1,
        descendants: [{ animal: { animalId: animalIds[0] }, inbreeding: 0.125, chosen: 0.25 }],
      },
    ])
  })
})
