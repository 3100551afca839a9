/** What a coefficient is like, by the young of relatives it equals. */
export type InbreedingWord = 'none' | 'low' | 'noticeable' | 'high' | 'veryHigh'

/** The word for a coefficient: cousins' young have 1/16, half siblings' 1/8, full siblings' 1/4. */
export function inbreedingWord(coefficient: number): InbreedingWord {
  if (coefficient >= 1 / 4) return 'veryHigh'
  if (coefficient > 1 / 8) return 'high'
  if (coefficient > 1 / 16) return 'noticeable'
  return coefficient > 0 ? 'low' : 'none'
}
