import { Text, Title } from '@mantine/core'
import type { Pose } from '@pawfect/scene'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParkPerson } from './park-meeting.ts'

/** Who is here and what they do, in words: the park for those who do not see it. */
export function PeoplePanel(props: {
  readonly myPetName: string
  readonly people: readonly ParkPerson[]
  /** Where our own animal is, for distances. */
  readonly myPose: Pose | null
}): ReactElement {
  const { t } = useTranslation('meetups')
  return (
    <section className="park-panel" aria-label={t('park.people')}>
      <Title order={2} size="h4">
        {t('park.people')}
      </Title>
      <ul
        className="park-people"
        data-testid="people"
        data-local-x={props.myPose?.x.toFixed(2)}
        data-local-z={props.myPose?.z.toFixed(2)}
      >
        <li>{t('park.you', { pet: props.myPetName })}</li>
        {props.people.map(person => (
          <PersonItem key={person.peerId} person={person} myPose={props.myPose} />
        ))}
      </ul>
      {props.people.length === 0 ? <Text c="dimmed">{t('park.noOne')}</Text> : null}
    </section>
  )
}

function PersonItem(props: { readonly person: ParkPerson; readonly myPose: Pose | null }): ReactElement {
  const { t } = useTranslation('meetups')
  const { person, myPose } = props
  const { pose } = person
  const metres =
    pose === null || myPose === null ? null : Math.round(Math.hypot(pose.x - myPose.x, pose.z - myPose.z))
  return (
    <li
      data-testid="person"
      data-peer-id={person.peerId}
      data-remote-x={pose?.x.toFixed(2)}
      data-remote-z={pose?.z.toFixed(2)}
      data-remote-updated={person.poseCount}
    >
      <strong>{person.petName}</strong> ({person.displayName})
      {pose === null ? '' : `, ${t(`park.doing.${pose.state}`)}`}
      {metres === null ? '' : `, ${t('park.distance', { metres })}`}
    </li>
  )
}
