import { useReducedMotion } from '@mantine/hooks'
import type { ParkSession } from '@pawfect/scene'
import { type ReactElement, useEffect, useState } from 'react'
import { drawingPower } from '../../shell/drawing-power.ts'
import { ParkCanvas } from '../meetups/park-canvas.tsx'
import { PARK_BEAGLE } from '../pets/pet-appearance.ts'

/** A beagle's morning round: places it strolls between, in metres from the park's centre. */
const STROLL = [
  { x: 3, z: 2 },
  { x: 6, z: -3 },
  { x: 1, z: -6 },
  { x: 5, z: 6, run: true },
]

const STROLL_EVERY_MS = 7000

/** The park behind the welcome: alive where this computer draws 3D by itself, else nothing. */
export function LivingPark(): ReactElement | null {
  const calm = useReducedMotion()
  const [session, setSession] = useState<ParkSession | null>(null)
  useEffect(() => {
    if (session === null || calm) return
    let step = 0
    const stroll = (): void => {
      const next = STROLL[step % STROLL.length]
      step += 1
      if (next !== undefined) session.walkTo(next)
    }
    stroll()
    const timer = setInterval(stroll, STROLL_EVERY_MS)
    return () => clearInterval(timer)
  }, [session, calm])
  if (drawingPower() !== 'hardware') return null
  return (
    <ParkCanvas
      isBackdrop
      className="living-park"
      pet={{ facts: PARK_BEAGLE, name: '' }}
      onOpen={setSession}
      onClose={() => setSession(null)}
    />
  )
}
