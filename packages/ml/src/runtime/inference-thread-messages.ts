import type { Tensor } from './inference-runtime.ts'

/** What the inference thread is told. A session is named by the id of the order that loaded it. */
export type InferenceOrder =
  | { readonly kind: 'load'; readonly id: number; readonly model: Uint8Array }
  | {
      readonly kind: 'run'
      readonly id: number
      readonly session: number
      readonly inputs: Readonly<Record<string, Tensor>>
    }
  | { readonly kind: 'release'; readonly id: number; readonly session: number }
  /** Release what is open and end. */
  | { readonly kind: 'close'; readonly id: number }

/** One answer for each order. */
export type InferenceAnswer =
  | { readonly id: number; readonly kind: 'done'; readonly outputs: Readonly<Record<string, Tensor>> }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
