import { randomUUID } from 'node:crypto'
import {
  ATTESTATION_FORMAT,
  type AttestationStatement,
  type AttestationStatus,
  certificateIdSchema,
  createIssuerKey,
  type OpenedFact,
  type SignedAttestation,
  signAttestation,
  verifyPaper,
  writeAttestation,
} from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../runtime/config.ts'
import { openLog } from '../../runtime/logging.ts'
import { startServer } from '../../runtime/start-server.ts'
import { TestBreeder } from '../../runtime/testing/test-breeder.ts'
import { expectRefusal, TestWorld } from '../../runtime/testing/test-world.ts'

const CHIP = '276098106123456'

type Written = { readonly credential: SignedAttestation; readonly opened: readonly OpenedFact[] }

/** A breeder writes what a pup's paper says, and signs it. */
function pupPaper(
  breeder: TestBreeder,
  change: Partial<AttestationStatement> = {},
  key = breeder.key,
): Written {
  const { credential, opened } = writeAttestation({
    credentialId: `urn:uuid:${randomUUID()}`,
    kind: 'litter',
    issuer: { did: breeder.key.did, name: 'Kennel Rossi', role: 'breeder' },
    petId: randomUUID(),
    facts: {
      'animal.name': 'Pip',
      'chip.number': CHIP,
      'chip.lastThree': '456',
      'litter.bornOn': '2026-03-01',
      'sire.name': 'Rex',
      'dam.name': 'Luna',
    },
    validFrom: new Date('2026-01-01T00:00:00Z'),
    ...change,
  })
  return {
    credential: signAttestation(credential, { secretKey: key.secretKey, signedAt: new Date() }),
    opened,
  }
}

/** What a stranger finds in the file its holder keeps. */
function strangerSays({ credential, opened }: Written, status: AttestationStatus) {
  const file = { format: ATTESTATION_FORMAT, credential, status, facts: opened }
  return verifyPaper(new TextEncoder().encode(JSON.stringify(file)), {
    trust: { services: [status.service] },
    now: new Date(status.revocationSnapshot.asOf),
  })
}

const issue = (breeder: TestBreeder, papers: readonly Written[]) =>
  breeder.person.api.certificates.issueBatch.mutate({ attestations: papers.map(paper => paper.credential) })

const idOf = ({ credential }: Written) => certificateIdSchema.parse(credential.id)

let world: TestWorld
let carla: TestBreeder
beforeAll(async () => {
  world = await TestWorld.create({ chain: { enabled: true } })
  carla = await TestBreeder.join(world, 'carla')
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

describe('issueBatch', () => {
  test('anchors a litter in one transaction, and every pup’s paper convinces a stranger', async () => {
    const papers = ['Pip', 'Pap', 'Pop'].map(() => pupPaper(carla))
    const { statuses } = await issue(carla, papers)
    const verdicts = papers.map((paper, pup) => statuses[pup] && strangerSays(paper, statuses[pup]).verdict)
    expect(verdicts).toEqual(['valid', 'valid', 'valid'])
    expect(new Set(statuses.map(status => status.anchor?.transaction)).size).toBe(1)
  })

  test('never learns a fact: no name, chip or salt is in what the server keeps or answers', async () => {
    const paper = pupPaper(carla)
    const { statuses } = await issue(carla, [paper])
    const { client } = world.server.context.database
    const row = await client.certificate.findUnique({ where: { id: paper.credential.id } })
    const kept = JSON.stringify([row, statuses, world.logText])
    const secrets = [CHIP, '"Pip"', ...paper.opened.map(fact => fact.salt)]
    expect(secrets.filter(secret => kept.includes(secret))).toEqual([])
  })

  test('keeps a paper once, however often it is handed in', async () => {
    const papers = [pupPaper(carla), pupPaper(carla)]
    const [first, second] = [await issue(carla, papers), await issue(carla, [...papers, pupPaper(carla)])]
    expect(second.statuses.slice(0, 2).map(status => status.anchor?.batchId)).toEqual(
      first.statuses.map(status => status.anchor?.batchId),
    )
  })

  test('error: takes all or none', async () => {
    const [good, forged] = [pupPaper(carla), pupPaper(carla, {}, createIssuerKey())]
    expect(await expectRefusal(issue(carla, [good, forged]))).toMatchObject({
      code: 'certificates/signature-invalid',
    })
    const { client } = world.server.context.database
    expect(await client.certificate.count({ where: { id: good.credential.id } })).toBe(0)
  })

  test('error: refuses a key of somebody else, an animal of somebody else, and a taken id', async () => {
    const ben = await world.person('ben')
    const rex = await ben.publishPet({ name: 'Rex' })
    const eva = await TestBreeder.join(world, 'eva')
    const mine = pupPaper(carla)
    await issue(carla, [mine])
    expect(await expectRefusal(issue(eva, [pupPaper(carla)]))).toMatchObject({
      code: 'certificates/issuer-key-unknown',
    })
    expect(await expectRefusal(issue(carla, [pupPaper(carla, { petId: rex.petId })]))).toMatchObject({
      code: 'pets/not-yours',
    })
    const taken = pupPaper(eva, { credentialId: mine.credential.id })
    expect(await expectRefusal(issue(eva, [taken]))).toMatchObject({ code: 'certificates/id-taken' })
  })

  test('lets a vet attest a published animal, and its owner finds the paper', async () => {
    const ben = await world.person('ben')
    const rex = await ben.publishPet({ name: 'Rex' })
    const vet = { did: carla.key.did, name: 'Practice Rossi', role: 'vet' } as const
    const facts = { 'test.name': 'MDR1', 'test.result': 'clear', 'test.sampledOn': '2026-01-01' }
    const paper = pupPaper(carla, { kind: 'health-test', issuer: vet, petId: rex.petId, facts })
    await issue(carla, [paper])
    const { attestations } = await ben.api.certificates.listMyAttestations.query()
    expect(attestations).toMatchObject([{ kind: 'health-test', attesterRole: 'vet', issuedByMe: false }])
    const { credential, status } = await ben.api.certificates.getAttestation.query({
      certificateId: idOf(paper),
    })
    expect([credential, status.digest]).toEqual([paper.credential, attestations[0]?.digest])
  })

  test('error: refuses more papers in a call than a call holds', async () => {
    const one = pupPaper(carla)
    const many = Array.from({ length: 51 }, () => one)
    expect(await expectRefusal(issue(carla, many))).toMatchObject({ code: 'requests/invalid-input' })
  })
})

describe('a mistake', () => {
  test('is put right by a newer paper that names it, and the older one says so from then on', async () => {
    const wrong = pupPaper(carla)
    const [before] = (await issue(carla, [wrong])).statuses
    const { petId } = wrong.credential.credentialSubject
    const corrects = { id: wrong.credential.id, digest: before?.digest ?? '', reason: 'born in April' }
    const right = pupPaper(carla, { petId, corrects })
    const [status] = (await issue(carla, [right])).statuses
    const asked = { digest: before?.digest ?? '' }
    const after = await world.clientWith(null).certificates.attestationStatus.query(asked)
    expect(status && strangerSays(right, status).verdict).toBe('valid')
    expect(strangerSays(wrong, after)).toMatchObject({ verdict: 'corrected' })
    expect(await expectRefusal(issue(carla, [pupPaper(carla, { petId, corrects })]))).toMatchObject({
      facts: { reason: 'corrected-already' },
    })
  })

  test('error: cannot be put right by anybody else, nor into another kind or animal', async () => {
    const wrong = pupPaper(carla)
    const [status] = (await issue(carla, [wrong])).statuses
    const { petId } = wrong.credential.credentialSubject
    const corrects = { id: wrong.credential.id, digest: status?.digest ?? '', reason: 'mine now' }
    const fred = await TestBreeder.join(world, 'fred')
    const refusals = [
      await expectRefusal(issue(fred, [pupPaper(fred, { petId, corrects })])),
      await expectRefusal(issue(carla, [pupPaper(carla, { corrects })])),
      await expectRefusal(
        issue(carla, [pupPaper(carla, { petId, corrects: { ...corrects, digest: 'ab'.repeat(32) } })]),
      ),
    ]
    expect(refusals.map(refusal => refusal.facts)).toEqual([
      { reason: 'not-yours' },
      { reason: 'not-the-same' },
      { reason: 'not-the-same' },
    ])
  })

  test('is withdrawn for the file, the chain and the list, whatever the kind', async () => {
    const paper = pupPaper(carla)
    await issue(carla, [paper])
    const asked = { certificateId: idOf(paper), reason: 'wrong pup' }
    const status = await carla.person.api.certificates.revokeAttestation.mutate(asked)
    expect(strangerSays(paper, status)).toMatchObject({ verdict: 'revoked' })
    const { chain } = world.server.context.ports.certificates
    expect(await chain?.readRevocation(status.digest)).toBeInstanceOf(Date)
    const { attestations } = await carla.person.api.certificates.listMyAttestations.query()
    expect(attestations.find(it => it.certificateId === idOf(paper))?.state).toBe('revoked')
  })

  test('error: cannot be withdrawn by somebody it is none of', async () => {
    const paper = pupPaper(carla)
    await issue(carla, [paper])
    const ben = await world.person('ben')
    const revoke = ben.api.certificates.revokeAttestation.mutate({
      certificateId: idOf(paper),
      reason: 'spite',
    })
    expect(await expectRefusal(revoke)).toMatchObject({ code: 'certificates/not-found' })
  })
})

describe('a thousand papers', () => {
  test('go into one transaction, and the last one carries its own proof', { timeout: 120_000 }, async () => {
    await using dark = await TestWorld.create()
    const gina = await TestBreeder.join(dark, 'gina')
    const papers = Array.from({ length: 1000 }, () => pupPaper(gina))
    for (let at = 0; at < papers.length; at += 50) await issue(gina, papers.slice(at, at + 50))
    await dark.stop()

    const off = { enabled: false }
    const config = parseConfig({ data: dark.folder, empty: true, relay: off, ipfs: off })
    await using lit = await startServer(config, { log: openLog('silent') })
    const { client } = lit.context.database
    await expect
      .poll(() => client.anchorBatch.findMany({ select: { state: true } }), { timeout: 60_000 })
      .toEqual([{ state: 'anchored' }])
    const last = papers.at(-1)
    const asked = encodeURIComponent(JSON.stringify({ digest: await digestOf(client, last) }))
    const answer = await fetch(`${lit.serverUrl}/api/trpc/certificates.attestationStatus?input=${asked}`)
    const { result } = (await answer.json()) as { result: { data: AttestationStatus } }
    expect([result.data.anchor?.size, last && strangerSays(last, result.data).verdict]).toEqual([
      1000,
      'valid',
    ])
    expect(result.data.anchor?.merkleProof.length).toBeLessThanOrEqual(10)
  })
})

describe('an account', () => {
  test('takes its papers along in the export', async () => {
    const paper = pupPaper(carla)
    await issue(carla, [paper])
    const exported = await carla.person.api.identity.exportAccount.query()
    expect(JSON.stringify(exported)).toContain(paper.credential.id)
  })
})

async function digestOf(
  client: TestWorld['server']['context']['database']['client'],
  paper: Written | undefined,
): Promise<string> {
  const row = await client.certificate.findUnique({ where: { id: paper?.credential.id ?? '' } })
  return row?.digest ?? ''
}
