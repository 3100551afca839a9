import { animalShares, findSubject, guidedMatte, headAnchor, type SubjectMask } from '@pawfect/ml/live'
import type { SubjectAnswer, SubjectQuestion } from './subject-messages.ts'

const WHOLE = { x: 0, y: 0, width: 1, height: 1 }

// A thread of its own: the outline takes some dozens of milliseconds, and the picture must not stutter.
globalThis.addEventListener('message', ({ data }: MessageEvent<SubjectQuestion>) => {
  void answer(data).then(found =>
    globalThis.postMessage(found, { transfer: found.cutout === null ? [] : [found.cutout] }),
  )
})

async function answer({ id, frame, box, wanted, side }: SubjectQuestion): Promise<SubjectAnswer> {
  const image = { data: withoutAlpha(frame.data), width: frame.width, height: frame.height }
  const mask = await findSubject(image, box, { side })
  const { isSound, confidence } = mask.judgement
  if (!isSound) return { id, head: null, cutout: null, confidence }
  if (wanted === 'head') {
    return { id, head: headAnchor(mask, frame.width / frame.height), cutout: null, confidence }
  }
  return { id, head: null, cutout: await cutOut(image, mask, frame), confidence }
}

async function cutOut(
  image: Parameters<typeof guidedMatte>[0],
  mask: SubjectMask,
  frame: ImageData,
): Promise<ImageBitmap> {
  const shares = animalShares(guidedMatte(image, mask), image, WHOLE)
  const pixels = new Uint8ClampedArray(frame.data)
  for (let pixel = 0; pixel < shares.length; pixel++) pixels[pixel * 4 + 3] = 255 * (shares[pixel] ?? 0)
  return createImageBitmap(new ImageData(pixels, frame.width, frame.height))
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let pixel = 0; pixel < rgba.length / 4; pixel++) {
    for (let channel = 0; channel < 3; channel++) rgb[pixel * 3 + channel] = rgba[pixel * 4 + channel] ?? 0
  }
  return rgb
}
