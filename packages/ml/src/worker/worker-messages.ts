import type { PhotoAnalysis, PhotoBox, PhotoFixes } from '@pawfect/domain/pets'
import type { FrameGlance } from '../live/glance-at-frame.ts'
import type { ModelRelease } from '../registry/model-release.ts'
import type { InferenceEngine } from '../runtime/inference-runtime.ts'
import type { WeightFile } from '../weights/weights-manifest.ts'

/** What a worker is started with. */
export type WorkerStart = {
  /** For models; with none they run on the worker's own thread, and an analysis never takes more than one core. */
  readonly threads: number
  /** Whether whatever else runs on this computer goes first. */
  readonly yields?: boolean
  readonly models?: InstalledModels
}

/** Models beside those that came with the app; all were checked by whoever installed them. */
export type InstalledModels = {
  /** Files that take the place of built-in ones. */
  readonly files?: Readonly<Partial<Record<WeightFile, Uint8Array>>>
  /** Asked before the first photo where the model has not yet proved itself here. */
  readonly canary?: ModelRelease['canary']
  /** Add-on files as they were installed. */
  readonly addOns?: readonly Uint8Array[]
}

/** What the analyser asks of its worker. */
export type WorkerRequest =
  | { readonly kind: 'analyse'; readonly id: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'crop'
      readonly id: number
      readonly bytes: Uint8Array
      readonly box: PhotoBox
      readonly fixes: PhotoFixes | undefined
    }
  /** Only the backbone's features of the main animal, for training a head. */
  | { readonly kind: 'look'; readonly id: number; readonly bytes: Uint8Array }
  /** One frame of a camera that takes pictures of `width` by `height` pixels; `bytes` may be a smaller copy. */
  | {
      readonly kind: 'glance'
      readonly id: number
      readonly bytes: Uint8Array
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'abort'; readonly id: number }
  /** Give up what is open and end; the models are freed first. */
  | { readonly kind: 'close' }

/** An error as it crosses the thread: its class is rebuilt from the code. */
export type WorkerFailure = {
  readonly code: string
  readonly message: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

/** What the worker says. `ready` comes once, after the models are loaded. */
export type WorkerReply =
  | { readonly kind: 'ready'; readonly engine: InferenceEngine }
  | { readonly kind: 'unusable'; readonly failure: WorkerFailure }
  | { readonly kind: 'analysed'; readonly id: number; readonly analysis: PhotoAnalysis }
  | { readonly kind: 'looked'; readonly id: number; readonly features: Float32Array }
  | { readonly kind: 'glanced'; readonly id: number; readonly glance: FrameGlance }
  | { readonly kind: 'cropped'; readonly id: number; readonly jpeg: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: WorkerFailure }
