import type { ParkSession } from '@pawfect/scene'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ParkBar, type ParkPanels } from './park-bar.tsx'
import { ParkCanvas } from './park-canvas.tsx'
import { ParkKeys } from './park-keys.tsx'
import { ParkStatus } from './park-status.tsx'
import { useWalkingPet } from './use-walking-pet.ts'
import './park.css'

/** The park for one: one click, no account, no server. */
export function SoloParkScreen(): ReactElement {
  const { t } = useTranslation('meetups')
  const router = useRouter()
  const pet = useWalkingPet()
  const [scene, setScene] = useState<ParkSession | null>(null)
  const [failed, setFailed] = useState(false)
  const [panels, setPanels] = useState<ParkPanels>({ people: false, chat: false, keys: true })
  return (
    <main className="park" aria-label={t('park.solo')} data-testid="park" data-ready={scene !== null}>
      {pet === undefined ? null : (
        <ParkCanvas
          pet={pet}
          className="park-canvas"
          onOpen={setScene}
          onClose={() => setScene(null)}
          onFail={() => setFailed(true)}
        />
      )}
      <div className="park-top">
        <h1 className="park-chip" style={{ margin: 0, fontSize: 16 }}>
          {t('park.solo')}
        </h1>
      </div>
      <ParkStatus opening={scene === null && !failed} no3d={failed} />
      {panels.keys ? <ParkKeys solo /> : null}
      <ParkBar
        scene={scene}
        panels={panels}
        solo
        unread={0}
        onToggle={panel => setPanels(before => ({ ...before, [panel]: !before[panel] }))}
        onLeave={() => router.history.push('/')}
      />
    </main>
  )
}
