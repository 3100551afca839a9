import { useDebouncedValue } from '@mantine/hooks'
import {
  type FilterId,
  type FoundPets,
  readSearch,
  type SearchReading,
  type Understood,
  type WishFilter,
  withoutSpans,
} from '@pawfect/domain/matching/search'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '../../shell/server-client.ts'

/** How long typing must rest before the server is asked; the chips follow every key. */
const TYPING_PAUSE_MS = 200

/** Animals on a page of results. */
const PAGE = 20

/** What somebody is looking for, as typed, and what came of it. The text is the only place where filters are kept. */
export interface Search {
  readonly text: string
  readonly reading: SearchReading
  readonly ignored: readonly WishFilter[]
  readonly isActive: boolean
  readonly found: FoundPets | undefined
  /** True while the answer shown is not the one to the text as it stands. */
  readonly isLooking: boolean
  readonly error: unknown
  setText(text: string): void
  clear(): void
  /** Takes one part of the text away. */
  remove(part: Understood['part']): void
  /** Sets an own deal-breaker aside for this search, or puts it back. */
  setIgnored(wish: WishFilter, ignored: boolean): void
  /** Gives filters up, wherever they come from. */
  giveUp(filters: readonly FilterId[]): void
  /** Looks up to that far, whatever the text says of distance. */
  lookFurther(km: number): void
  /** Puts other words where these stand. */
  rewrite(span: { readonly start: number; readonly end: number }, words: string): void
  retry(): void
}

/** Searches for one own animal while its owner types; an answer that is overtaken is dropped. */
export function useSearch(pet: Pet, purpose: Purpose): Search {
  const trpc = useTRPC()
  const [text, setText] = useState('')
  const [ignored, setIgnoredWishes] = useState<readonly WishFilter[]>([])
  const reading = useMemo(() => readSearch(text, new Date().getDay()), [text])
  const query = useMemo(
    () => ({ ...reading.query, ...(ignored.length > 0 ? { ignoredWishes: [...ignored] } : {}) }),
    [reading, ignored],
  )
  const [asked] = useDebouncedValue(query, TYPING_PAUSE_MS)
  const isActive = text.trim() !== '' || ignored.length > 0
  const answer = useQuery({
    ...trpc.matching.search.queryOptions(
      { petId: pet.petId, purpose, query: asked, limit: PAGE },
      { trpc: { abortOnUnmount: true } },
    ),
    enabled: isActive,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    // What somebody looked for a minute ago is nothing to keep for offline reading.
    meta: { keep: false },
  })
  const spansOf = (part: Understood['part']) =>
    reading.understood.filter(understood => understood.part === part).flatMap(({ spans }) => spans)
  const setIgnored = (wish: WishFilter, isIgnored: boolean): void =>
    setIgnoredWishes(before => [...before.filter(other => other !== wish), ...(isIgnored ? [wish] : [])])
  return {
    text,
    reading,
    ignored,
    isActive,
    found: isActive ? answer.data : undefined,
    isLooking: isActive && (answer.isFetching || asked !== query),
    error: answer.error,
    setText,
    clear() {
      setText('')
      setIgnoredWishes([])
    },
    remove: part => setText(withoutSpans(text, spansOf(part))),
    setIgnored,
    giveUp(filters) {
      setText(withoutSpans(text, filters.flatMap(spansOf)))
      for (const filter of filters) {
        if (spansOf(filter).length === 0 && isWish(filter)) setIgnored(filter, true)
      }
    },
    lookFurther(km) {
      setText(`${withoutSpans(text, spansOf('distance'))} ${Math.round(km)} km`.trim())
      setIgnored('distance', false)
    },
    rewrite: ({ start, end }, words) => setText(`${text.slice(0, start)}${words}${text.slice(end)}`),
    retry: () => void answer.refetch(),
  }
}

function isWish(filter: FilterId): filter is WishFilter {
  return filter === 'species' || filter === 'size' || filter === 'distance'
}
