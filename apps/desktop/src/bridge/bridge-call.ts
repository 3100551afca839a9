import type { z } from 'zod'

/**
 * One question the renderer may ask its host: what goes in, what comes out,
 * and, for long work, what is told on the way. Both ends check both.
 */
export type BridgeCall<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> = {
  readonly input: Input
  readonly output: Output
  /** Absent when the call is over before anybody could watch it. */
  readonly progress?: Progress
}

/** Keeps the exact schema types of a call; does nothing else. */
export function defineCall<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Progress extends z.ZodType = z.ZodNever,
>(call: BridgeCall<Input, Output, Progress>): BridgeCall<Input, Output, Progress> {
  return call
}

/** The calls of one domain by name. */
export type BridgeChannel = Readonly<Record<string, BridgeCall>>
