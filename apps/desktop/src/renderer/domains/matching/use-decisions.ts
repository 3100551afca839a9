import type { Match } from '@pawfect/domain/matching'
import type { Surface } from '@pawfect/domain/matching/learning'
import type { PetCard, PetId, Purpose } from '@pawfect/domain/pets'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../shell/server-client.ts'

/** The last thing decided; it can be taken back. */
export interface LastDecision {
  readonly kind: 'liked' | 'passed' | 'undone'
  readonly target: PetCard
}

/** Likes, passes and takes back, for one own animal and purpose. */
export interface Decisions {
  readonly busy: boolean
  readonly error: unknown
  readonly last: LastDecision | null
  /** Set when the other side had said yes already. */
  readonly match: Match | null
  /** Animals decided a moment ago; hidden before the next answer of the server arrives. */
  readonly decided: ReadonlySet<PetId>
  /**
   * `seenIn` names the list the animal stands in; left out on its own page. `lookedFor` is what it was looked for,
   * where that may be something else than the screen is set to.
   */
  like(target: PetCard, seenIn?: Surface, lookedFor?: Purpose): void
  pass(target: PetCard, seenIn?: Surface, lookedFor?: Purpose): void
  undo(): void
  dismissMatch(): void
  dismissLast(): void
}

/** Keeps what an owner decides, shows it at once and lets it be undone. */
export function useDecisions(petId: PetId, purpose: Purpose): Decisions {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [last, setLast] = useState<LastDecision | null>(null)
  const [match, setMatch] = useState<Match | null>(null)
  const [decided, setDecided] = useState<ReadonlySet<PetId>>(new Set())
  const settled = () => queries.invalidateQueries({ queryKey: trpc.matching.pathKey() })
  const like = useMutation(trpc.matching.like.mutationOptions({ onSettled: settled }))
  const pass = useMutation(trpc.matching.pass.mutationOptions({ onSettled: settled }))
  const undo = useMutation(trpc.matching.undo.mutationOptions({ onSettled: settled }))

  const hide = (target: PetCard): void => setDecided(before => new Set(before).add(target.petId))
  const show = (target: PetCard): void =>
    setDecided(before => new Set([...before].filter(id => id !== target.petId)))
  const input = (target: PetCard, seenIn: Surface | undefined, lookedFor = purpose) => ({
    petId,
    targetPetId: target.petId,
    purpose: lookedFor,
    ...(seenIn === undefined ? {} : { seenIn }),
  })

  return {
    busy: undo.isPending,
    error: like.error ?? pass.error ?? undo.error,
    last,
    match,
    decided,
    like(target, seenIn, lookedFor) {
      hide(target)
      like.mutate(input(target, seenIn, lookedFor), {
        onSuccess: answer => {
          setMatch(answer.match)
          setLast(answer.match === null ? { kind: 'liked', target } : null)
        },
        onError: () => show(target),
      })
    },
    pass(target, seenIn, lookedFor) {
      hide(target)
      pass.mutate(input(target, seenIn, lookedFor), {
        onSuccess: () => setLast({ kind: 'passed', target }),
        onError: () => show(target),
      })
    },
    undo() {
      if (last === null) return
      const { target } = last
      undo.mutate(
        { petId, targetPetId: target.petId },
        {
          onSuccess: () => {
            show(target)
            setLast({ kind: 'undone', target })
          },
        },
      )
    },
    dismissMatch: () => setMatch(null),
    dismissLast: () => setLast(null),
  }
}
