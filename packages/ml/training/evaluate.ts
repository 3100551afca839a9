// npm run evaluate -w packages/ml [-- --json] [-- --card]
// Prints how good the breed head is on photos it never saw, when it should rather say nothing, and where it errs.
// --card writes the same tables and the picture into weights/.
import { readFile, writeFile } from 'node:fs/promises'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { WEIGHTS_FOLDER } from '../src/weights/load-weights.ts'
import { FEW_AND_UNKNOWN, withTemperatures } from './breed-slices.ts'
import {
  type Examples,
  fitWithout,
  foldsBySeries,
  outOfFoldScores,
  scoresWithSecondLook,
} from './cross-validate.ts'
import type { LinearLayer } from './fit-head.ts'
import { imagenetPrior } from './imagenet-prior.ts'
import { hasPhotos } from './labelled-photos.ts'
import { loadExamples } from './load-examples.ts'
import { type Answer, errorByChance, fitTemperature, type Measures, measureScores } from './measure-scores.ts'
import { judgeAnswers, type RiskAt, riskAtCoverage, riskCoverage, verdictFigures } from './risk-coverage.ts'
import { riskCoveragePicture } from './risk-coverage-picture.ts'

const COVERAGES = [0.5, 0.7, 0.8, 0.9, 0.95, 1]

type Evaluation = {
  readonly figures: Readonly<Record<string, SetFigures>>
  readonly curves: Readonly<Record<string, readonly RiskAt[]>>
  readonly verdicts: Readonly<Record<string, ReturnType<typeof verdictFigures>>>
}

/** @property chance - the calibration error a perfectly calibrated head would stay below, 95 times of 100. */
type SetFigures = Measures & { readonly chance: number }

function figuresOf(answers: readonly Answer[]): SetFigures {
  return { ...measureScores(answers), chance: errorByChance(answers) }
}

async function evaluate(): Promise<Evaluation> {
  const examples = await loadExamples()
  const prior = await imagenetPrior()
  const folds = foldsBySeries(examples)
  const scores = outOfFoldScores(prior, examples, { folds })
  const answers = withTemperatures(examples, scores, folds)
  const known = { prior, examples, scores }
  const pick = (accept: (index: number) => boolean) => answers.filter((_, index) => accept(index))
  const ofKind = (kind: string) => pick(index => examples.photos[index]?.kind === kind)
  const sets = { studio: ofKind('studio'), web: ofKind('web'), cats: ofKind('cats') }
  const thin = pick(index => FEW_AND_UNKNOWN.includes(examples.photos[index]?.breedId ?? ''))
  const over = <Result>(of: (own: readonly Answer[]) => Result) =>
    Object.fromEntries(Object.entries(sets).map(([name, own]) => [name, of(own)]))
  return {
    figures: {
      'studio, by series': figuresOf(sets.studio),
      'web, by series': figuresOf(sets.web),
      'extra (ImageNet dogs), by series': figuresOf(ofKind('extra')),
      'cats, by series': figuresOf(sets.cats),
      'four dogs ImageNet lacks': figuresOf(thin),
      'web, no web photo learned': withoutKind(known, 'web'),
      'studio, no studio photo learned': withoutKind(known, 'studio'),
    },
    curves: over(own => riskCoverage(judgeAnswers(own))),
    verdicts: over(own => verdictFigures(judgeAnswers(own))),
  }
}

/** The hard case: a source of photos the head has never seen. The temperature comes from the other sources. */
function withoutKind(
  { prior, examples, scores }: { prior: LinearLayer; examples: Examples; scores: readonly Float32Array[] },
  kind: string,
): SetFigures {
  const isHeldOut = (index: number) => examples.photos[index]?.kind === kind
  const all = scores.map((own, index) => ({ scores: own, label: examples.labels[index] as number }))
  const temperature = fitTemperature(all.filter((_, index) => !isHeldOut(index)))
  const head = fitWithout(prior, examples, isHeldOut)
  return figuresOf(
    all.flatMap(({ label }, index) =>
      isHeldOut(index) ? [{ scores: scoresWithSecondLook(head, examples, index), label, temperature }] : [],
    ),
  )
}

/** The tables as Markdown: what is printed is what the card says. */
function tablesOf({ figures, curves, verdicts }: Evaluation): string {
  const share = (value: number) => value.toFixed(3)
  const measured = Object.entries(figures).map(
    ([name, row]) =>
      `| ${name} | ${row.photos} | ${[row.top1, row.top5, row.species, row.ece, row.chance].map(share).join(' | ')} |`,
  )
  const risks = Object.entries(curves).flatMap(([name, curve]) =>
    riskAtCoverage(curve, COVERAGES).map(
      at => `| ${name} | ${share(at.coverage)} | ${share(at.threshold)} | ${share(at.risk)} |`,
    ),
  )
  const promises = Object.entries(verdicts).flatMap(([name, rows]) =>
    rows.map(row => `| ${name} | ${row.verdict} | ${share(row.share)} | ${share(row.right)} |`),
  )
  return `${PHOTO_CLASSES.length} breeds compete for every photo.

"By chance": below this, 95 times of 100, lies the calibration error of a head whose every probability is exactly true.

| photos set aside | n | top-1 | top-5 | species | calibration error | by chance |
|---|---|---|---|---|---|---|
${measured.join('\n')}

Answering only the surest photos (risk: share of wrong first answers among those answered):

| photos set aside | coverage | from a probability of | risk |
|---|---|---|---|
${risks.join('\n')}

What the product says. \`one\`: the first breed is right. \`mix\`: the truth is one of the two named. \`unsure\`: no breed is named; right is what the first would have been.

| photos set aside | verdict | share | right |
|---|---|---|---|
${promises.join('\n')}
`
}

const [START, END] = [
  '<!-- figures: npm run evaluate -w packages/ml -- --card -->',
  '<!-- end of figures -->',
]

async function writeIntoCard(evaluation: Evaluation): Promise<void> {
  const file = new URL('MODEL_CARD.md', WEIGHTS_FOLDER)
  const card = await readFile(file, 'utf8')
  const [before, after] = [card.indexOf(START), card.indexOf(END)]
  if (before < 0 || after < before) throw new Error('the model card has no place for figures')
  const text = `${card.slice(0, before)}${START}\n${tablesOf(evaluation)}${card.slice(after)}`
  await writeFile(file, text)
  await writeFile(new URL('risk-coverage.svg', WEIGHTS_FOLDER), riskCoveragePicture(evaluation.curves))
}

if (!hasPhotos) {
  console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
} else {
  const evaluation = await evaluate()
  if (process.argv.includes('--card')) await writeIntoCard(evaluation)
  if (process.argv.includes('--json')) {
    const { figures, curves, verdicts } = evaluation
    const risk = Object.entries(curves).map(([name, curve]) => [name, riskAtCoverage(curve, COVERAGES)])
    console.log(JSON.stringify({ ...figures, riskCoverage: Object.fromEntries(risk), verdicts }))
  } else console.log(tablesOf(evaluation))
}
