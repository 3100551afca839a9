import { type Souvenir, type SouvenirFacts, souvenirOccasion } from '@pawfect/domain/certificates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { host, useAccountScope } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { registerChainKey } from '../registered-chain-key.ts'

/** What can be done with souvenirs; the shelf sees it at once. */
export function useSouvenirs() {
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.souvenirs.pathKey() })
  const placeNow = async () => (await serverClient.souvenirs.desk.query()).place
  const take = useMutation({
    mutationFn: async (facts: SouvenirFacts) => {
      const place = await placeNow()
      if (place !== null) await registerChainKey(accountId)
      const signed = place === null ? null : await host().keepsakes.signSouvenir({ accountId, facts, place })
      await serverClient.souvenirs.takeSouvenir.mutate({ occasion: souvenirOccasion(facts), signed })
    },
    onSettled,
  })
  const giveBack = useMutation({
    mutationFn: async ({ souvenirId, facts, state }: Souvenir) => {
      const place = state === 'unsigned' ? null : await placeNow()
      const asked = { accountId, facts, place }
      const signed = place === null ? null : await host().keepsakes.signSouvenirReturn({ ...asked, place })
      await serverClient.souvenirs.giveBackSouvenir.mutate({ souvenirId, signed })
    },
    onSettled,
  })
  const visit = useMutation({
    mutationFn: async (code: string) => {
      const { facts } = await serverClient.souvenirs.visitEvent.mutate({ code })
      await take.mutateAsync(facts)
    },
    onSettled,
  })
  const hostOne = useMutation({
    mutationFn: (event: { readonly title: string; readonly day: string; readonly openDays: number }) =>
      serverClient.souvenirs.hostEvent.mutate(event),
    onSettled,
  })
  return { take, giveBack, visit, hostOne }
}
