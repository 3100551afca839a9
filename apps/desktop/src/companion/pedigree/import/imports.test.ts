import { userIdSchema } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import type { BridgeClient } from '../../../bridge/index.ts'
import { startTestCompanion } from '../../testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-1')
const page = { offset: 0, limit: 50 }

const KENNEL = `Zuchtbuchnr;Name;Vater;Mutter;Geschlecht;Wurfdatum;Farbe
R1;Rex vom Tal;;unbekannt;R;2018-03-04;black
L1;Luna Ébène;0;NA;H;2019-05-01;red
B1;Bella vom Tal;R1;L1;H;2021-06-02;black
`

async function send({ pedigree }: BridgeClient, text: string, fileName = 'kennel.csv') {
  const bytes = new TextEncoder().encode(text)
  const { importId } = await pedigree.startImport({ accountId: ana, fileName, byteLength: bytes.byteLength })
  const half = bytes.byteLength >> 1
  const of = { accountId: ana, importId }
  await pedigree.sendImportBytes({ ...of, offset: 0, bytes: bytes.slice(0, half) })
  await pedigree.sendImportBytes({ ...of, offset: half, bytes: bytes.slice(half) })
  return of
}

async function animalsOf({ pedigree }: BridgeClient, studbookId: string) {
  const { animals } = await pedigree.searchAnimals({ accountId: ana, studbookId, text: '', page })
  return animals
}

describe('an import', () => {
  test('reads a file in pieces, shows what it understood, and writes every animal', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const of = await send(browser.bridge, KENNEL)

    const reading = await pedigree.readImport(of)
    expect(reading).toMatchObject({ format: 'table', animals: 3, fileName: 'kennel.csv' })
    expect(reading.proposal?.missing).toEqual([])
    const done = await pedigree.applyImport({ ...of, into: { newName: 'Vom Tal' } })

    expect(done).toMatchObject({ animalsAdded: 3, animalsFilled: 0, claimsAdded: 0, founders: 2 })
    const animals = await animalsOf(browser.bridge, done.studbookId)
    const [bella, luna, rex] = animals
    expect(animals).toMatchObject([
      { name: 'Bella vom Tal', bornOn: '2021-06-02', sireId: rex?.animalId, damId: luna?.animalId },
      { name: 'Luna Ébène', sireId: null, sex: 'female' },
      { name: 'Rex vom Tal', colour: 'black', sex: 'male' },
    ])
    expect(bella?.recordId).toBe('B1')
    expect((await pedigree.listImports({ accountId: ana })).imports).toMatchObject([
      { fileName: 'kennel.csv', state: 'applied', animalsAdded: 3, changeId: done.changeId },
    ])
  })

  test('is undone whole, and can be applied again', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const of = await send(browser.bridge, KENNEL)
    const done = await pedigree.applyImport({ ...of, into: { newName: 'Vom Tal' } })
    const { studbookId, changeId } = done

    await pedigree.undoChange({ accountId: ana, studbookId, changeId })

    expect(await animalsOf(browser.bridge, studbookId)).toEqual([])
    const search = { accountId: ana, studbookId, text: 'rex', page }
    expect((await pedigree.searchAnimals(search)).animals).toEqual([])
    expect((await pedigree.listImports({ accountId: ana })).imports).toMatchObject([{ state: 'undone' }])
    await pedigree.applyImport({ ...of, into: { studbookId } })
    expect(await animalsOf(browser.bridge, studbookId)).toHaveLength(3)
  })

  test('into a studbook that knows the animals fills gaps and keeps other words as claims', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const first = await send(browser.bridge, KENNEL)
    const { studbookId } = await pedigree.applyImport({ ...first, into: { newName: 'Vom Tal' } })
    const second = await send(
      browser.bridge,
      'id,name,sire,dam,breed\nM1,Max,,,\nB1,Bella vom Tal,M1,L1,Poodle\n5,Other,,,\n',
      'registry.csv',
    )

    const done = await pedigree.applyImport({ ...second, into: { studbookId } })

    expect(done).toMatchObject({ animalsAdded: 2, animalsFilled: 1, claimsAdded: 1 })
    const bella = (await animalsOf(browser.bridge, studbookId)).find(({ recordId }) => recordId === 'B1')
    const of = { accountId: ana, animalId: bella?.animalId ?? 0 }
    expect(await pedigree.getAnimal(of)).toMatchObject({
      breed: 'Poodle',
      sire: { name: 'Rex vom Tal' },
      disputed: ['sire'],
    })
    expect((await pedigree.listClaims(of)).claims).toMatchObject([
      { value: 'Rex vom Tal', who: 'kennel.csv', evidence: 'import', chosen: true },
      { value: 'M1', who: 'registry.csv', evidence: 'import', chosen: false },
    ])
    await pedigree.undoChange({ accountId: ana, studbookId, changeId: done.changeId })
    expect(await pedigree.getAnimal(of)).toMatchObject({ breed: null, disputed: [] })
  })

  test('takes a number that means another animal here for a newcomer', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const first = await send(browser.bridge, 'id,name,sire,dam\n1,Rex,,\n2,Luna,,\n')
    const { studbookId } = await pedigree.applyImport({ ...first, into: { newName: 'Mine' } })
    const second = await send(browser.bridge, 'id,name,sire,dam\n1,Minka,,\n9,Mo,,1\n', 'cats.csv')

    await pedigree.applyImport({ ...second, into: { studbookId } })

    const animals = await animalsOf(browser.bridge, studbookId)
    expect(animals.map(({ recordId, name }) => [recordId, name])).toEqual([
      ['2', 'Luna'],
      ['1 (cats.csv)', 'Minka'],
      ['9', 'Mo'],
      ['1', 'Rex'],
    ])
  })

  test('survives a restart at every step: bytes, mapping and place', async () => {
    await using test = await startTestCompanion()
    await using before = await test.openBrowser()
    const text = 'a,b,c\nRex,,\nLuna,,\nBella,Rex,Luna\n'
    const of = await send(before.bridge, text)
    await before.bridge.pedigree.setImportMapping({
      ...of,
      mapping: { hasHeadings: true, columns: { id: 0, sire: 1, dam: 2 } },
    })

    await test.restart()

    await using after = await test.openBrowser()
    expect(await after.bridge.pedigree.readImport(of)).toMatchObject({ animals: 3 })
  })

  test('keeps what the file says where it cannot be, computes without it, and takes fixes one by one', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const of = await send(
      browser.bridge,
      'id,sire,dam,sex\nRex,,,male\nLuna,,,female\nBella,Bella,Luna,female\nPip,Rex,Bella,male\nOdd,Luna,Rex,male\n',
    )
    const found = await pedigree.importFindings({ ...of, page })
    const kinds = found.findings.map(({ kind, severity, decision }) => [kind, severity, decision])
    expect(kinds).toContainEqual(['self-parent', 'error', 'open'])
    const swapped = found.findings.find(({ kind }) => kind === 'swapped-parents')
    expect(swapped?.proposedFixes[0]?.kind).toBe('swap-parents')

    const decision = { findingId: swapped?.id ?? '', fixId: swapped?.proposedFixes[0]?.id ?? '' }
    const { counts } = await pedigree.decideFinding({ ...of, ...decision })
    expect(counts.open).toBeLessThan(found.counts.open)
    const done = await pedigree.applyImport({ ...of, into: { newName: 'Mended' } })

    const animals = await animalsOf(browser.bridge, done.studbookId)
    const named = (name: string) => animals.find(animal => animal.name === name)
    expect(named('Odd')).toMatchObject({ sireId: named('Rex')?.animalId, damId: named('Luna')?.animalId })
    expect(named('Bella')).toMatchObject({ sireId: null, damId: named('Luna')?.animalId })
    const bella = { accountId: ana, animalId: named('Bella')?.animalId ?? 0 }
    expect((await pedigree.listClaims(bella)).claims).toMatchObject([
      { fact: 'sire', value: 'Bella', who: 'kennel.csv', chosen: false },
    ])
  })

  test('takes a decision back', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const of = await send(browser.bridge, 'id,sire,dam\nLuna,,\nBella,Bella,Luna\n')
    const [finding] = (await pedigree.importFindings({ ...of, page })).findings
    const findingId = finding?.id ?? ''
    const stateOf = async () => {
      const { findings } = await pedigree.importFindings({ ...of, page })
      return findings.find(({ id }) => id === findingId)?.decision
    }

    await pedigree.decideFinding({ ...of, findingId, fixId: finding?.proposedFixes[0]?.id ?? '' })
    expect(await stateOf()).toBe('accepted')
    await test.restart()
    await using after = await test.openBrowser()
    const again = after.bridge.pedigree
    expect((await again.importFindings({ ...of, page })).findings[0]?.decision).toBe('accepted')
    await again.undoDecision({ ...of, findingId })

    expect((await again.importFindings({ ...of, page })).findings[0]?.decision).toBe('open')
    await again.decideFinding({ ...of, findingId, fixId: null })
    expect((await again.importFindings({ ...of, page })).findings[0]?.decision).toBe('rejected')
  })

  test('error: says how much of the file is missing, and which piece comes next', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const { importId } = await pedigree.startImport({ accountId: ana, fileName: 'big.csv', byteLength: 10 })
    const of = { accountId: ana, importId }
    await pedigree.sendImportBytes({ ...of, offset: 0, bytes: new Uint8Array(4) })

    await expect(
      pedigree.sendImportBytes({ ...of, offset: 6, bytes: new Uint8Array(4) }),
    ).rejects.toMatchObject({ code: 'pedigree/import-out-of-order', facts: { expected: 4 } })
    await expect(pedigree.readImport(of)).rejects.toMatchObject({ code: 'pedigree/import-incomplete' })
  })

  test('error: a table without parents is shown, and not applied', async () => {
    await using test = await startTestCompanion()
    await using browser = await test.openBrowser()
    const { pedigree } = browser.bridge
    const of = await send(browser.bridge, 'name,colour\nRex,black\n')

    expect((await pedigree.readImport(of)).proposal?.missing).toEqual(['sire', 'dam'])
    await expect(pedigree.applyImport({ ...of, into: { newName: 'Mine' } })).rejects.toMatchObject({
      code: 'pedigree/missing-column',
    })
    expect((await pedigree.listStudbooks({ accountId: ana })).studbooks).toEqual([])
  })
})
