/** What a suite came to. A skip always carries its reason. */
export type SuiteResult = {
  name: string
  passed: number
  failed: number
  skipped: { test: string; reason: string }[]
  /** Tests that failed once and held on a second try; only CI tries twice. */
  unsteady: string[]
  tookMs: number
  /** What to show when something failed. */
  output: string
}

/** The line `npm test` ends with. */
export function closingLine(results: readonly SuiteResult[]): string {
  const sum = (pick: (result: SuiteResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0)
  const skipped = sum(result => result.skipped.length)
  return `${sum(r => r.passed)} passed, ${sum(r => r.failed)} failed, ${skipped} skipped`
}
