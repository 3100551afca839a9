import type { RgbImage } from '../photo/rgb-image.ts'
import { WHOLE } from '../photo/rgb-image.ts'
import { sampleTensor } from '../photo/sample-tensor.ts'
import { type InferenceSession, namedOutput } from '../runtime/inference-runtime.ts'

/** nsfwjs' classes, in the order of the model's output. */
const CLASSES = ['drawing', 'hentai', 'neutral', 'porn', 'sexy'] as const
const INDECENT: readonly (typeof CLASSES)[number][] = ['hentai', 'porn']

const MODERATION_SIZE_PX = 224

/** How likely a picture is pornographic, drawn or photographed: 0..1. */
export async function judgeDecency(moderator: InferenceSession, image: RgbImage): Promise<number> {
  const size = MODERATION_SIZE_PX
  const data = sampleTensor(image, WHOLE, { size, range: { mean: 0, scale: 255 } })
  const outputs = await moderator.run({ image: { data, shape: [1, 3, size, size] } })
  const probabilities = namedOutput(outputs, 'probabilities').data
  return INDECENT.reduce((sum, name) => sum + (probabilities[CLASSES.indexOf(name)] ?? 0), 0)
}
