import type { Surface } from '@pawfect/domain/matching/learning'
import type { PetId, Purpose } from '@pawfect/domain/pets'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTRPC } from '../../shell/server-client.ts'

/** What a screen shows to whom; `shown` is undefined while nothing (or something old) is on it. */
export interface Showing {
  readonly petId: PetId
  readonly purpose: Purpose
  readonly surface: Surface
  readonly shown: readonly PetId[] | undefined
}

/**
 * Tells the server which animals stood where, once for each list: a like at the top says less than one further
 * down, and what was never shown was never passed over. A list that cannot be told is simply not known.
 */
export function useNoteShown({ petId, purpose, surface, shown }: Showing): void {
  const { mutate } = useMutation(useTRPC().matching.noteShown.mutationOptions())
  const last = useRef('')
  const list = shown === undefined || shown.length === 0 ? '' : [petId, purpose, ...shown].join(' ')
  useEffect(() => {
    if (list === '' || list === last.current || shown === undefined) return
    last.current = list
    mutate({ petId, purpose, surface, shown: [...shown].slice(0, 50) })
  }, [list, shown, petId, purpose, surface, mutate])
}
