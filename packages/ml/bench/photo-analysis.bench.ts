// npm run bench -w packages/ml [-- --json]
// How long a whole analysis takes (bytes in, answer out), beside the backbone alone in the same run; by stage; and the memory it needs.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { breedFeatures } from '../src/breeds/breed-features.ts'
import { createPhotoAnalyser } from '../src/index.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { benchPhotos, type PhotoSet, quantile } from './bench-photos.ts'
import { timeStages } from './photo-stages.ts'

const PHOTOS = 48

type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MiB'
  readonly baseline: string
  readonly ratio: number
}

const sets = await benchPhotos(PHOTOS)
for (const set of sets) {
  for (const figure of await timeAnalyses(set)) print(figure)
  for (const figure of await figuresOfStages(set)) print(figure)
}
print(await memoryFigure(sets))

/** Turn by turn with the backbone, so that a busy minute of the machine weighs on both alike. */
async function timeAnalyses({ name, photos }: PhotoSet): Promise<Figure[]> {
  await using analyser = await createPhotoAnalyser()
  const backbone = await nodeRuntime({ threads: 1 }).load(
    await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER)),
  )
  const analyses: number[] = []
  const backbones: number[] = []
  for (const [turn, photo] of photos.entries()) {
    const { image } = await decodePhoto(photo)
    const startedAt = performance.now()
    await analyser.analyse(photo)
    const analysedAt = performance.now()
    await breedFeatures(backbone, image, undefined)
    // The first turns only warm up.
    if (turn < 2) continue
    analyses.push(analysedAt - startedAt)
    backbones.push(performance.now() - analysedAt)
  }
  await backbone.dispose()
  const usual = quantile(backbones, 0.5)
  return [0.5, 0.95].map(share => {
    const value = quantile(analyses, share)
    const baseline = 'the backbone alone, median'
    return { name: `analysis of ${name}, p${share * 100}`, value, unit: 'ms', baseline, ratio: value / usual }
  })
}

async function figuresOfStages({ name, photos }: PhotoSet): Promise<Figure[]> {
  const medians = [...(await timeStages(photos))].map(
    ([stage, times]) => [stage, quantile(times.slice(1), 0.5)] as const,
  )
  const all = medians.reduce((sum, [, ms]) => sum + ms, 0)
  return medians.map(([stage, value]) => ({
    name: `  ${name}: ${stage}, p50`,
    value,
    unit: 'ms',
    baseline: 'all stages one after the other',
    ratio: value / all,
  }))
}

async function memoryFigure(sets: readonly PhotoSet[]): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-bench-'))
  try {
    const files = sets.flatMap(({ photos }, set) =>
      photos
        .slice(0, PHOTOS / 4)
        .map((bytes, index) => ({ path: join(folder, `${set}-${index}.jpg`), bytes })),
    )
    for (const { path, bytes } of files) await writeFile(path, bytes)
    const program = fileURLToPath(new URL('./photo-memory.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [
      program,
      ...files.map(({ path }) => path),
    ])
    const { before, peak }: { before: number; peak: number } = JSON.parse(stdout)
    const baseline = 'the same process before it opened the models'
    return {
      name: 'peak memory of analysing photos, resident',
      value: peak,
      unit: 'MiB',
      baseline,
      ratio: peak / before,
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function print(figure: Figure): void {
  const { name, value, unit, baseline, ratio } = figure
  if (process.argv.includes('--json')) console.log(JSON.stringify({ ...figure, name: name.trim() }))
  else console.log(`${name}: ${value.toFixed(value < 10 ? 1 : 0)} ${unit}, ${ratio.toFixed(2)} x ${baseline}`)
}
