import { useQuery } from '@tanstack/react-query'
import { Navigate, Outlet, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ErrorNotice } from './error-notice.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { sessionQuery } from './session.ts'

/** Lets the signed-in through and sends everyone else to the door, remembering where they were going. */
export function RequireAccount(): ReactElement {
  const session = useQuery(sessionQuery)
  const next = useRouterState({ select: state => state.location.href })
  if (session.data) return <Outlet />
  if (session.data === null) return <Navigate to="/account" search={{ next }} replace />
  if (session.isError) {
    return (
      <div className="pm-page pm-page-narrow">
        <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
      </div>
    )
  }
  return <PageSkeleton />
}
