// node bench/camera-glance.bench.ts [--json]
// Median time of a glance at one frame of a camera, and its ratio to a whole analysis of that frame in the same run.
import { createPhotoAnalyser } from '../src/index.ts'
import { generatedPhoto } from '../src/photo/generated-photos.ts'

const ROUNDS = 25
const THREADS = 2
const CAMERA = { width: 640, height: 480 }

const frame = await generatedPhoto(CAMERA).jpeg({ quality: 80 }).toBuffer()
const glances: number[] = []
const analyses: number[] = []
await using analyser = await createPhotoAnalyser({ threads: THREADS })
// Turn by turn, so that a busy minute of the machine weighs on both alike; the first turn only warms up.
for (let round = -1; round < ROUNDS; round++) {
  const [glance, analysis] = [
    await msOf(() => analyser.glance(frame, CAMERA)),
    await msOf(() => analyser.analyse(frame)),
  ]
  if (round < 0) continue
  glances.push(glance)
  analyses.push(analysis)
}

const value = median(glances)
const figure = {
  name: "glance at a camera's frame, median",
  value,
  unit: 'ms',
  baseline: 'a whole analysis of it',
  ratio: value / median(analyses),
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figure))
else console.log(`${figure.name}: ${value.toFixed(0)} ms, ${figure.ratio.toFixed(2)} x ${figure.baseline}`)

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number
}
