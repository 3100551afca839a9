import { readFile } from 'node:fs/promises'
import type { TaughtStep } from '@pawfect/domain/pets/learning'
import { FEATURES } from '../../src/breeds/breed-features.ts'
import { readBreedHead } from '../../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../../src/breeds/photo-classes.ts'
import { canaryAnswers } from '../../src/registry/canary.ts'
import { writeOnnxLinearModel } from '../../src/registry/onnx-linear-model.ts'
import { nodeRuntime } from '../../src/runtime/node-runtime.ts'
import { builtInWeights, sha256, WEIGHTS_FOLDER } from '../../src/weights/load-weights.ts'
import { breedSlices } from '../breed-slices.ts'
import { type Examples, foldsBySeries, outOfFoldScores } from '../cross-validate.ts'
import { fitHead } from '../fit-head.ts'
import { imagenetPrior } from '../imagenet-prior.ts'
import { hasPhotos } from '../labelled-photos.ts'
import { loadExamples } from '../load-examples.ts'
import { fitTemperature } from '../measure-scores.ts'
import { headFiles, withSteps } from './taught-files.ts'
import {
  type DataEntry,
  type TrainedModel,
  TrainingDataMissingError,
  type TrainingKind,
} from './training-kind.ts'

/** How far two machines' floating point may lie apart in a probability. */
const CANARY_TOLERANCE = 0.02

/** Photos to learn breeds from, with what is known of each file. */
export type BreedData = { readonly examples: Examples; readonly data: readonly DataEntry[] }

/**
 * The breed head.
 *
 * @param load - where the photos come from; the labelled set beside the checkout by default.
 * @param taught - what rounds of learning without collecting taught, the earliest first.
 */
export function breedTraining(
  load: () => Promise<BreedData> = labelledSet,
  taught: readonly TaughtStep[] = [],
): TrainingKind {
  return {
    kind: 'breed',
    name: 'Breeds in photos',
    words: {
      purpose:
        'Suggests the breed of a dog or cat from features of the shipped backbone, with a probability that means what it says.',
      notFor:
        'identity, health, age, temperament, banned-breed decisions, anything about people, any certified fact.',
      how: "Starts from ImageNet's own classifier, moved by logistic regression that pays for every step away from it; every breed weighs the same. Figures: five folds, series of look-alikes never on both sides, temperatures from the other folds.",
      limits: [
        'Only 37 and a few breeds could be measured; the other ImageNet breeds rest on what its authors measured.',
        'Four dog breeds were learned from ten photos each; bull breeds are confused with each other.',
        'Photos of known mixes were not at hand: a mix is called one when two breeds share the signs.',
      ],
    },
    open: async () => {
      const { examples, data } = await load()
      return {
        data: [...data, ...taught.map(taughtEntry)],
        train: seed => trainBreeds(examples, seed, taught),
      }
    },
  }
}

async function labelledSet(): Promise<BreedData> {
  if (!hasPhotos) throw new TrainingDataMissingError('the labelled photos are not beside this checkout')
  const examples = await loadExamples()
  return { examples, data: examples.data }
}

async function trainBreeds(
  examples: Examples,
  seed: number,
  taught: readonly TaughtStep[],
): Promise<TrainedModel> {
  const prior = await imagenetPrior()
  const folds = foldsBySeries(examples)
  const scores = outOfFoldScores(prior, examples, { folds, seed })
  const temperature = fitTemperature(
    scores.map((own, index) => ({ scores: own, label: examples.labels[index] as number })),
  )
  const fitted = fitHead(prior, { ...examples, seed })
  const breedIds = PHOTO_CLASSES.map(entry => entry.breedId)
  const { files, shift } = withSteps(headFiles({ ...fitted, breedIds, temperature }), taught)
  const head = readBreedHead(files['breed-head.json'], files['breed-head.int8'])
  const onnx = writeOnnxLinearModel({
    name: 'breed-head',
    inputName: 'features',
    outputName: 'probabilities',
    weights: head.weights.map(value => value / temperature),
    bias: head.bias.map(value => value / temperature),
    activation: 'Softmax',
    metadata: { labels: JSON.stringify(breedIds) },
  })
  const backbone = await nodeRuntime({ threads: 1 }).load(
    await readFile(new URL('backbone.onnx', WEIGHTS_FOLDER)),
  )
  const answers = await canaryAnswers(backbone, head)
  await backbone.dispose()
  return {
    files: { ...files, 'breed-head.onnx': onnx },
    onnx: [
      {
        file: 'breed-head.onnx',
        input: { name: 'features', size: FEATURES },
        output: { name: 'probabilities', size: breedIds.length },
      },
    ],
    slices: breedSlices(
      examples,
      scores.map(own => own.map((score, at) => score + (shift[at] as number))),
      folds,
    ),
    needs: { 'backbone.onnx': (await builtInWeights())['backbone.onnx'] },
    canary: { tolerance: CANARY_TOLERANCE, answers },
  }
}

function taughtEntry(step: TaughtStep): DataEntry {
  const bytes = Buffer.from(JSON.stringify(step))
  return { name: `taught/${step.roundId}.json`, sha256: sha256(bytes), bytes: bytes.byteLength }
}
