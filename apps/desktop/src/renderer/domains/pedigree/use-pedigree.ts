import {
  keepPreviousData,
  type QueryKey,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import type { BridgeClient, WorkProgress } from '../../../bridge/index.ts'
import { type AccountScope, host, useAccountScope } from '../../shell/host.ts'

/** The part of this computer's host that keeps studbooks, whose they are, and how to watch and stop its work. */
export type PedigreeDoor = {
  readonly host: BridgeClient['pedigree']
  readonly accountId: AccountScope
  readonly watch: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: WorkProgress) => void
  }
}

/** What a screen asks of the studbooks on this computer. */
type PedigreeQuestion<Answer> = {
  /** What tells this question from others; the account is added. */
  readonly key: QueryKey
  ask(door: PedigreeDoor): Promise<Answer>
  readonly enabled?: boolean
  /** Shows the former answer until the new one is there, as a list under a search field does. */
  readonly keepFormer?: boolean
}

/** An answer on its way or there, how far it is, and how to stop it. */
type Asked<Answer> = UseQueryResult<Answer> & {
  readonly progress: WorkProgress | null
  cancel(): void
}

/** Asks this computer's studbooks; never kept with the server's answers, asked anew after every change. */
export function usePedigree<Answer>(question: PedigreeQuestion<Answer>): Asked<Answer> {
  const accountId = useAccountScope()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<WorkProgress | null>(null)
  const queryKey = ['pedigree', accountId, ...question.key]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      question.ask({ host: host().pedigree, accountId, watch: { signal, onProgress: setProgress } }),
    enabled: question.enabled ?? true,
    retry: false,
    // Asking this computer costs milliseconds, and the figures it computes meanwhile belong on every screen.
    staleTime: 0,
    meta: { keep: false },
    ...(question.keepFormer === true ? { placeholderData: keepPreviousData } : {}),
  })
  return {
    ...query,
    progress: query.isFetching ? progress : null,
    cancel: () => void queries.cancelQueries({ queryKey }),
  }
}

/** Changes this computer's studbooks; whatever screens show of them is asked anew afterwards. */
export function usePedigreeChange<Input, Answer>(
  change: (door: PedigreeDoor, input: Input) => Promise<Answer>,
) {
  const accountId = useAccountScope()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<WorkProgress | null>(null)
  const [work, setWork] = useState<AbortController | null>(null)
  const mutation = useMutation({
    mutationFn: async (input: Input): Promise<Answer> => {
      const stop = new AbortController()
      setWork(stop)
      setProgress(null)
      const watch = { signal: stop.signal, onProgress: setProgress }
      return change({ host: host().pedigree, accountId, watch }, input)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['pedigree', accountId] }),
  })
  return { ...mutation, progress: mutation.isPending ? progress : null, cancel: () => work?.abort() }
}
