import { overlap } from '../detection/detect-animals.ts'
import type { Box } from '../photo/rgb-image.ts'
import { assignOptimally } from './assign-optimally.ts'
import { type BoxMotion, boxOf, correctMotion, predictMotion, speedOf, startMotion } from './box-motion.ts'
import { coatDistance } from './coat-histogram.ts'

/** One animal as the detector saw it in one frame. */
export type Sighting = {
  readonly species: 'dog' | 'cat'
  readonly box: Box
  /** 0..1, the detector's own. */
  readonly score: number
  /** Of the middle of the box, see `coatHistogram`. */
  readonly coat: readonly number[]
}

/** One animal over many frames. */
export type TrackedAnimal = {
  /** From 1, in the order they were first believed in; never given to another animal. */
  readonly id: number
  /** What most sightings, each weighed by its score, took it for. */
  readonly species: 'dog' | 'cat'
  readonly box: Box
  /** False while it is covered or missed: `box` is then where it is expected. */
  readonly isSeen: boolean
  /** Seconds since it was last seen; 0 while it is. */
  readonly hiddenS: number
  /** Seconds since it was first seen. */
  readonly ageS: number
  /** In its own sides a second; below about 0.15 an animal sits or lies. */
  readonly speed: number
}

/** Follows every animal before one camera. */
export interface AnimalTracker {
  /**
   * Takes in one frame.
   *
   * @param atS - when it was taken, in seconds; frames may be missing, but go forward.
   * @returns the animals believed in, by id.
   */
  update(sightings: readonly Sighting[], atS: number): TrackedAnimal[]
}

/** What an association may go by; what is set to 0 is not asked. Used to show what each part is worth. */
export type TrackerWeights = {
  readonly overlap: number
  readonly coat: number
  readonly species: number
  /** Whether doubtful sightings may prolong a track. */
  readonly secondLook: boolean
}

/** Set on seeds other than those of `npm run evaluate:tracking`. */
const USUAL_WEIGHTS: TrackerWeights = { overlap: 0.5, coat: 0.5, species: 0.15, secondLook: true }

/** From this score on a sighting may start a track; below, it may only prolong one. */
const SURE_SCORE = 0.3
/** Seen so often, an animal is believed in. */
const BELIEVED_AFTER = 2
/** An animal hidden longer has left, as far as a preview is concerned. */
const REMEMBERED_S = 8
/** Boxes are compared a little enlarged: at a few frames a second a running cat leaves its own box. */
const SLACK = 0.25
/** What a hidden animal may stray from its expected way, in its own sides a second. */
const STRAY_PER_S = 0.5
const MIN_OVERLAP = 0.1
/** A doubtful sighting must lie where the animal is expected. */
const MIN_DOUBTFUL_OVERLAP = 0.55
/** Coats further apart are never one animal; the longer it was hidden, the more its coat must speak for it. */
const MAX_COAT_DISTANCE = 0.8
const STRICTER_PER_S = 0.15
const STRICTEST_COAT_DISTANCE = 0.4
/** A coat is learned only while nothing else reaches into the box. */
const CLEAR_OF_OTHERS = 0.05
const COAT_LEARNING = 0.2

type Track = {
  id: number
  motion: BoxMotion
  coat: readonly number[]
  dogVotes: number
  catVotes: number
  hits: number
  readonly bornS: number
  seenS: number
}

/**
 * Starts following animals: each track's motion is predicted, then sure sightings and after them doubtful ones are
 * assigned at least total cost of overlap, coat and species. The same frames always give the same answer.
 *
 * @see Zhang et al. (2022), "ByteTrack": the two rounds; Yang et al. (2023), "Hard to Track Objects With Irregular
 *   Motions and Similar Appearances? Make It Easier by Buffering the Matching Space": the enlarged boxes
 */
export function createAnimalTracker(weights: TrackerWeights = USUAL_WEIGHTS): AnimalTracker {
  let tracks: Track[] = []
  let believed = 0
  let lastS: number | undefined
  return {
    update: (sightings, atS) => {
      const elapsedS = Math.max(0, atS - (lastS ?? atS))
      for (const track of tracks) {
        track.motion = predictMotion(track.motion, elapsedS, track.seenS !== lastS)
      }
      const found = assignFrame(tracks, sightings, { weights, atS, lastS })
      lastS = atS
      for (const [track, sighting] of found.pairs) {
        prolong(track, sighting, { atS, isClear: isClear(track, sighting, { tracks, sightings }) })
        if (track.hits === BELIEVED_AFTER) track.id = ++believed
      }
      tracks = tracks.filter(track => isKept(track, atS))
      const strangers = found.strangers.filter(one => !mayBeHidden(one, { tracks, sightings, atS }))
      tracks.push(...strangers.map(sighting => begin(sighting, atS)))
      return tracks
        .filter(({ hits }) => hits >= BELIEVED_AFTER)
        .map(track => animalOf(track, atS))
        .sort(byId)
    },
  }
}

type Frame = { readonly weights: TrackerWeights; readonly atS: number; readonly lastS: number | undefined }
type Pairs = (readonly [Track, Sighting])[]

function assignFrame(tracks: readonly Track[], sightings: readonly Sighting[], frame: Frame) {
  const sure = sightings.filter(({ score }) => score >= SURE_SCORE)
  const doubtful = frame.weights.secondLook ? sightings.filter(({ score }) => score < SURE_SCORE) : []
  const known = tracks.filter(({ hits }) => hits >= BELIEVED_AFTER)
  const first = assign(known, sure, { ...frame, minOverlap: MIN_OVERLAP })
  const justSeen = first.tracksLeft.filter(({ seenS }) => seenS === frame.lastS)
  const second = assign(justSeen, doubtful, { ...frame, minOverlap: MIN_DOUBTFUL_OVERLAP })
  const unproven = tracks.filter(({ hits }) => hits < BELIEVED_AFTER)
  const third = assign(unproven, first.sightingsLeft, { ...frame, minOverlap: MIN_OVERLAP })
  return { pairs: [...first.pairs, ...second.pairs, ...third.pairs], strangers: third.sightingsLeft }
}

function assign(
  tracks: readonly Track[],
  sightings: readonly Sighting[],
  options: Frame & { readonly minOverlap: number },
) {
  const costs = tracks.map(track => sightings.map(sighting => costOf(track, sighting, options)))
  const columns = assignOptimally(costs)
  const pairs: Pairs = tracks.flatMap((track, row) => {
    const sighting = sightings[columns[row] ?? -1]
    return sighting === undefined ? [] : [[track, sighting] as const]
  })
  return {
    pairs,
    tracksLeft: tracks.filter((_, row) => (columns[row] ?? -1) < 0),
    sightingsLeft: sightings.filter((_, column) => !columns.includes(column)),
  }
}

function costOf(track: Track, sighting: Sighting, options: Frame & { readonly minOverlap: number }): number {
  const { weights, atS } = options
  const hiddenS = atS - track.seenS
  const slack = SLACK + STRAY_PER_S * hiddenS
  const maxUnlike = Math.max(STRICTEST_COAT_DISTANCE, MAX_COAT_DISTANCE - STRICTER_PER_S * hiddenS)
  const overlapping = overlap(enlarge(boxOf(track.motion), slack), enlarge(sighting.box, slack))
  const unlike = weights.coat > 0 ? coatDistance(track.coat, sighting.coat) : 0
  if (overlapping < options.minOverlap || unlike > maxUnlike) return Number.POSITIVE_INFINITY
  const otherSpecies = speciesOf(track) === sighting.species ? 0 : 1
  return weights.overlap * (1 - overlapping) + weights.coat * unlike + weights.species * otherSpecies
}

function prolong(track: Track, sighting: Sighting, at: { atS: number; isClear: boolean }): void {
  track.motion = correctMotion(track.motion, sighting.box)
  track.hits += 1
  track.seenS = at.atS
  if (sighting.species === 'dog') track.dogVotes += sighting.score
  else track.catVotes += sighting.score
  if (!at.isClear) return
  track.coat = track.coat.map((share, bin) => share + COAT_LEARNING * ((sighting.coat[bin] ?? 0) - share))
}

/** Whether only this animal is in the box: no other sighting and no hidden animal reaches in. */
function isClear(
  track: Track,
  { box }: Sighting,
  all: { tracks: readonly Track[]; sightings: readonly Sighting[] },
): boolean {
  const others = [
    ...all.sightings.map(other => other.box).filter(other => other !== box),
    ...all.tracks.filter(other => other !== track && other.id > 0).map(other => boxOf(other.motion)),
  ]
  return others.every(other => overlap(other, box) <= CLEAR_OF_OTHERS)
}

/**
 * Whether an animal that comes out from behind another may be one that went there: half covered its coat does not
 * tell, so it is waited for until it stands alone.
 */
function mayBeHidden(
  { box }: Sighting,
  all: { tracks: readonly Track[]; sightings: readonly Sighting[]; atS: number },
): boolean {
  const isCovered = all.sightings.some(
    other => other.box !== box && overlap(other.box, box) > CLEAR_OF_OTHERS,
  )
  if (!isCovered) return false
  return all.tracks.some(({ hits, seenS, motion }) => {
    const slack = SLACK + STRAY_PER_S * (all.atS - seenS)
    const isHidden = hits >= BELIEVED_AFTER && seenS < all.atS
    return isHidden && overlap(enlarge(boxOf(motion), slack), enlarge(box, slack)) >= MIN_OVERLAP
  })
}

function begin({ species, box, score, coat }: Sighting, atS: number): Track {
  const votes = species === 'dog' ? { dogVotes: score, catVotes: 0 } : { dogVotes: 0, catVotes: score }
  return { id: 0, motion: startMotion(box), coat, ...votes, hits: 1, bornS: atS, seenS: atS }
}

/** One sighting alone proves nothing; a known animal may hide a while. */
function isKept({ hits, seenS }: Track, atS: number): boolean {
  return hits >= BELIEVED_AFTER ? atS - seenS <= REMEMBERED_S : seenS === atS
}

function animalOf(track: Track, atS: number): TrackedAnimal {
  return {
    id: track.id,
    species: speciesOf(track),
    box: boxOf(track.motion),
    isSeen: track.seenS === atS,
    hiddenS: atS - track.seenS,
    ageS: atS - track.bornS,
    speed: speedOf(track.motion),
  }
}

function speciesOf({ dogVotes, catVotes }: Track): 'dog' | 'cat' {
  return dogVotes >= catVotes ? 'dog' : 'cat'
}

const byId = (one: TrackedAnimal, other: TrackedAnimal) => one.id - other.id

function enlarge({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x - (width * by) / 2,
    y: y - (height * by) / 2,
    width: width * (1 + by),
    height: height * (1 + by),
  }
}
