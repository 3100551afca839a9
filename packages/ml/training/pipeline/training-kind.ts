import type { ModelRelease, SliceFigures } from '../../src/registry/model-release.ts'

/** One thing a model learned from, named and hashed: the line it gets in the data manifest. */
export type DataEntry = { readonly name: string; readonly sha256: string; readonly bytes: number }

/** The shape of a model for whoever serves it: one tensor of numbers in, one of probabilities out. */
export type OnnxFace = {
  readonly file: string
  readonly input: { readonly name: string; readonly size: number }
  readonly output: { readonly name: string; readonly size: number }
}

/** What the card says that figures cannot. */
export type CardWords = {
  readonly purpose: string
  readonly notFor: string
  readonly how: string
  readonly limits: readonly string[]
}

/** A model fresh from training, measured on what it was not trained on. */
export type TrainedModel = {
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly onnx: readonly OnnxFace[]
  readonly slices: readonly SliceFigures[]
  readonly needs: ModelRelease['needs']
  readonly canary: ModelRelease['canary']
}

/** Data at hand, and what training on it gives. Same data and seed: the same bytes. */
export type OpenedTraining = {
  readonly data: readonly DataEntry[]
  readonly train: (seed: number) => Promise<TrainedModel>
}

/** One kind of model `npm run train -- KIND` can make. A new kind is one more of these. */
export type TrainingKind = {
  readonly kind: ModelRelease['kind']
  readonly name: string
  readonly words: CardWords
  /** @throws {TrainingDataMissingError} where the data is not on this machine. */
  readonly open: () => Promise<OpenedTraining>
}

/** The data a kind learns from is not on this machine. */
export class TrainingDataMissingError extends Error {
  override readonly name = 'TrainingDataMissingError'
}

/** A round taught another head than the one it is to be added to. */
export class TaughtElsewhereError extends Error {
  override readonly name = 'TaughtElsewhereError'
  constructor(roundId: string) {
    super(`round ${roundId} was taught to another head; give the steps in the order they were taught`)
  }
}
