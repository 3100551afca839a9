import type { Meetup } from '@pawfect/domain/meetups'
import type { Pet } from '@pawfect/domain/pets'
import type { ParkSession, Pose } from '@pawfect/scene'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { appearanceFactsOf } from '../pets/pet-appearance.ts'
import { ChatPanel } from './chat-panel.tsx'
import { ConnectionChip } from './connection-chip.tsx'
import { PanicButton, PanicCurtain } from './panic.tsx'
import { ParkBar, type ParkPanels } from './park-bar.tsx'
import { ParkCanvas } from './park-canvas.tsx'
import { ParkKeys } from './park-keys.tsx'
import type { ParkMeeting } from './park-meeting.ts'
import { ParkStatus } from './park-status.tsx'
import { PeoplePanel } from './people-panel.tsx'

/** How often the list of people learns where our own animal is. */
const LOOK_EVERY_MS = 400

/** A park with somebody else in it: the scene full-bleed, a thin bar, and panic in its corner. */
export function MeetingPark(props: {
  readonly meeting: ParkMeeting
  readonly meetup: Meetup
  readonly myPet: Pet
}): ReactElement {
  const { t } = useTranslation('meetups')
  const { meeting, meetup, myPet } = props
  const router = useRouter()
  const park = useSyncExternalStore(meeting.subscribe, meeting.snapshot)
  const [scene, setScene] = useState<ParkSession | null>(null)
  const [failed, setFailed] = useState(false)
  const [panels, setPanels] = useState<ParkPanels>({ people: true, chat: true, keys: false })
  const unread = useUnread(park.chat.length, panels.chat)
  const myPose = useMyPose(scene)
  const pet = useMemo(() => ({ facts: appearanceFactsOf(myPet), name: myPet.name }), [myPet])
  const hide = useCallback(() => meeting.hide(), [meeting])
  const leave = (): void => router.history.push('/matches')
  return (
    <main
      className="park"
      aria-label={t('park.title')}
      data-testid="park"
      data-ready={scene !== null}
      data-connection-state={park.connection.state}
    >
      <ParkCanvas
        pet={pet}
        peerId={meeting.peerId}
        className="park-canvas"
        onOpen={session => {
          meeting.attachScene(session)
          setScene(session)
        }}
        onClose={() => {
          meeting.detachScene()
          setScene(null)
        }}
        onFail={() => setFailed(true)}
      />
      <div className="park-top">
        <ConnectionChip connection={park.connection} />
      </div>
      <ParkStatus opening={scene === null && !failed} no3d={failed} />
      <div className="park-side">
        {panels.people ? <PeoplePanel myPetName={myPet.name} people={park.people} myPose={myPose} /> : null}
        {panels.chat ? <ChatPanel meeting={meeting} lines={park.chat} /> : null}
      </div>
      {panels.keys ? <ParkKeys solo={false} /> : null}
      <ParkBar
        scene={scene}
        panels={panels}
        solo={false}
        unread={unread}
        onToggle={panel => setPanels(before => ({ ...before, [panel]: !before[panel] }))}
        onLeave={leave}
      />
      {park.isHidden ? (
        <PanicCurtain
          meetup={meetup}
          onBack={() => meeting.comeBack()}
          onLeave={leave}
          onCut={userId => meeting.block(userId)}
        />
      ) : (
        <PanicButton onPanic={hide} />
      )}
    </main>
  )
}

function useUnread(lineCount: number, isOpen: boolean): number {
  const [seen, setSeen] = useState(0)
  if (isOpen && seen !== lineCount) setSeen(lineCount)
  return isOpen ? 0 : lineCount - seen
}

function useMyPose(scene: ParkSession | null): Pose | null {
  const [pose, setPose] = useState<Pose | null>(null)
  useEffect(() => {
    if (scene === null) return
    const timer = setInterval(() => setPose(scene.localPose()), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [scene])
  return pose
}
