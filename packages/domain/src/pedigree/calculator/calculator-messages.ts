import type { MateMatrix, MateQuestion } from '../coefficients/mate-matrix.ts'
import type { RankedColumns, SireQuestion } from '../coefficients/rank-sires.ts'
import type { Pedigree } from '../pedigree.ts'

/** What can be asked of a calculator's thread. */
export type CalculatorQuestion =
  | { readonly kind: 'inbreeding' }
  | { readonly kind: 'rank'; readonly question: SireQuestion }
  | { readonly kind: 'mates'; readonly question: MateQuestion }

/** What the thread is told. `open` comes first. */
export type CalculatorRequest =
  | { readonly kind: 'open'; readonly pedigree: Pedigree; readonly f: Float64Array | undefined }
  | { readonly kind: 'ask'; readonly id: number; readonly question: CalculatorQuestion }
  | { readonly kind: 'cancel'; readonly id: number }

/** An answer, by the question's kind. */
export type CalculatorAnswer =
  | { readonly kind: 'inbreeding'; readonly f: Float64Array }
  | { readonly kind: 'rank'; readonly ranked: RankedColumns }
  | { readonly kind: 'mates'; readonly matrix: MateMatrix }

/** What the thread says. A cancelled question gets no more replies. */
export type CalculatorReply =
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'answered'; readonly id: number; readonly answer: CalculatorAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
