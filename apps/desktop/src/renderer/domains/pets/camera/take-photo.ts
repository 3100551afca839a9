import type { TrackedAnimal } from '@pawfect/ml/live'
import { type CameraEffect, isWorn } from './camera-effect.ts'
import { drawCostume } from './draw-costume.ts'
import { drawPark } from './draw-park.ts'
import { copyOf, framePixels, grabFrame } from './grab-frame.ts'
import { markEdited } from './mark-edited.ts'
import { createSubjectFinder } from './subject-finder.ts'
import type { EffectView } from './use-camera-effect.ts'

/** As good as cameras give it: the photo is looked at and cropped like any other. */
const PHOTO_QUALITY = 0.92
/** A border that is seen in a large photo. */
const OUTLINE_SIDE = 160

/** What the photo is taken with. */
interface PhotoPlan {
  readonly effect: CameraEffect
  readonly view: EffectView
  /** The animal the effect is for. */
  readonly main: TrackedAnimal | undefined
}

/**
 * Takes a photo in the camera's own size, with the effect exactly where it is seen; one that hid itself is left out.
 * A photo with an effect says in its own file that it was edited.
 */
export async function takePhoto(video: HTMLVideoElement, plan: PhotoPlan): Promise<Blob> {
  const { effect, view, main } = plan
  if (isWorn(effect) && view.head !== null) {
    const brush = copyOf(video)
    drawCostume(brush, effect, view.head)
    return edited(brush.canvas)
  }
  if (effect === 'park' && view.cutout !== null) {
    const animal = (await cutOutNow(video, main)) ?? view.cutout
    const brush = copyOf(video)
    drawPark(brush)
    brush.drawImage(animal, 0, 0, brush.canvas.width, brush.canvas.height)
    return edited(brush.canvas)
  }
  return (await grabFrame(video, { quality: PHOTO_QUALITY })).jpeg
}

/** Sharper than what is shown; null where this very frame is not clear. */
async function cutOutNow(
  video: HTMLVideoElement,
  main: TrackedAnimal | undefined,
): Promise<ImageBitmap | null> {
  if (main === undefined) return null
  const finder = createSubjectFinder()
  try {
    const frame = framePixels(video)
    return (await finder.find({ frame, box: main.box, wanted: 'cutout', side: OUTLINE_SIDE })).cutout
  } finally {
    finder.dispose()
  }
}

async function edited(canvas: OffscreenCanvas): Promise<Blob> {
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: PHOTO_QUALITY })
  return new Blob([markEdited(new Uint8Array(await jpeg.arrayBuffer()))], { type: 'image/jpeg' })
}
