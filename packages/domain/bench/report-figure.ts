/** One measurement beside its baseline of the same run. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms'
  readonly baseline: number
  /** What the baseline is. */
  readonly against: string
}

/** Prints a figure, with `--json` as one object on a line. */
export function reportFigure({ name, value, unit, baseline, against }: Figure): void {
  const ratio = baseline / value
  const digits = value < 100 ? 2 : 0
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify({ name, value, unit, baseline, ratio, against })}\n`
      : `${name}: ${value.toFixed(digits)} ${unit}; ${against}: ${baseline.toFixed(0)} ${unit} (${ratio.toFixed(1)} times slower)\n`,
  )
}

/** Wall time, and the time a processor worked: what it takes where nobody else wants the processor. */
export type Timing = { readonly wallMs: number; readonly processorMs: number }

export function timed(work: () => void): Timing {
  const usedBefore = process.cpuUsage()
  const startedAt = performance.now()
  work()
  const wallMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(usedBefore)
  return { wallMs, processorMs: (user + system) / 1000 }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
