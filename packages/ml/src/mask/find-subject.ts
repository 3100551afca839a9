import type { Box, RgbImage } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'
import { type CutBox, type CutPicture, grabCut, tiesOf } from './grab-cut.ts'
import { judgeMask, type MaskJudgement } from './judge-mask.ts'
import { type SeedMap, seedsIn } from './seed-map.ts'

/**
 * Which pixels of a photo are the animal.
 *
 * @property frame - what part of the photo the mask covers; outside nothing is animal.
 * @property side - the mask is a square of so many pixels, stretched over the frame.
 * @property box - the animal's own box, in shares of the photo.
 * @property judgement - how far the mask may be trusted.
 */
export type SubjectMask = {
  readonly frame: Box
  readonly side: number
  readonly isInside: Uint8Array
  readonly box: Box
  readonly judgement: MaskJudgement
}

/** Enough for colours, crop and confidence; a sixth of the pixels of {@link FINE_SIDE_PX}. */
export const COARSE_SIDE_PX = 64
/** Enough for a border that is refined on the photo's own pixels afterwards. */
export const FINE_SIDE_PX = 160

/** How much of the surroundings is looked at, in shares of the box on each side. */
const AROUND = 0.22
/** Boxes are wrong by about this share; a mask worth trusting does not mind. */
const JITTER = 0.06
const ROUNDS = 4
/** Seeds are nearly right from the start. */
const SEEDED_ROUNDS = 3
const JITTER_ROUNDS = 2

/**
 * Finds an animal's outline, and says how far it may be trusted. The answer is the best guess even when it is poor:
 * ask `judgement.isSound` before using it.
 *
 * @param box - where the detector saw the animal.
 * @param options - `side`: 64 px for a look, 160 px for a picture that will be seen. `seeds`: where the detector saw animal;
 *   without them colours and the box decide alone, and more outlines are not trusted.
 * @throws the signal's reason between two steps.
 */
export async function findSubject(
  image: RgbImage,
  box: Box,
  options: { side?: number; seeds?: SeedMap | undefined; signal?: AbortSignal | undefined } = {},
): Promise<SubjectMask> {
  const { side = COARSE_SIDE_PX, signal } = options
  const frame = frameAround(box)
  const picture = pictureOf(image, frame, COARSE_SIDE_PX)
  const cutBox = boxIn(frame, box, COARSE_SIDE_PX)
  const seeds = options.seeds && seedsIn(options.seeds, frame, COARSE_SIDE_PX)
  const cut = grabCut(picture, cutBox, { rounds: seeds ? SEEDED_ROUNDS : ROUNDS, seeds })
  const found = { picture, box: cutBox, cut, seeds }
  const first = judgeMask({ ...found, others: [] })
  // What is poor already needs no second opinion.
  const others = first.isSound ? await jitteredMasks(found, { frame, box, signal }) : []
  const judgement = first.isSound ? judgeMask({ ...found, others }) : first
  await pause(signal)
  const isInside =
    side === COARSE_SIDE_PX
      ? cut.isInside
      : grabCut(pictureOf(image, frame, side), boxIn(frame, box, side), {
          rounds: 1,
          models: cut.models,
          seeds: options.seeds && seedsIn(options.seeds, frame, side),
        }).isInside
  return { frame, side, isInside, box: boxOf(isInside, side, frame) ?? box, judgement }
}

/** The masks of a box a little smaller and of one a little larger; seeds do not mind smaller ones. */
async function jitteredMasks(
  { picture, seeds }: { picture: CutPicture; seeds: Float32Array | undefined },
  at: { frame: Box; box: Box; signal: AbortSignal | undefined },
): Promise<Uint8Array[]> {
  const masks: Uint8Array[] = []
  for (const scale of seeds ? [1 + JITTER] : [1 - JITTER, 1 + JITTER]) {
    await pause(at.signal)
    const jittered = boxIn(at.frame, scaled(at.box, scale), picture.side)
    masks.push(grabCut(picture, jittered, { rounds: JITTER_ROUNDS, seeds }).isInside)
  }
  return masks
}

/** Whether a point of the photo, in shares of it, is animal. */
export function coveredAt({ frame, side, isInside }: SubjectMask, x: number, y: number): boolean {
  const [column, row] = [(x - frame.x) / frame.width, (y - frame.y) / frame.height]
  if (column < 0 || column >= 1 || row < 0 || row >= 1) return false
  return isInside[Math.floor(row * side) * side + Math.floor(column * side)] === 1
}

/** Lets a waiting message in, so that a caller can stop the work. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 0))
  signal?.throwIfAborted()
}

/** The part of the photo around a box that a mask is looked for in, cut at the photo's edge. */
function frameAround(box: Box): Box {
  const around = scaled(box, 1 + 2 * AROUND)
  const [left, top] = [Math.max(0, around.x), Math.max(0, around.y)]
  return {
    x: left,
    y: top,
    width: Math.min(1, around.x + around.width) - left,
    height: Math.min(1, around.y + around.height) - top,
  }
}

function scaled(box: Box, scale: number): Box {
  return {
    x: box.x - (box.width * (scale - 1)) / 2,
    y: box.y - (box.height * (scale - 1)) / 2,
    width: box.width * scale,
    height: box.height * scale,
  }
}

function pictureOf(image: RgbImage, frame: Box, side: number): CutPicture {
  const planes = sampleTensor(image, frame, { size: side, range: { mean: 0, scale: 1 } })
  return { planes, side, ties: tiesOf(planes, side) }
}

function boxIn(frame: Box, box: Box, side: number): CutBox {
  return {
    left: ((box.x - frame.x) / frame.width) * side,
    top: ((box.y - frame.y) / frame.height) * side,
    right: ((box.x + box.width - frame.x) / frame.width) * side,
    bottom: ((box.y + box.height - frame.y) / frame.height) * side,
  }
}

/** The smallest box around a mask, in shares of the photo; undefined when it is empty. */
function boxOf(isInside: Uint8Array, side: number, frame: Box): Box | undefined {
  let [left, top, right, bottom] = [side, side, -1, -1]
  isInside.forEach((value, pixel) => {
    if (value === 0) return
    const [x, y] = [pixel % side, Math.floor(pixel / side)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  if (right < 0) return undefined
  return {
    x: frame.x + (left / side) * frame.width,
    y: frame.y + (top / side) * frame.height,
    width: ((right + 1 - left) / side) * frame.width,
    height: ((bottom + 1 - top) / side) * frame.height,
  }
}
