// npm run bench -- fingerprint [--json]
// Looking one photo up among many, beside comparing it with each of them.
import { FingerprintIndex, fingerprintDistance, type PhotoFingerprint } from '../src/pets/index.ts'
import { seededDraws } from '../src/pets/photos/seeded-draws.ts'

const PHOTOS = 4000
const VIEWS = 15
const ASKED = 20

const draws = seededDraws('bench')
const hex = () => Math.floor(draws.uniform() * 16).toString(16)
const anyPrint = () =>
  Array.from({ length: VIEWS }, () => Array.from({ length: 64 }, hex).join('')) as PhotoFingerprint

const prints = Array.from({ length: PHOTOS }, anyPrint)
const index = new FingerprintIndex()
for (const [number, print] of prints.entries()) index.put(`photo-${number}`, print)
const asked = prints.slice(0, ASKED)

const indexed = timed(() => asked.map(print => index.alike([print]).length))
const scanned = timed(() =>
  asked.map(print => prints.filter(other => fingerprintDistance(print, other) <= 66).length),
)
const figure = {
  name: `finding copies of one photo among ${PHOTOS}`,
  value: indexed / ASKED,
  unit: 'ms',
  baseline: 'comparing it with every photo',
  ratio: indexed / scanned,
}
if (process.argv.includes('--json')) console.log(JSON.stringify(figure))
else
  console.log(
    `${figure.name}: ${figure.value.toFixed(1)} ms, ${figure.ratio.toFixed(3)} x ${figure.baseline}`,
  )

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
