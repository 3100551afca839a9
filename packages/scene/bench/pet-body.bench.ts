import { appearanceFromFacts } from '../src/pet-model/appearance-from-facts.ts'
import { fleshOut } from '../src/pet-model/body-flesh.ts'
import { bodyDistance } from '../src/pet-model/distance-field.ts'
import { buildPetGeometry } from '../src/pet-model/pet-geometry.ts'
import { planSkeleton } from '../src/pet-model/skeleton-plan.ts'

/** Grid the baseline fills without any shortcut: about as many points as a body's own grid has. */
const BASELINE_SIDE = 64

const beagle = appearanceFromFacts({
  species: 'dog',
  breedIds: ['beagle'],
  weightKg: 11,
  size: 'medium',
  ageMonths: 40,
  coat: { primary: '#2a211d', secondary: '#b8763e', pattern: 'saddle' },
})

/** Middle one of several runs, milliseconds. */
function medianMs(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const startMs = performance.now()
    work()
    return performance.now() - startMs
  })
  return times.sort((a, b) => a - b)[2] ?? 0
}

/** Measuring the whole body at every point of a plain grid, the way one would without blocks of nearby rods. */
function fillPlainGrid(): void {
  const plan = planSkeleton(beagle)
  const body = fleshOut(beagle, plan)
  for (let i = 0; i < BASELINE_SIDE ** 3; i++) {
    const [x, y, z] = [
      i % BASELINE_SIDE,
      Math.floor(i / BASELINE_SIDE) % BASELINE_SIDE,
      Math.floor(i / BASELINE_SIDE ** 2),
    ]
    bodyDistance(body, x / BASELINE_SIDE, y / BASELINE_SIDE, z / BASELINE_SIDE)
  }
}

const value = medianMs(() => buildPetGeometry(beagle, 0.8))
const baseline = medianMs(fillPlainGrid)
console.log(
  JSON.stringify({
    name: 'scene: build an animal from its facts',
    value,
    unit: 'ms',
    baseline,
    ratio: value / baseline,
  }),
)
