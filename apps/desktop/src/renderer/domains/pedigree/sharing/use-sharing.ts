import type { StudOffer } from '@pawfect/domain/pedigree'
import type { Pet, PetId } from '@pawfect/domain/pets'
import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AncestryShown, StudbookAnimal } from '../../../../bridge/index.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'
import { usePedigree } from '../use-pedigree.ts'

/** What others see of an animal's ancestry at present. */
export function useSharedNow(petId: PetId | null) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.pedigree.getSharedPedigree.queryOptions({ petId: petId ?? ('' as PetId) }),
    enabled: petId !== null,
  })
}

/** The animals of this account that a studbook's animal may be: of its sex, the one with its name first. */
export function useMyPagesFor(animal: StudbookAnimal) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.pets.listMyPets.queryOptions(),
    // A page added a moment ago, perhaps elsewhere, has to be among them.
    refetchOnMount: 'always',
    select: pets =>
      pets
        .filter(pet => animal.sex === 'unknown' || pet.sex === animal.sex)
        .sort((one, other) => likeness(other, animal) - likeness(one, animal)),
  })
}

function likeness({ name }: Pet, animal: StudbookAnimal): number {
  const [page, book] = [name.toLowerCase(), animal.name.toLowerCase()]
  return page === book ? 2 : book.startsWith(page) ? 1 : 0
}

/** Exactly what sharing would show, worked out on this computer. */
export function useAncestryToShare({ animalId }: StudbookAnimal, pet: Pet | null) {
  const species = pet?.species ?? 'dog'
  return usePedigree({
    key: ['ancestry-to-share', animalId, species],
    enabled: pet !== null,
    ask: ({ host, accountId }) => host.ancestryToShare({ accountId, animalId, species }),
  })
}

/** What is sent when somebody shares: what was shown, and the terms of a stud. */
export type Sharing = {
  readonly petId: PetId
  readonly shown: AncestryShown
  readonly stud: StudOffer | null
}

/** Shares what was shown; replaces what was shared before. */
export function useSharePedigree(): UseMutationResult<unknown, Error, Sharing> {
  return useSharingMutation(({ petId, shown, stud }: Sharing) => {
    const { rootId, records, tests, coat } = shown
    return serverClient.pedigree.sharePedigree.mutate({ petId, rootId, records, stud, tests, coat })
  })
}

/** Takes back what is shared; nothing of it stays on the server. */
export function useWithdrawPedigree(): UseMutationResult<unknown, Error, PetId> {
  return useSharingMutation((petId: PetId) => serverClient.pedigree.withdrawPedigree.mutate({ petId }))
}

function useSharingMutation<Input>(
  mutationFn: (input: Input) => Promise<unknown>,
): UseMutationResult<unknown, Error, Input> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: trpc.pedigree.pathKey() })
      await queries.invalidateQueries({ queryKey: ['shared-studs'] })
    },
  })
}
