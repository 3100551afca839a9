import type { PetId, Species } from '@pawfect/domain/pets'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { SharedStud, StudbookAnimal } from '../../../../bridge/index.ts'
import { useAccountScope } from '../../../shell/host.ts'
import { serverClient, useTRPC } from '../../../shell/server-client.ts'

/** Studs of other breeders as far as they were fetched. */
export type SharedStuds = {
  readonly studs: readonly SharedStud[]
  readonly isFetching: boolean
  readonly error: unknown
  /** False for a male, before an account, or as long as nobody said whether these are dogs or cats. */
  readonly canAsk: boolean
}

/** Two hundred studs: enough to choose from, and a few megabytes. */
const MOST_PAGES = 10

/** Fetches studs that other breeders share; they are ranked on this computer, and nothing of it is sent. */
export function useSharedStuds(question: {
  readonly animal: StudbookAnimal
  readonly species: Species | null
  readonly isAsked: boolean
}): SharedStuds {
  const { animal, species, isAsked } = question
  const accountId = useAccountScope()
  const nearPetId = useNearPetId(species, isAsked)
  const canAsk = animal.sex !== 'male' && species !== null && accountId !== 'nobody'
  const pages = useInfiniteQuery({
    queryKey: ['shared-studs', species, nearPetId],
    enabled: isAsked && canAsk && nearPetId !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      serverClient.pedigree.listStuds.query(
        {
          species: species ?? 'dog',
          ...(pageParam === undefined ? {} : { after: pageParam }),
          ...(nearPetId === null || nearPetId === undefined ? {} : { nearPetId }),
        },
        { signal },
      ),
    getNextPageParam: last => last.next ?? undefined,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = pages
  const pageCount = data?.pages.length ?? 0
  useEffect(() => {
    if (isAsked && hasNextPage && !isFetching && pageCount < MOST_PAGES) void fetchNextPage()
  }, [isAsked, hasNextPage, isFetching, pageCount, fetchNextPage])
  const studs = useMemo(
    () => (isAsked ? (data?.pages.flatMap(page => page.studs.map(sharedStudOf)) ?? []) : []),
    [isAsked, data],
  )
  return { studs, isFetching: isFetching && isAsked, error: pages.error, canAsk }
}

/** The page from whose place distances are measured: any of this owner's; null when none says where it is. */
function useNearPetId(species: Species | null, isAsked: boolean): PetId | null | undefined {
  const trpc = useTRPC()
  const pets = useQuery({ ...trpc.pets.listMyPets.queryOptions(), enabled: isAsked })
  if (pets.isError) return null
  const near = pets.data?.filter(pet => pet.place !== null)
  return near === undefined
    ? undefined
    : ((near.find(pet => pet.species === species) ?? near[0])?.petId ?? null)
}

type Stud = Awaited<ReturnType<typeof serverClient.pedigree.listStuds.query>>['studs'][number]

function sharedStudOf({ pet, pedigree, distanceKm }: Stud): SharedStud {
  const tests = Object.fromEntries(pedigree.tests.map(({ testId, result }) => [testId, result]))
  const root = pedigree.records.find(({ id }) => id === pedigree.rootId)
  return {
    studId: pedigree.petId,
    name: pet.name,
    owner: pet.ownerName,
    distanceKm,
    recordId: pedigree.rootId,
    records: pedigree.records.map(record => (record === root ? { ...record, sex: 'male' as const } : record)),
    genetics: { tests, ...pedigree.coat },
  }
}
