import { randomUUID } from 'node:crypto'
import {
  bundleFileText,
  type CertificateBundle,
  createIssuerKey,
  type IssuerKey,
  type OwnershipStatement,
  provePossession,
  type SignedCredential,
  signOwnershipCredential,
  verifyCertificate,
  writeOwnershipCredential,
} from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'
import type { Person, TestWorld } from './test-world.ts'

/** Somebody who issues certificates; the key stays here, as it would on their machine. */
export class TestBreeder {
  readonly person: Person
  readonly key: IssuerKey
  readonly #world: TestWorld

  private constructor(world: TestWorld, person: Person, key: IssuerKey) {
    this.#world = world
    this.person = person
    this.key = key
  }

  /** A breeder with a fresh key, registered unless told otherwise. */
  static async join(world: TestWorld, name: string, { registered = true } = {}): Promise<TestBreeder> {
    const breeder = new TestBreeder(world, await world.person(name), createIssuerKey())
    if (registered) await breeder.register()
    return breeder
  }

  /** Registers a key of theirs, or one they only pretend to hold. */
  register(key = this.key, accountId: string = this.person.userId) {
    const possession = provePossession(key, { accountId, signedAt: this.#world.clock.now() })
    return this.person.api.certificates.registerIssuerKey.mutate({ possession, label: 'kennel PC' })
  }

  /** Writes and signs a certificate for an animal. */
  sign(pet: Pet, change: Partial<OwnershipStatement> = {}, signer = this.key): SignedCredential {
    const { petId, name, species, sex, breedIds, birthDate } = pet
    const credential = writeOwnershipCredential({
      credentialId: `urn:uuid:${randomUUID()}`,
      issuer: { did: this.key.did, name: 'Carla Rossi' },
      animal: { petId, name, species, sex, breedIds, birthDate },
      ownerName: 'Ana Sørensen',
      validFrom: this.#world.clock.now(),
      ...change,
    })
    return signOwnershipCredential(credential, {
      secretKey: signer.secretKey,
      signedAt: this.#world.clock.now(),
    })
  }

  /** Hands a signed certificate in. */
  anchor(credential: SignedCredential) {
    return this.person.api.certificates.anchorCertificate.mutate({ credential })
  }
}

/** What a stranger with the file, and nothing else, finds. */
export function strangerSays(bundle: CertificateBundle, services: readonly string[] = [bundle.service]) {
  return verifyCertificate(new TextEncoder().encode(bundleFileText(bundle)), { services })
}
