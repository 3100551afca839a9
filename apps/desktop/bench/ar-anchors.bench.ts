// node bench/ar-anchors.bench.ts [--json] [--seed N] [--stances N]
// SYNTHETIC: how well the camera's effects sit on the head, on rendered 3D animals whose keypoints are known, of fifteen
// breeds that nothing was fitted on. A pretended detector errs by 5 % of the box; outlines are found in the pixels.
import { parseArgs } from 'node:util'
import {
  createAnchorHolder,
  createAnimalTracker,
  findSubject,
  type HeadAnchor,
  headAnchor,
} from '@pawfect/ml/live'
import { drawnBackground, petModel, type RenderedPet, renderPet, type Stance } from './rendered-pet.ts'

const BREEDS = {
  dog: [
    ...['basset-hound', 'pug', 'scottish-terrier', 'dachshund', 'whippet', 'maltese', 'newfoundland'],
    ...['labrador-retriever', 'german-shepherd', 'border-collie', 'greyhound'],
  ],
  cat: ['british-shorthair', 'siamese', 'sphynx', 'persian'],
} as const
const COATS = ['#b5713c', '#222222', '#f2ede4', '#7a4a2a', '#888a90', '#d9b27c'] as const
/** Share of the box within which a keypoint counts as found. */
const FOUND_WITHIN = 0.1
const FRAMES = 16
const FRAMES_PER_S = 3
/** Jitter is told for a picture this wide. */
const TOLD_WIDTH_PX = 640

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    seed: { type: 'string', default: '20261123' },
    stances: { type: 'string', default: '12' },
  },
})
const random = randomFrom(Number(values.seed))
const pets = Object.entries(BREEDS).flatMap(([species, breeds]) =>
  breeds.map(breed => petModel(factsOf(species === 'cat' ? 'cat' : 'dog', breed))),
)
const heads = await measureHeads()
const rest = await measureMotion(0)
const walk = await measureMotion(0.05)
for (const figure of figures()) {
  if (values.json) console.log(JSON.stringify(figure))
  else
    console.log(
      `${figure.name}: ${round(figure.value)} ${figure.unit} (${figure.baseline}: ${round(figure.ratio)} x)`,
    )
}

function figures() {
  const sound = heads.filter(({ isSound }) => isSound)
  const sure = sound.filter(({ isSure }) => isSure)
  const share = (list: typeof heads, pick: (one: (typeof heads)[number]) => boolean) =>
    list.filter(pick).length / Math.max(1, list.length)
  const pck = share(sound, one => one.error < FOUND_WITHIN)
  const synthetic = `synthetic, ${heads.length} stances of ${pets.length} breeds`
  return [
    figure(`outlines trusted (${synthetic})`, sound.length / heads.length, 'share', 'all', 1),
    figure(
      'head PCK@0.1 where an outline is trusted',
      pck,
      'share',
      'middle of the top of the box',
      share(sound, one => one.baseline < FOUND_WITHIN),
    ),
    figure(
      'head PCK@0.1 where an effect would show',
      share(sure, one => one.error < FOUND_WITHIN),
      'share',
      'wherever an outline is trusted',
      pck,
    ),
    figure(
      'effect shown, of all stances',
      sure.length / heads.length,
      'share',
      'outlines trusted',
      sound.length / heads.length,
    ),
    figure(
      'jitter of an effect on an animal at rest',
      rest.jitterPx,
      `px of ${TOLD_WIDTH_PX}`,
      'without smoothing',
      rest.rawJitterPx,
    ),
    figure(
      'error of an effect on a walking animal, median',
      walk.error,
      'of the box',
      'without smoothing',
      walk.rawError,
    ),
  ]
}

function figure(name: string, value: number, unit: string, baseline: string, of: number) {
  return { name, value, unit, baseline, ratio: value / of }
}

async function measureHeads() {
  const found: { error: number; baseline: number; isSound: boolean; isSure: boolean }[] = []
  for (const pet of pets) {
    for (let i = 0; i < Number(values.stances); i++) {
      const drawn = renderPet(pet, someStance(), drawnBackground(random))
      const { anchor, isSound } = await look(drawn)
      const { box } = drawn
      const holder = createAnchorHolder()
      holder.update(anchor, box, 0)
      found.push({
        isSound,
        isSure: holder.update(anchor, box, 1 / FRAMES_PER_S) !== null,
        error: anchor === null ? 1 : errorOf(drawn, anchor),
        baseline: errorOf(drawn, { x: box.x + box.width / 2, y: box.y + 0.15 * box.height }),
      })
    }
  }
  return found
}

/** One animal after the other before the camera for some seconds, at rest or walking by. @param speed - picture widths a second. */
async function measureMotion(speed: number) {
  const [jitters, rawJitters, errors, rawErrors]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const pet of pets) {
    const [background, stance, holder] = [drawnBackground(random), someStance(), createAnchorHolder()]
    const tracker = createAnimalTracker()
    const [held, raw]: [number[][], number[][]] = [[], []]
    for (let frame = 0; frame < FRAMES; frame++) {
      const x = stance.at[0] + speed * (frame / FRAMES_PER_S - FRAMES / FRAMES_PER_S / 2)
      const drawn = renderPet(pet, { ...stance, at: [x, stance.at[1]] }, grained(background))
      const { anchor, box } = await look(drawn)
      const atS = frame / FRAMES_PER_S
      const [followed] = tracker.update([{ species: 'dog', box, score: 0.9, coat: [1] }], atS)
      const steady = followed === undefined ? null : holder.update(anchor, followed.box, atS)
      if (steady === null || anchor === null) continue
      held.push([steady.x - drawn.head[0], steady.y - drawn.head[1]])
      raw.push([anchor.x - drawn.head[0], anchor.y - drawn.head[1]])
      errors.push(errorOf(drawn, steady))
      rawErrors.push(errorOf(drawn, anchor))
    }
    if (held.length < FRAMES / 2) continue
    jitters.push(trembling(held))
    rawJitters.push(trembling(raw))
  }
  return {
    jitterPx: median(jitters),
    rawJitterPx: median(rawJitters),
    error: median(errors),
    rawError: median(rawErrors),
  }
}

async function look(
  drawn: RenderedPet,
): Promise<{ anchor: HeadAnchor | null; isSound: boolean; box: RenderedPet['box'] }> {
  const box = seenBox(drawn.box)
  const mask = await findSubject(drawn.image, box)
  const { isSound } = mask.judgement
  const { width, height } = drawn.image
  return { anchor: isSound ? headAnchor(mask, width / height) : null, isSound, box }
}

/** In shares of the longer side of the true box. */
function errorOf({ image, box, head }: RenderedPet, at: { readonly x: number; readonly y: number }): number {
  const longest = Math.max(box.width * image.width, box.height * image.height)
  return Math.hypot((at.x - head[0]) * image.width, (at.y - head[1]) * image.height) / longest
}

/** Root mean square of how far it strays from its own mean, both axes, in pixels. */
function trembling(places: readonly (readonly number[])[]): number {
  const [mx, my] = [0, 1].map(axis => places.reduce((sum, at) => sum + (at[axis] ?? 0), 0) / places.length)
  const square = places.reduce(
    (sum, [x = 0, y = 0]) => sum + (x - (mx ?? 0)) ** 2 + ((y - (my ?? 0)) * 0.75) ** 2,
    0,
  )
  return TOLD_WIDTH_PX * Math.sqrt(square / places.length)
}

function someStance(): Stance {
  return {
    yawRad: (random() - 0.5) * 1.6 * Math.PI,
    downRad: 0.05 + 0.25 * random(),
    headYawRad: (random() - 0.5) * 1.2,
    headTiltRad: (random() - 0.5) * 0.5,
    at: [0.4 + 0.2 * random(), 0.5],
    size: 0.5 + 0.25 * random(),
  }
}

function seenBox({ x, y, width, height }: RenderedPet['box']): RenderedPet['box'] {
  const error = (length: number) => (random() * 2 - 1) * 0.05 * length
  return {
    x: x + error(width),
    y: y + error(height),
    width: width + error(width),
    height: height + error(height),
  }
}

/** The same place at another moment: a camera's noise is new in every frame. */
function grained(background: Uint8Array): Uint8Array {
  return background.map(level => Math.max(0, Math.min(255, level + (random() - 0.5) * 12)))
}

function factsOf(species: 'dog' | 'cat', breed: string) {
  const coat = { primary: COATS[Math.floor(random() * COATS.length)] ?? COATS[0], secondary: '#f4efe6' }
  return {
    species,
    breedIds: [breed],
    weightKg: species === 'cat' ? 5 : 18,
    size: species === 'cat' ? ('small' as const) : ('medium' as const),
    coat: { ...coat, pattern: 'bicolour' as const },
    ageMonths: 36,
  }
}

/** @see Numerical Recipes, 7.1: a linear congruential generator is enough for stances. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return ((state >>> 8) & 0xffff) / 0x10000
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
