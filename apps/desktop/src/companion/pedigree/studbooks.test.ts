import { userIdSchema } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import type { BridgeClient } from '../../bridge/index.ts'
import { startTestCompanion } from '../testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-1')
const ben = userIdSchema.parse('account-ben-1')
const page = { offset: 0, limit: 20 }

/** A small kennel: Rex and Luna, their daughter Bella, and Bella's litter by her own sire. */
async function kennel({ pedigree }: BridgeClient) {
  const { studbookId } = await pedigree.createStudbook({ accountId: ana, name: 'Kennel vom Tal' })
  const book = { accountId: ana, studbookId }
  const { animalId: rex } = await pedigree.addAnimal({ ...book, facts: { name: 'Rex vom Tal', sex: 'male' } })
  const { animalId: luna } = await pedigree.addAnimal({ ...book, facts: { name: 'Luna Ébène' } })
  const litter = await pedigree.addLitter({
    ...book,
    sireId: rex,
    damId: luna,
    young: [{ name: 'Bella vom Tal', sex: 'female', bornOn: '2022-05' }],
  })
  const [bella = 0] = litter.animalIds
  return { ...book, rex, luna, bella, litter }
}

describe('a studbook', () => {
  test('survives a restart, and every account sees only its own', async () => {
    await using test = await startTestCompanion()
    await using before = await test.openBrowser()
    const { studbookId, bella, rex, luna } = await kennel(before.bridge)

    await test.restart()

    await using after = await test.openBrowser()
    const { pedigree } = after.bridge
    expect((await pedigree.listStudbooks({ accountId: ana })).studbooks).toMatchObject([
      { studbookId, name: 'Kennel vom Tal', animals: 3, revision: 3 },
    ])
    expect(await pedigree.getAnimal({ accountId: ana, animalId: bella })).toMatchObject({
      name: 'Bella vom Tal',
      bornOn: '2022-05',
      sire: { animalId: rex, sex: 'male' },
      dam: { animalId: luna, sex: 'female' },
    })
    expect((await pedigree.listStudbooks({ accountId: ben })).studbooks).toEqual([])
    await expect(pedigree.getAnimal({ accountId: ben, animalId: bella })).rejects.toMatchObject({
      code: 'pedigree/animal-missing',
    })
  })

  test('finds animals by beginnings of words, accents or not, and by sex', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { accountId, studbookId } = await kennel(browser.bridge)
    const namesFor = async (text: string, sex?: 'male' | 'female') => {
      const search = { accountId, studbookId, text, page, ...(sex === undefined ? {} : { sex }) }
      const { animals } = await browser.bridge.pedigree.searchAnimals(search)
      return animals.map(({ name }) => name)
    }

    expect(await namesFor('tal')).toEqual(['Bella vom Tal', 'Rex vom Tal'])
    expect(await namesFor('vom be')).toEqual(['Bella vom Tal'])
    expect(await namesFor('ebene')).toEqual(['Luna Ébène'])
    expect(await namesFor('', 'female')).toEqual(['Bella vom Tal', 'Luna Ébène'])
    expect(await namesFor('tal', 'male')).toEqual(['Rex vom Tal'])
    expect(await namesFor('"* OR -')).toEqual([])
  })

  test('answers ancestors each once, whoever stands twice', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, studbookId, rex, bella } = await kennel(browser.bridge)
    const { animalIds } = await pedigree.addLitter({
      accountId,
      studbookId,
      sireId: rex,
      damId: bella,
      young: [{ name: 'Pip' }],
    })

    const { animals } = await pedigree.ancestors({ accountId, animalId: animalIds[0] ?? 0, generations: 4 })

    expect(animals.map(({ name }) => name).sort()).toEqual([
      'Bella vom Tal',
      'Luna Ébène',
      'Pip',
      'Rex vom Tal',
    ])
    expect(await pedigree.offspring({ accountId, animalId: rex, page })).toMatchObject({
      total: 2,
      animals: [{ name: 'Bella vom Tal' }, { name: 'Pip' }],
    })
  })

  test('leaves as easily as it came, in every format', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, studbookId, bella } = await kennel(browser.bridge)
    const facts = {
      genetics: { tests: { eic: 'clear' as const }, genotype: {}, phenotype: {} },
      sireId: null,
    }
    await pedigree.editAnimal({ accountId, animalId: bella, changes: facts })
    const save = async (format: 'csv' | 'gedcom' | 'json') => {
      const { exportId, fileName } = await pedigree.exportStudbook({ accountId, studbookId, format })
      const { bytes } = await pedigree.readExport({ accountId, exportId, offset: 0 })
      await expect(pedigree.readExport({ accountId, exportId, offset: 0 })).rejects.toMatchObject({
        code: 'pedigree/export-gone',
      })
      return { fileName, text: new TextDecoder().decode(bytes) }
    }

    const csv = await save('csv')
    expect(csv.fileName).toBe('Kennel vom Tal.csv')
    expect(csv.text.split('\r\n').filter(Boolean)).toHaveLength(4)
    expect((await save('gedcom')).text).toContain('Rex vom Tal')
    const { records, claims, genetics } = JSON.parse((await save('json')).text)
    expect(records).toHaveLength(3)
    expect(claims).toMatchObject([
      { fact: 'sire', value: 'Rex vom Tal', chosen: false },
      { fact: 'sire', value: null, chosen: true },
    ])
    expect(Object.values(genetics)).toEqual([facts.genetics])
  })

  test('deleted by mistake comes back whole', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, studbookId, bella } = await kennel(browser.bridge)

    const { changeId } = await pedigree.deleteStudbook({ accountId, studbookId })
    expect((await pedigree.listStudbooks({ accountId })).studbooks).toEqual([])
    await expect(pedigree.getAnimal({ accountId, animalId: bella })).rejects.toMatchObject({
      code: 'pedigree/animal-missing',
    })
    await pedigree.undoChange({ accountId, studbookId, changeId })

    expect((await pedigree.listStudbooks({ accountId })).studbooks).toMatchObject([{ animals: 3 }])
    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({ name: 'Bella vom Tal' })
  })

  test('of nobody moves to the account that signs up, and goes when the account is forgotten', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree, identity } = browser.bridge
    await pedigree.createStudbook({ accountId: 'nobody', name: 'First' })

    expect(await pedigree.adoptStudbooks({ accountId: ana })).toEqual({ adopted: 1 })
    expect((await pedigree.listStudbooks({ accountId: ana })).studbooks).toMatchObject([{ name: 'First' }])
    await identity.forgetAccount({ accountId: ana })

    expect((await pedigree.listStudbooks({ accountId: ana })).studbooks).toEqual([])
  })
})

describe('a change', () => {
  test('is taken back step by step, the newest first where steps hang together', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, studbookId, bella, luna, litter } = await kennel(browser.bridge)
    const changes = { name: 'Bella II', damId: null }
    const edit = await pedigree.editAnimal({ accountId, animalId: bella, changes })
    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({
      name: 'Bella II',
      dam: null,
      disputed: ['dam'],
    })

    await expect(
      pedigree.undoChange({ accountId, studbookId, changeId: litter.changeId }),
    ).rejects.toMatchObject({ code: 'pedigree/later-changes-depend', facts: { later: edit.changeId } })
    await pedigree.undoChange({ accountId, studbookId, changeId: edit.changeId })

    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({
      name: 'Bella vom Tal',
      dam: { animalId: luna },
      disputed: [],
    })
    await pedigree.undoChange({ accountId, studbookId, changeId: litter.changeId })
    await expect(pedigree.getAnimal({ accountId, animalId: bella })).rejects.toMatchObject({
      code: 'pedigree/animal-missing',
    })
    const { changes: steps } = await pedigree.listChanges({ accountId, studbookId, page })
    expect(steps.map(({ kind, undoneAt }) => [kind, undoneAt !== null])).toEqual([
      ['edit-animal', true],
      ['add-litter', true],
      ['add-animal', false],
      ['add-animal', false],
    ])
  })

  test('error: refuses parents that cannot be, and changes nothing', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, rex, luna, bella } = await kennel(browser.bridge)
    const edit = (animalId: number, changes: { sireId?: number; damId?: number }) =>
      pedigree.editAnimal({ accountId, animalId, changes })

    await expect(edit(luna, { damId: bella })).rejects.toMatchObject({ code: 'pedigree/cycle' })
    await expect(edit(bella, { damId: bella })).rejects.toMatchObject({ code: 'pedigree/cycle' })
    await expect(edit(rex, { sireId: luna })).rejects.toMatchObject({ code: 'pedigree/wrong-sex-parent' })

    expect(await pedigree.getAnimal({ accountId, animalId: luna })).toMatchObject({ sire: null, dam: null })
  })
})

describe('conflicting claims', () => {
  test('live side by side, and the chosen one counts until the choice is undone', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { accountId, studbookId, rex, bella } = await kennel(browser.bridge)
    const { animalId: max } = await pedigree.addAnimal({ accountId, studbookId, facts: { name: 'Max' } })

    const claim = await pedigree.addClaim({
      accountId,
      animalId: bella,
      fact: 'sire',
      value: null,
      parentId: max,
      who: 'Laboratory North',
      evidence: 'dna',
      signedWith: 'did:key:z6MkNorth',
    })
    expect((await pedigree.listClaims({ accountId, animalId: bella })).claims).toMatchObject([
      { value: 'Rex vom Tal', parentId: rex, evidence: 'breeder', chosen: true },
      { value: 'Max', parentId: max, evidence: 'dna', signedWith: 'did:key:z6MkNorth', chosen: false },
    ])
    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({ sireId: rex })

    const { changeId } = await pedigree.chooseClaim({ accountId, claimId: claim.claimId })
    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({
      sireId: max,
      disputed: ['sire'],
    })
    await pedigree.undoChange({ accountId, studbookId, changeId })

    expect(await pedigree.getAnimal({ accountId, animalId: bella })).toMatchObject({ sireId: rex })
    const { claims } = await pedigree.listClaims({ accountId, animalId: bella })
    expect(claims.map(({ parentId, chosen }) => [parentId, chosen])).toEqual([
      [rex, true],
      [max, false],
    ])
  })
})
