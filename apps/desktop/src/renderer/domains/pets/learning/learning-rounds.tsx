import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { host, useAccountScope } from '../../../shell/host.ts'
import { serverClient } from '../../../shell/server-client.ts'
import { LEARNING_KEY } from './learning-key.ts'
import { takePart } from './take-part.ts'

/** A group is whole when five owners opened their app; there is no hurry. */
const HOUR_MS = 60 * 60 * 1000

/** Takes part in learning rounds while the app is open, where the owner opted in. Shows nothing. */
export function LearningRounds(): null {
  const accountId = useAccountScope()
  const queries = useQueryClient()
  useEffect(() => {
    if (accountId === 'nobody') return
    const step = () =>
      takePart(accountId, { computer: host(), server: serverClient }).then(
        hasSent => (hasSent ? queries.invalidateQueries({ queryKey: LEARNING_KEY }) : undefined),
        // The next hour tries again; the owner waits for nothing.
        (error: unknown) => console.warn('no part in learning this time', error),
      )
    void step()
    const timer = setInterval(() => void step(), HOUR_MS)
    return () => clearInterval(timer)
  }, [accountId, queries])
  return null
}
