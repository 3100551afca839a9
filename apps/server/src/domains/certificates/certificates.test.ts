import {
  type CertificateBundle,
  canonicalBytes,
  certificateIdSchema,
  contentAddressOf,
  createIssuerKey,
} from '@pawfect/domain/certificates'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../runtime/config.ts'
import { openLog } from '../../runtime/logging.ts'
import { startServer } from '../../runtime/start-server.ts'
import { strangerSays, TestBreeder } from '../../runtime/testing/test-breeder.ts'
import { expectRefusal, TestWorld } from '../../runtime/testing/test-world.ts'

let world: TestWorld
let carla: TestBreeder
beforeAll(async () => {
  world = await TestWorld.create({ chain: { enabled: true }, ipfs: { enabled: true } })
  carla = await TestBreeder.join(world, 'carla')
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

describe('anchorCertificate', () => {
  test('anchors a certificate that a stranger can check, and pins it under its own address', async () => {
    const credential = carla.sign(
      await carla.person.registerPet({ name: 'Luna', breedIds: ['beagle'], mixed: false }),
    )

    const bundle = await carla.anchor(credential)

    const report = strangerSays(bundle)
    expect([report.verdict, bundle.anchor?.size]).toEqual(['valid', 1])
    const { chain, pins } = world.server.context.ports.certificates
    expect((await chain?.readBatch(bundle.anchor?.root ?? ''))?.size).toBe(1)
    expect(bundle.ipfsCid).toBe(contentAddressOf(bundle.digest))
    expect(await pins?.read(bundle.ipfsCid)).toEqual(Uint8Array.from(canonicalBytes(credential)))
  })

  test('puts certificates that come together into one transaction', async () => {
    const pets = await Promise.all(
      ['Mila', 'Nora', 'Otto', 'Pia'].map(name => carla.person.registerPet({ name })),
    )
    const bundles = await Promise.all(pets.map(pet => carla.anchor(carla.sign(pet))))
    expect(new Set(bundles.map(bundle => bundle.anchor?.transaction)).size).toBe(1)
    expect(bundles.map(bundle => [strangerSays(bundle).verdict, bundle.anchor?.size])).toEqual(
      pets.map(() => ['valid', 4]),
    )
  })

  test('anchors once when the same certificate is handed in again', async () => {
    const credential = carla.sign(await carla.person.registerPet())
    const first = await carla.anchor(credential)
    expect((await carla.anchor(credential)).anchor).toEqual(first.anchor)
  })

  test('error: refuses an animal of somebody else', async () => {
    const ben = await world.person('ben')
    const rex = await ben.publishPet({ name: 'Rex' })
    expect(await expectRefusal(carla.anchor(carla.sign(rex)))).toMatchObject({ code: 'pets/not-yours' })
  })

  test('error: refuses a signature by another key, and a changed word', async () => {
    const pet = await carla.person.registerPet()
    const forged = carla.sign(pet, {}, createIssuerKey())
    expect(await expectRefusal(carla.anchor(forged))).toMatchObject({
      code: 'certificates/signature-invalid',
    })
    const changed = { ...carla.sign(pet), validFrom: '2020-01-01T00:00:00Z' }
    expect(await expectRefusal(carla.anchor(changed))).toMatchObject({
      code: 'certificates/signature-invalid',
    })
  })

  test('error: refuses a key that was never registered, and one that was retired', async () => {
    const dora = await TestBreeder.join(world, 'dora', { registered: false })
    const pet = await dora.person.registerPet()
    const unknown = { code: 'certificates/issuer-key-unknown', facts: { retired: false } }
    expect(await expectRefusal(dora.anchor(dora.sign(pet)))).toMatchObject(unknown)
    await dora.register()
    const bundle = await dora.anchor(dora.sign(pet))
    world.clock.advance({ minutes: 1 })
    await dora.person.api.certificates.retireIssuerKey.mutate({ did: dora.key.did })
    expect(await expectRefusal(dora.anchor(dora.sign(pet)))).toMatchObject({ facts: { retired: true } })
    const after = await dora.person.api.certificates.getCertificate.query({
      certificateId: idOf(bundle),
    })
    expect(strangerSays(after).verdict).toBe('valid')
  })

  test('error: refuses facts that differ from the animal, and facts that are only a photo guess', async () => {
    const pet = await carla.person.registerPet({ name: 'Luna' })
    const older = carla.sign({ ...pet, birthDate: '2019-01-01' })
    expect(await expectRefusal(carla.anchor(older))).toMatchObject({
      code: 'certificates/facts-differ',
      facts: { fact: 'birthDate' },
    })
    const guessed = await carla.person.registerPet(
      { breedIds: ['beagle'] },
      { sources: { breedIds: 'photo' } },
    )
    expect(await expectRefusal(carla.anchor(carla.sign(guessed)))).toMatchObject({
      code: 'certificates/photo-guess',
      facts: { fact: 'breedIds' },
    })
  })

  test('error: refuses a second certificate under the same id', async () => {
    const pet = await carla.person.registerPet()
    const first = carla.sign(pet)
    await carla.anchor(first)
    const second = carla.sign(pet, { credentialId: first.id, ownerName: 'Ben' })
    expect(await expectRefusal(carla.anchor(second))).toMatchObject({ code: 'certificates/id-taken' })
  })
})

describe('registerIssuerKey', () => {
  test('registers a key once, however often it is asked', async () => {
    const first = await carla.register()
    world.clock.advance({ hours: 1 })
    expect(await carla.register()).toEqual(first)
  })

  test('error: refuses somebody else’s key, and a proof made for another account', async () => {
    const eva = await TestBreeder.join(world, 'eva')
    const code = 'certificates/signature-invalid'
    expect(await expectRefusal(eva.register(eva.key, carla.person.userId))).toMatchObject({ code })
    expect(await expectRefusal(eva.register(carla.key))).toMatchObject({
      code: 'certificates/issuer-key-taken',
    })
    const pretended = { ...createIssuerKey(), did: carla.key.did }
    expect(await expectRefusal(eva.register(pretended))).toMatchObject({ code })
  })
})

describe('revokeCertificate', () => {
  test('withdraws a certificate for the file, the chain and the list', async () => {
    const bundle = await carla.anchor(carla.sign(await carla.person.registerPet({ name: 'Ula' })))
    const certificateId = idOf(bundle)
    const revoked = await carla.person.api.certificates.revokeCertificate.mutate({
      certificateId,
      reason: 'sold again',
    })

    expect(strangerSays(revoked)).toMatchObject({ verdict: 'revoked' })
    expect(revoked.revocationSnapshot).toMatchObject({ status: 'revoked', reason: 'sold again' })
    const { chain } = world.server.context.ports.certificates
    expect(await chain?.readRevocation(bundle.digest)).toBeInstanceOf(Date)
    const { certificates } = await carla.person.api.certificates.listMyCertificates.query()
    expect(certificates.find(it => it.animalName === 'Ula')).toMatchObject({
      state: 'revoked',
      issuedByMe: true,
    })
    expect(strangerSays(bundle).summary).toContain('Valid as of')
  })

  test('error: nobody else sees a certificate, let alone withdraws it', async () => {
    const bundle = await carla.anchor(carla.sign(await carla.person.registerPet()))
    const ben = await world.person('ben')
    const certificateId = idOf(bundle)
    const code = 'certificates/not-found'
    expect(await expectRefusal(ben.api.certificates.getCertificate.query({ certificateId }))).toMatchObject({
      code,
    })
    const revoke = ben.api.certificates.revokeCertificate.mutate({ certificateId, reason: 'out of spite' })
    expect(await expectRefusal(revoke)).toMatchObject({ code })
  })
})

describe('the queue between server and chain', () => {
  test('keeps a certificate signed while there is no chain, and anchors it once there is one', async () => {
    await using dark = await TestWorld.create({ chain: { enabled: false } })
    const finn = await TestBreeder.join(dark, 'finn')
    const bundle = await finn.anchor(finn.sign(await finn.person.registerPet()))
    expect([bundle.anchor, strangerSays(bundle).summary.includes('not anchored on a chain yet')]).toEqual([
      null,
      true,
    ])
    const { certificates } = await finn.person.api.certificates.listMyCertificates.query()
    expect(certificates.map(it => it.state)).toEqual(['signed'])
    await dark.stop()

    const off = { enabled: false }
    const config = parseConfig({ data: dark.folder, empty: true, relay: off, ipfs: off })
    await using lit = await startServer(config, { log: openLog('silent') })
    const { client } = lit.context.database
    await expect
      .poll(() => client.anchorBatch.count({ where: { state: 'anchored' } }), { timeout: 20_000 })
      .toBe(1)
  })

  test('knows its certificates and its chain again after a restart', async () => {
    await using first = await TestWorld.create({ chain: { enabled: true } })
    const gina = await TestBreeder.join(first, 'gina')
    const bundle = await gina.anchor(gina.sign(await gina.person.registerPet()))
    await first.restart()
    const again = await gina.person.api.certificates.getCertificate.query({
      certificateId: idOf(bundle),
    })
    expect([again.anchor, again.service]).toEqual([bundle.anchor, bundle.service])
    expect(await gina.person.api.certificates.certificateService.query()).toEqual({
      serviceDid: bundle.service,
      anchor: { chainId: bundle.anchor?.chainId, contract: bundle.anchor?.contract },
      verifyUrl: null,
    })
  })

  test('health names the chain and the node', async () => {
    const { engines } = (await (await world.fetch('/ready')).json()) as { engines: Record<string, string> }
    expect(engines).toMatchObject({ chain: 'up', ipfs: 'up' })
  })

  test('a deleted account takes its certificates and its pinned files along', async () => {
    const hugo = await TestBreeder.join(world, 'hugo')
    const bundle = await hugo.anchor(hugo.sign(await hugo.person.registerPet()))
    await hugo.person.api.identity.deleteAccount.mutate({ password: 'walk-in-the-park' })
    expect(await world.server.context.ports.certificates.pins?.read(bundle.ipfsCid)).toBeNull()
    const { client } = world.server.context.database
    expect(await client.certificate.count({ where: { digest: bundle.digest } })).toBe(0)
    expect(strangerSays(bundle).verdict).toBe('valid')
  })
})

function idOf(bundle: CertificateBundle) {
  return certificateIdSchema.parse(bundle.credential.id)
}
