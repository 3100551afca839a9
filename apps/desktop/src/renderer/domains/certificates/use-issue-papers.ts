import {
  ATTESTATION_FORMAT,
  type AttestationFile,
  attestationFileSchema,
  MOST_ATTESTATIONS_A_CALL,
  writeAttestation,
} from '@pawfect/domain/certificates'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { PublicSigningKey } from '../../../bridge/index.ts'
import { type AccountScope, host, useAccountScope } from '../../shell/host.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { keepPaper, keepWaiting } from './paper-files.ts'
import { type PaperForm, statementsOf } from './paper-form.ts'
import { registeredKey } from './registered-key.ts'

/** What is signed with which key; null makes one on this machine, called `keyLabel`. */
export interface PapersInput {
  readonly form: PaperForm
  readonly key: PublicSigningKey | null
  readonly keyLabel: string
}

/** Signs papers on this machine, has them written down, and keeps their files here; answers with the files. */
export function useIssuePapers(): UseMutationResult<readonly AttestationFile[], Error, PapersInput> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: PapersInput) => issuePapers(accountId, input),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() })
      await queries.invalidateQueries({ queryKey: ['signing-keys'] })
      await queries.invalidateQueries({ queryKey: ['paper-files'] })
    },
  })
}

async function issuePapers(accountId: AccountScope, input: PapersInput): Promise<readonly AttestationFile[]> {
  const key = await registeredKey(accountId, input)
  const written = statementsOf(input.form, { issuerDid: key.did, now: new Date() }).map(writeAttestation)
  const files: AttestationFile[] = []
  for (let at = 0; at < written.length; at += MOST_ATTESTATIONS_A_CALL) {
    const part = written.slice(at, at + MOST_ATTESTATIONS_A_CALL)
    const { attestations } = await host().certificates.signAttestations({
      accountId,
      keyId: key.keyId,
      attestations: part.map(paper => paper.credential),
    })
    for (const [place, credential] of attestations.entries())
      await keepWaiting(accountId, { credential, facts: part[place]?.opened ?? [] })
    const { statuses } = await serverClient.certificates.issueBatch.mutate({ attestations })
    for (const [place, credential] of attestations.entries()) {
      const opened = part[place]?.opened ?? []
      const paper = { format: ATTESTATION_FORMAT, credential, status: statuses[place], facts: opened }
      const file = attestationFileSchema.parse(paper)
      await keepPaper(accountId, file)
      files.push(file)
    }
  }
  return files
}
