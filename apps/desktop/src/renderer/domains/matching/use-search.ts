import { useDebouncedValue } from '@mantine/hooks'
import {
  type FoundPets,
  queryOf,
  type Relaxation,
  readSearch,
  relaxTerms,
  type SearchReading,
  type SearchTerms,
  type Understood,
  type WishFilter,
  withoutParts,
} from '@pawfect/domain/matching/search'
import type { Pet, Purpose } from '@pawfect/domain/pets'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTRPC } from '../../shell/server-client.ts'

/** How long typing must rest before the server is asked; the chips follow every key. */
const TYPING_PAUSE_MS = 200

const NOTHING: SearchTerms = { text: '', ignored: [] }

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
  /** Takes an offer to find more. */
  relax(offer: Relaxation): void
  /** Puts other words where these stand. */
  rewrite(span: { readonly start: number; readonly end: number }, words: string): void
  retry(): void
}

/** Searches for one own animal while its owner types; an answer that is overtaken is dropped. */
export function useSearch(pet: Pet, purpose: Purpose): Search {
  const trpc = useTRPC()
  const [terms, setTerms] = useState<SearchTerms>(NOTHING)
  const { text, ignored } = terms
  const weekday = new Date().getDay()
  const reading = useMemo(() => readSearch(text, weekday), [text, weekday])
  const query = useMemo(() => queryOf(terms, weekday), [terms, weekday])
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
  const setText = (next: string): void => setTerms(before => ({ ...before, text: next }))
  return {
    text,
    reading,
    ignored,
    isActive,
    found: isActive ? answer.data : undefined,
    isLooking: isActive && (answer.isFetching || asked !== query),
    error: answer.error,
    setText,
    clear: () => setTerms(NOTHING),
    remove: part => setText(withoutParts(text, [part], weekday)),
    setIgnored: (wish, isIgnored) =>
      setTerms(before => ({
        ...before,
        ignored: [...before.ignored.filter(other => other !== wish), ...(isIgnored ? [wish] : [])],
      })),
    relax(offer) {
      const asker = { wishes: pet.wishes, hasPlace: pet.place !== null, weekday }
      setTerms(before => relaxTerms(before, offer, asker))
    },
    rewrite: ({ start, end }, words) => setText(`${text.slice(0, start)}${words}${text.slice(end)}`),
    retry: () => void answer.refetch(),
  }
}
