import type { Mate } from '../../../../bridge/index.ts'

/** What the rules say of a mate, as a key of the words; null where no place was given. */
export function lawWord({ law }: Mate): {
  readonly key: 'lawForbidden' | 'lawComing' | 'lawBreeder' | 'lawAllowed' | 'lawOpen'
  readonly tone: 'good' | 'plain' | 'warn' | 'bad'
} | null {
  if (law === null) return null
  if (law.verdict === 'forbidden') return { key: 'lawForbidden', tone: 'bad' }
  const isBreeders = (finding: { because: string }): boolean => finding.because.endsWith('-if-a-breeder')
  if (law.findings.some(isBreeders)) return { key: 'lawBreeder', tone: 'bad' }
  const isComing = law.upcoming.some(finding => finding.verdict === 'forbidden' || isBreeders(finding))
  if (isComing) return { key: 'lawComing', tone: 'bad' }
  return law.verdict === 'allowed' ? { key: 'lawAllowed', tone: 'good' } : { key: 'lawOpen', tone: 'plain' }
}

/** What tests say of a mate, as a key of the words; null where nobody said whether these are dogs or cats. */
export function riskWord({ genes, carrierRisk }: Mate): {
  readonly key: 'risk' | 'riskSure' | 'riskNone' | 'riskUnknown' | 'riskOpen'
  readonly tone: 'good' | 'plain' | 'warn' | 'bad'
  readonly share: number
} | null {
  if (genes === null) return null
  if (carrierRisk === null) return { key: 'riskUnknown', tone: 'plain', share: 0 }
  const { low, high } = carrierRisk
  if (high === 0) return { key: 'riskNone', tone: 'good', share: 0 }
  if (low > 0) return { key: low === high ? 'riskSure' : 'risk', tone: 'bad', share: high }
  return { key: 'riskOpen', tone: 'warn', share: high }
}
