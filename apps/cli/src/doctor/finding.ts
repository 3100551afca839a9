/** `works`; `limited`: works, but not as well as it could; `missing`; `unknown`: cannot be told from here. */
export type FindingState = 'works' | 'limited' | 'missing' | 'unknown'

/** What the doctor found out about one part of this machine. */
export interface Finding {
  readonly part: string
  readonly state: FindingState
  readonly says: string
  /** What the person can do about it. */
  readonly next?: string
  /** Without it PawfectMatch does not work. */
  readonly needed: boolean
}

/** Looks at one part of the machine. A throw counts as missing. */
export interface Examination {
  readonly part: string
  readonly needed: boolean
  readonly look: (signal: AbortSignal) => Promise<Omit<Finding, 'part' | 'needed'>>
}

/** Runs examinations one after the other, so that one slow part does not disturb the next. */
export async function examine(examinations: readonly Examination[], patienceMs = 30_000): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { part, needed, look } of examinations)
    findings.push({ part, needed, ...(await lookWithin(look, patienceMs)) })
  return findings
}

async function lookWithin(
  look: Examination['look'],
  patienceMs: number,
): Promise<Omit<Finding, 'part' | 'needed'>> {
  const signal = AbortSignal.timeout(patienceMs)
  const tooLong = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => tooLong.reject(new Error('it took too long')), { once: true })
  try {
    return await Promise.race([look(signal), tooLong.promise])
  } catch (error) {
    return {
      state: 'missing',
      says: `It does not work: ${error instanceof Error ? error.message : String(error)}.`,
    }
  }
}
