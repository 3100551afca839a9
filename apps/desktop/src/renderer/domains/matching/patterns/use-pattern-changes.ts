import type { PatternKey } from '@pawfect/domain/matching/patterns'
import type { PetId } from '@pawfect/domain/pets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../shell/server-client.ts'

/** Weighs, deletes and restores the patterns of one animal. */
export interface PatternChanges {
  readonly busy: boolean
  readonly error: unknown
  /** Deleted a moment ago; it can be taken back. */
  readonly deleted: PatternKey | null
  weigh(pattern: PatternKey, strength: number): void
  forget(pattern: PatternKey): void
  restore(): void
}

/** Keeps what an owner does about patterns; every suggestion is asked for anew afterwards. */
export function usePatternChanges(petId: PetId): PatternChanges {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [deleted, setDeleted] = useState<PatternKey | null>(null)
  const change = useMutation(
    trpc.matching.changePattern.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.matching.pathKey() }),
    }),
  )
  return {
    busy: change.isPending,
    error: change.error,
    deleted,
    weigh: (pattern, strength) => change.mutate({ petId, pattern, change: { kind: 'strength', strength } }),
    forget: pattern =>
      change.mutate({ petId, pattern, change: { kind: 'delete' } }, { onSuccess: () => setDeleted(pattern) }),
    restore: () => {
      if (deleted === null) return
      change.mutate(
        { petId, pattern: deleted, change: { kind: 'restore' } },
        { onSuccess: () => setDeleted(null) },
      )
    },
  }
}
