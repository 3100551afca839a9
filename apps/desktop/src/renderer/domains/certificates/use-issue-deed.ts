import {
  type CertificateBundle,
  signedCredentialSchema,
  writeOwnershipCredential,
} from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { PublicSigningKey } from '../../../bridge/index.ts'
import { type AccountScope, host, useAccountScope } from '../../shell/host.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { registeredKey } from './registered-key.ts'

/** What a breeder decides about a deed. */
export interface DeedInput {
  readonly pet: Pet
  readonly ownerName: string
  readonly issuerName: string
  /** The key to sign with; null makes one on this machine, called `keyLabel`. */
  readonly key: PublicSigningKey | null
  readonly keyLabel: string
}

/** Signs a deed on this machine and has it written down; answers with the certificate file's content. */
export function useIssueDeed(): UseMutationResult<CertificateBundle, Error, DeedInput> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: DeedInput) => issueDeed(accountId, input),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() })
      await queries.invalidateQueries({ queryKey: ['signing-keys'] })
    },
  })
}

async function issueDeed(accountId: AccountScope, input: DeedInput): Promise<CertificateBundle> {
  const { pet, ownerName, issuerName } = input
  const key = await registeredKey(accountId, input)
  const unsigned = writeOwnershipCredential({
    credentialId: `urn:uuid:${crypto.randomUUID()}`,
    issuer: { did: key.did, name: issuerName.trim() },
    animal: {
      petId: pet.petId,
      name: pet.name,
      species: pet.species,
      sex: pet.sex,
      breedIds: pet.breedIds,
      birthDate: pet.birthDate,
    },
    ownerName: ownerName.trim(),
    validFrom: new Date(),
  })
  const { credential } = await host().certificates.signCredential({
    accountId,
    keyId: key.keyId,
    credential: unsigned,
  })
  const bundle = await serverClient.certificates.anchorCertificate.mutate({
    credential: signedCredentialSchema.parse(credential),
  })
  await host().certificates.saveBundle({
    accountId,
    bundleId: unsigned.id,
    bundle: JSON.parse(JSON.stringify(bundle)),
  })
  return bundle
}
