import {
  fitInCommon,
  generatedAnswers,
  judgeRelease,
  judgingSteps,
  trainAndJudge,
  UNTRAINED,
} from '@pawfect/domain/matching/learning'
import { reportFigure, timed } from './report-figure.ts'

/** A town of made-up owners who differ in how readily they say yes (synthetic). */
const { log, animals } = generatedAnswers({
  animals: 120,
  each: 32,
  seed: 1,
  shift: { company: 2 },
  spread: { readiness: 1.5, popularity: 1.5 },
  startMs: Date.parse('2026-06-01T08:00:00Z'),
})
const species = new Map(animals.map(pet => [pet.petId, pet.species]))

const common = timed(() => {
  fitInCommon(log)
  const steps = judgingSteps({ model: UNTRAINED, log, fromMs: log[Math.floor(log.length * 0.75)]?.atMs ?? 0 })
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  judgeRelease([{ slice: 'all', current: [0.6], candidate: [0.6] }], 1)
})

const before = process.cpuUsage()
const night = await trainAndJudge({
  log,
  current: UNTRAINED,
  mustForget: false,
  factsOf: petId => ({ species: species.get(petId) ?? 'dog', neighbours: null }),
  seed: 1,
})
const used = process.cpuUsage(before)

reportFigure({
  name: 'night-training-processor',
  value: (used.user + used.system) / 1000,
  unit: 'ms',
  baseline: common.processorMs,
  against: `what all have in common, judged once (${log.length} answers)`,
})
if (!process.argv.includes('--json') && night.kind === 'judged') {
  for (const { slice, events, change, low, high, verdict } of night.verdict.slices)
    process.stdout.write(
      `${slice}: ${events} answers, ${change.toFixed(3)} nats [${low.toFixed(3)}, ${high.toFixed(3)}], ${verdict}\n`,
    )
}
