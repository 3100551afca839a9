import type { Meetup } from '@pawfect/domain/meetups'
import { meetupIdSchema } from '@pawfect/domain/meetups'
import type { Pet } from '@pawfect/domain/pets'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { ButtonLink } from '../../shell/links.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { MeetingPark } from './meeting-park.tsx'
import { ParkStatus } from './park-status.tsx'
import { useParkMeeting } from './use-park-meeting.ts'
import './park.css'

const route = getRouteApi('/park/$meetupId')

/** Meets the other owner and their animal in the park. */
export function ParkScreen(): ReactElement {
  const trpc = useTRPC()
  const meetupId = meetupIdSchema.parse(route.useParams().meetupId)
  const meetup = useQuery(trpc.meetups.getMeetup.queryOptions({ meetupId }))
  const pets = useQuery(trpc.pets.listMyPets.queryOptions())
  const myPet = pets.data?.find(({ petId }) => petId === meetup.data?.myPetId)
  const error = meetup.data === undefined ? meetup.error : myPet === undefined ? pets.error : null
  if (error !== null) {
    return (
      <NoPark
        error={error}
        onRetry={() => {
          void meetup.refetch()
          void pets.refetch()
        }}
      />
    )
  }
  if (meetup.data === undefined || myPet === undefined) return <Opening />
  return <EnteredPark key={meetupId} meetup={meetup.data} myPet={myPet} />
}

function EnteredPark({ meetup, myPet }: { readonly meetup: Meetup; readonly myPet: Pet }): ReactElement {
  const opened = useParkMeeting(meetup)
  if (opened.kind === 'failed') return <NoPark error={opened.error} onRetry={opened.retry} />
  if (opened.kind === 'opening') return <Opening />
  return <MeetingPark meeting={opened.meeting} meetup={meetup} myPet={myPet} />
}

function Opening(): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <main className="park" aria-label={t('park.title')}>
      <ParkStatus opening no3d={false} />
    </main>
  )
}

function NoPark(props: { readonly error: unknown; onRetry(): void }): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <main className="park">
      <div className="park-away">
        <div style={{ maxWidth: 560 }}>
          <h1 className="mantine-visually-hidden" style={{ position: 'absolute', left: -9999 }}>
            {t('park.notOpen')}
          </h1>
          <ErrorNotice error={props.error} onRetry={props.onRetry} />
          <ButtonLink to="/matches" variant="default" radius="xl" mt="md">
            {t('park.backToMatches')}
          </ButtonLink>
        </div>
      </div>
    </main>
  )
}
