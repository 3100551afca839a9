import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { DATING_SCHEMA, readDatingDecisions } from '@pawfect/domain/matching/evaluation'
import {
  type DecisionEvent,
  type DecisionModel,
  evaluateDecisionModel,
  leavePairOut,
  trainDecisionModel,
} from '@pawfect/domain/matching/model'
import type { SliceFigures } from '../../src/registry/model-release.ts'
import { writeOnnxLinearModel } from '../../src/registry/onnx-linear-model.ts'
import { sha256 } from '../../src/weights/load-weights.ts'
import {
  type OnnxFace,
  type TrainedModel,
  TrainingDataMissingError,
  type TrainingKind,
} from './training-kind.ts'

/** The only real reciprocal decisions at hand lie beside the checkout and are never part of it. */
const DECISIONS = new URL(
  '../../../../../shared/data/decisions/speed-dating-waves-01-14.csv',
  import.meta.url,
)
const FOLDS = 5
const PURPOSE = 'date'

/** What each side answers. @param read - a table of decisions; the file beside the checkout by default. */
export function matchingTraining(
  read: () => Promise<{ name: string; text: string }> = decisionsBeside,
): TrainingKind {
  return {
    kind: 'matching',
    name: 'Who says yes to whom',
    words: {
      purpose:
        "Gives each side's chance of a yes, from profiles alone for newcomers and from behaviour where there is any.",
      notFor:
        'ranking against a hard rule, judging a person, any market it was not trained in without its own figures.',
      how: 'Two calibrated logistic layers of packages/domain. Figures: five folds of whole evenings, never an evening on both sides.',
      limits: [
        'Learned from people at speed-dating evenings, because no real decisions of pet owners exist yet.',
        'From profiles alone a yes is nearly unpredictable; say so wherever a cold chance is shown.',
      ],
    },
    open: async () => {
      const { name, text } = await read()
      const bytes = Buffer.from(text)
      const { events } = readDatingDecisions(text)
      return {
        data: [{ name, sha256: sha256(bytes), bytes: bytes.byteLength }],
        train: async seed => trainedOn(events, seed),
      }
    },
  }
}

async function decisionsBeside(): Promise<{ name: string; text: string }> {
  if (!existsSync(DECISIONS)) throw new TrainingDataMissingError('the decisions are not beside this checkout')
  return { name: 'speed-dating-waves-01-14.csv', text: await readFile(DECISIONS, 'utf8') }
}

function trainedOn(events: readonly DecisionEvent[], seed: number): TrainedModel {
  const options = { schema: DATING_SCHEMA, purpose: PURPOSE, seed }
  const model = trainDecisionModel(events, options)
  const { profile, behaviour, calibration } = model
  const faces = [
    faceOf('profiles.onnx', profile, calibration.cold),
    faceOf('behaviour.onnx', behaviour, calibration.warm),
  ]
  return {
    files: {
      'model.json': Buffer.from(`${JSON.stringify(model)}\n`),
      ...Object.fromEntries(faces.map(({ face, bytes }) => [face.file, bytes])),
    },
    onnx: faces.map(({ face }) => face),
    slices: heldOutFigures(events, options),
    needs: {},
    canary: null,
  }
}

/** A layer with its scaling and calibration folded in; unknown inputs are given as the layer's mean. */
function faceOf(
  file: string,
  layer: DecisionModel['profile'],
  line: DecisionModel['calibration']['cold'],
): { face: OnnxFace; bytes: Uint8Array } {
  const slopes = layer.weights.map((weight, index) => (line.slope * weight) / (layer.scale[index] as number))
  const shift = slopes.reduce((sum, slope, index) => sum + slope * (layer.mean[index] as number), 0)
  const bytes = writeOnnxLinearModel({
    name: file.replace(/\.onnx$/, ''),
    inputName: 'terms',
    outputName: 'chance',
    weights: Float32Array.from(slopes),
    bias: Float32Array.of(line.slope * layer.intercept + line.intercept - shift),
    activation: 'Sigmoid',
    metadata: { names: JSON.stringify(layer.names), means: JSON.stringify(layer.mean) },
  })
  return {
    face: { file, input: { name: 'terms', size: slopes.length }, output: { name: 'chance', size: 1 } },
    bytes,
  }
}

/** Figures on evenings the model never saw, with behaviour and without. */
function heldOutFigures(
  events: readonly DecisionEvent[],
  options: Parameters<typeof trainDecisionModel>[1],
): SliceFigures[] {
  const markets = [...new Set(events.map(({ market }) => market))].sort()
  const foldOf = (event: DecisionEvent) => markets.indexOf(event.market) % FOLDS
  const sums = new Map<string, { answers: number; totals: Map<string, number> }>()
  for (let fold = 0; fold < Math.min(FOLDS, markets.length); fold++) {
    const held = events.filter(event => foldOf(event) === fold)
    const model = trainDecisionModel(
      events.filter(event => foldOf(event) !== fold),
      options,
    )
    for (const [basis, evidence] of [
      ['profiles only', new Map()],
      ['behaviour', leavePairOut(held, model.rates)],
    ] as const) {
      const slicesOf = (event: DecisionEvent) => [event.features[0] === 1 ? 'women choosing' : 'men choosing']
      for (const slice of evaluateDecisionModel(model, { events: held, evidence, slicesOf })) {
        const own = sums.get(`${basis}, ${slice.slice}`) ?? { answers: 0, totals: new Map<string, number>() }
        own.answers += slice.events
        for (const [name, value] of [
          ['auc', slice.auc ?? 0.5],
          ['calibrationError', slice.ece],
        ] as const)
          own.totals.set(name, (own.totals.get(name) ?? 0) + value * slice.events)
        sums.set(`${basis}, ${slice.slice}`, own)
      }
    }
  }
  return [...sums].map(([slice, { answers, totals }]) => ({
    slice,
    answers,
    measures: Object.fromEntries([...totals].map(([name, total]) => [name, total / answers])),
  }))
}
