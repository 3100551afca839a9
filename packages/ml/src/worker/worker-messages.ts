import type { PhotoAnalysis, PhotoBox } from '@pawfect/domain/pets'

/** What the analyser asks of its worker. */
export type WorkerRequest =
  | { readonly kind: 'analyse'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'crop'; readonly id: number; readonly bytes: Uint8Array; readonly box: PhotoBox }
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
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly failure: WorkerFailure }
  | { readonly kind: 'analysed'; readonly id: number; readonly analysis: PhotoAnalysis }
  | { readonly kind: 'cropped'; readonly id: number; readonly jpeg: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: WorkerFailure }
