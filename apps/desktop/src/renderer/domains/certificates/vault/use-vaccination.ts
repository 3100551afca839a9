import { isoSeconds, VACCINATION_FACTS, type VaccinationQuestion } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { VaccinationShown } from '../../../../bridge/index.ts'
import { host } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { freshPaper, paperFiles } from '../paper-files.ts'
import { fromBase64, toBase64 } from './sealed-base64.ts'
import { useVaultAccount } from './vault-records.ts'

const DAY_MS = 86_400_000

/** How often an answer is looked for. */
const ASK_EVERY_MS = 4000

/** A vaccination paper on this machine. */
export type VaccinationPaper = { readonly bundleId: string; readonly disease: string; readonly until: string }

/** The animal that is asked about. */
export type AskedAnimal = { readonly meetupId: string; readonly petId: string; readonly petName: string }

/** What the two sides of a meet-up asked each other. */
export function useVaccinationQuestions(meetupId: string) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.vault.vaccinationsOfMeetup.queryOptions({ meetupId }),
    refetchInterval: ASK_EVERY_MS,
  })
}

/** Asks the other side, from this machine. */
export function useAskVaccination(meetupId: string): UseMutationResult<void, Error, void> {
  const accountId = useVaultAccount()
  return useMutationWithLists(async () => {
    const { audience, nonce, claim } = await host().vault.vaccinationQuestion({ accountId, meetupId })
    await serverClient.vault.registerReadingKey.mutate({ claim })
    await serverClient.vault.askVaccination.mutate({ meetupId, audience, nonce })
  })
}

/** Vaccination papers of one animal whose files are on this machine. */
export function useVaccinationPapers(petId: string, petName: string) {
  const accountId = useVaultAccount()
  return useQuery({
    queryKey: ['vault', 'vaccination-papers', accountId, petId],
    queryFn: async (): Promise<readonly VaccinationPaper[]> => {
      const files = await paperFiles(accountId)
      return [...files].flatMap(([bundleId, file]) => {
        const facts = new Map(file.facts.map(({ name, value }) => [name, value]))
        const subject = file.credential.credentialSubject
        const isTheirs = subject.petId === petId || facts.get('animal.name') === petName
        const until = facts.get('vaccine.protectsUntil')
        if (subject.kind !== 'vaccination' || !isTheirs || until === undefined) return []
        return [{ bundleId, disease: facts.get('vaccine.disease') ?? '', until }]
      })
    },
    meta: { keep: false },
  })
}

/** Shows the four facts of a paper to whoever asked; sealed, so that the service sees none of them. */
export function useShowVaccination(question: VaccinationQuestion) {
  const accountId = useVaultAccount()
  return useMutationWithLists((bundleId: string) => showVaccination(accountId, question, bundleId))
}

async function showVaccination(
  accountId: UserId,
  question: VaccinationQuestion,
  bundleId: string,
): Promise<void> {
  const kept = (await paperFiles(accountId)).get(bundleId)
  if (kept === undefined) return
  const file = await freshPaper(kept)
  const { holder } = file.credential.credentialSubject
  const { keys } = await host().certificates.listKeys({ accountId })
  const key =
    keys.find(it => it.did === holder) ??
    (await host().certificates.createKey({ accountId, label: file.credential.issuer.name }))
  const { questionId, audience, nonce, readers } = question
  const showing = { audience, nonce, shownAt: isoSeconds(new Date()) }
  const shown = { accountId, keyId: key.keyId, file, names: [...VACCINATION_FACTS], showing }
  const { presentation } = await host().certificates.presentFacts(shown)
  const answer = new TextEncoder().encode(JSON.stringify(presentation))
  const validUntil = isoSeconds(new Date(Date.now() + DAY_MS))
  const sealed = await host().vault.sealAnswer({ accountId, answer, readers, validUntil })
  const { claim } = await host().vault.myReadingKey({ accountId })
  await serverClient.vault.registerReadingKey.mutate({ claim })
  const { did, accesses } = sealed
  await serverClient.vault.answerVaccination.mutate({
    ...{ questionId, did, accesses },
    sealed: toBase64(sealed.sealed),
  })
}

/** Opens and checks the answer on this machine. */
export function useCheckVaccination({ meetupId, petId, petName }: AskedAnimal) {
  const accountId = useVaultAccount()
  return useMutation({
    mutationFn: async (questionId: string): Promise<VaccinationShown> => {
      const { sealed, accesses, ownerDid } = await serverClient.vault.fetchVaccination.query({ questionId })
      const shared = { accountId, sealed: fromBase64(sealed), accesses, ownerDid }
      return host().vault.checkVaccination({ ...shared, meetupId, petId, petName })
    },
  })
}

function useMutationWithLists<Input>(
  mutationFn: (input: Input) => Promise<void>,
): UseMutationResult<void, Error, Input> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.vault.vaccinationsOfMeetup.pathKey() }),
  })
}
