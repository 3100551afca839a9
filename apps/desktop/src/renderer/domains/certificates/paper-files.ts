import {
  ATTESTATION_FORMAT,
  type AttestationFile,
  attestationFileSchema,
  certificateIdSchema,
  type OpenedFact,
  openedFactSchema,
  type SignedAttestation,
  signedAttestationSchema,
} from '@pawfect/domain/certificates'
import { z } from 'zod'
import { type AccountScope, host } from '../../shell/host.ts'
import { errorCodeOf, serverClient } from '../../shell/server-client.ts'

/** A signed paper whose service has not answered yet. Its salts exist nowhere else. */
const waitingSchema = z.strictObject({
  format: z.literal('pawfect-waiting/1'),
  credential: signedAttestationSchema,
  facts: z.array(openedFactSchema),
})

/** Keeps a signed paper on this machine before anybody hears of it: without its salts it would say nothing. */
export async function keepWaiting(
  accountId: AccountScope,
  { credential, facts }: { readonly credential: SignedAttestation; readonly facts: readonly OpenedFact[] },
): Promise<void> {
  await keep(accountId, credential.id, { format: 'pawfect-waiting/1', credential, facts })
}

/** Keeps a paper's whole file on this machine. */
export async function keepPaper(accountId: AccountScope, file: AttestationFile): Promise<void> {
  await keep(accountId, file.credential.id, file)
}

/** Every paper kept here by its id; those that were waiting for the service are completed where it can be asked. */
export async function paperFiles(accountId: AccountScope): Promise<ReadonlyMap<string, AttestationFile>> {
  const { bundles } = await host().certificates.listBundles({ accountId })
  const files = new Map<string, AttestationFile>()
  for (const { bundleId, bundle } of bundles) {
    const whole = attestationFileSchema.safeParse(bundle)
    const file = whole.success ? whole.data : await completed(accountId, bundle)
    if (file !== null) files.set(bundleId, file)
  }
  return files
}

/** The file with what the service says now; as it was kept when the service cannot be asked. */
export async function freshPaper(file: AttestationFile): Promise<AttestationFile> {
  try {
    const { digest } = file.status
    return { ...file, status: await serverClient.certificates.attestationStatus.query({ digest }) }
  } catch (error) {
    if (errorCodeOf(error) === 'shell/server-unreachable') return file
    throw error
  }
}

async function completed(accountId: AccountScope, bundle: unknown): Promise<AttestationFile | null> {
  const waiting = waitingSchema.safeParse(bundle)
  if (!waiting.success) return null
  const { credential, facts } = waiting.data
  try {
    const certificateId = certificateIdSchema.parse(credential.id)
    const { status } = await serverClient.certificates.getAttestation.query({ certificateId })
    const file = attestationFileSchema.parse({ format: ATTESTATION_FORMAT, credential, status, facts })
    await keepPaper(accountId, file)
    return file
  } catch (error) {
    const code = errorCodeOf(error)
    // Not there (the issuing never arrived) or nobody to ask: it stays as it is.
    if (code === 'certificates/not-found' || code === 'shell/server-unreachable') return null
    throw error
  }
}

async function keep(accountId: AccountScope, bundleId: string, bundle: object): Promise<void> {
  await host().certificates.saveBundle({ accountId, bundleId, bundle: JSON.parse(JSON.stringify(bundle)) })
}
