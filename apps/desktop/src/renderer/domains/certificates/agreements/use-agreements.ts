import type {
  AgreementDraft,
  AgreementRole,
  AgreementView,
  HexText,
  UnsignedDeed,
} from '@pawfect/domain/certificates'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { type AccountScope, host, useAccountScope } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { registerChainKey } from '../registered-chain-key.ts'

/** A change of an agreement: runs with the key in place, and every list and page sees it at once. */
function useAgreementChange<Input>(
  change: (input: Input, accountId: AccountScope) => Promise<AgreementView>,
): UseMutationResult<AgreementView, Error, Input> {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      await registerChainKey(accountId)
      return change(input, accountId)
    },
    onSuccess: view => {
      queries.setQueryData(trpc.agreements.getAgreement.queryKey({ agreementId: view.agreementId }), view)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.agreements.pathKey() }),
  })
}

/** Proposes an agreement in one's own part. */
export function useProposeAgreement() {
  return useAgreementChange(
    (input: {
      readonly draft: AgreementDraft
      readonly myRole: Exclude<AgreementRole, 'arbiter'>
      readonly arbiter: 'office' | 'invited'
    }) => serverClient.agreements.proposeAgreement.mutate(input),
  )
}

/** Takes the part a code was given out for. */
export function useJoinAgreement() {
  return useAgreementChange((code: string) => serverClient.agreements.joinAgreement.mutate({ code }))
}

/** Changes the answers of the version that was read. */
export function useChangeAgreement() {
  return useAgreementChange(
    ({ view, draft }: { readonly view: AgreementView; readonly draft: AgreementDraft }) =>
      serverClient.agreements.changeAgreement.mutate({
        agreementId: view.agreementId,
        version: view.version,
        draft,
      }),
  )
}

/** Gives an agreement up that not all have signed. */
export function useWithdrawAgreement() {
  return useAgreementChange((view: AgreementView) =>
    serverClient.agreements.withdrawAgreement.mutate({ agreementId: view.agreementId }),
  )
}

/** Signs the text that is on the screen. */
export function useSignAgreement() {
  return useAgreementChange(async (view: AgreementView, accountId) => {
    const { agreementId, writtenOn, draft, text, version, signing } = view
    if (signing === null) throw new Error('this agreement cannot be signed yet')
    const signers = Object.fromEntries(
      view.parties.flatMap(({ role, address }) => (address === null ? [] : [[role, address]])),
    )
    const asked = { accountId, agreementId, writtenOn, draft, shownText: text, signers, signing }
    const { signature } = await host().agreements.signAgreement(asked)
    return serverClient.agreements.signAgreement.mutate({
      agreementId,
      version,
      signature: signature as HexText,
    })
  })
}

/** Does something in a running agreement; the office's word is signed by the service. */
export function useActOnAgreement() {
  return useAgreementChange(
    async ({ view, deed }: { readonly view: AgreementView; readonly deed: UnsignedDeed }, accountId) => {
      const { agreementId, draft, termsHash, signing } = view
      const isOffice = view.parties.some(
        ({ role, mine, account }) => role === 'arbiter' && mine && account === null,
      )
      if (isOffice && deed.deed === 'decide')
        return serverClient.agreements.decideForOffice.mutate({ agreementId, words: deed.words })
      if (termsHash === null || signing === null) throw new Error('this agreement does not run')
      const signed = await host().agreements.signDeed({
        accountId,
        kind: draft.kind,
        termsHash,
        place: signing.place,
        deed,
      })
      const signature = signed.signature as HexText
      return serverClient.agreements.actOnAgreement.mutate({ agreementId, deed: signed.deed, signature })
    },
  )
}
