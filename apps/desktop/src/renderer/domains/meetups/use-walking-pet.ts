import type { AppearanceFacts } from '@pawfect/scene'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAccountScope } from '../../shell/host.ts'
import { useTRPC } from '../../shell/server-client.ts'
import { useSession } from '../../shell/session.ts'
import { drawableFacts } from '../pets/finish-draft.ts'
import { appearanceFactsOf, PARK_BEAGLE } from '../pets/pet-appearance.ts'
import { listDrafts } from '../pets/use-pet-draft.ts'

/** The animal that walks in a park of one's own: the first one's own, a draft, or a beagle to borrow. */
export interface WalkingPet {
  readonly facts: AppearanceFacts
  readonly name: string
}

/** Undefined while looking for it. Needs neither an account nor a server. */
export function useWalkingPet(): WalkingPet | undefined {
  const { t } = useTranslation('meetups')
  const session = useSession()
  const accountId = useAccountScope()
  const trpc = useTRPC()
  const pets = useQuery({ ...trpc.pets.listMyPets.queryOptions(), enabled: Boolean(session) })
  const drafts = useQuery({
    queryKey: ['drafts', accountId],
    queryFn: () => listDrafts(accountId),
    meta: { keep: false },
  })
  const [draft] = drafts.data ?? []
  if (draft !== undefined) {
    return {
      facts: appearanceFactsOf(drawableFacts(draft.content.facts)),
      name: draft.content.facts.name.trim() || t('park.borrowed'),
    }
  }
  const [own] = pets.data ?? []
  if (own !== undefined) return { facts: appearanceFactsOf(own), name: own.name }
  const stillLooking = drafts.isPending || (Boolean(session) && pets.isPending)
  return stillLooking ? undefined : { facts: PARK_BEAGLE, name: t('park.borrowed') }
}
