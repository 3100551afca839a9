import type { PedigreeSex } from '../../pedigree-record.ts'
import { sexOfWord } from './cell-values.ts'

/** How often animals with a code stand as sires and as dams. */
export type CodeUse = { readonly asSire: number; readonly asDam: number }

/** What the codes of a sex column mean. */
export type SexCodes = {
  readonly codes: Readonly<Record<string, PedigreeSex>>
  /** Codes that nothing explains. */
  readonly unclear: readonly string[]
}

/** Pairs of letters that only together say what they mean: Rüde and Hündin, reu and teef, macho and hembra... */
const LETTER_PAIRS: readonly (readonly [male: string, female: string])[] = [
  ['r', 'h'],
  ['r', 't'],
  ['m', 'h'],
  ['k', 'p'],
  ['s', 'd'],
  ['h', 't'],
  ['h', 's'],
]
/** This share of the parents with a code must stand in one column for the use to explain it. */
const CLEAR_SHARE = 0.8

/**
 * Explains the codes of a sex column. Words explain themselves; numbers and odd letters are explained by who stands
 * as a sire and who as a dam, because 0/1, 1/0 and 1/2 are all in use; then by convention (1 male, 2 female).
 *
 * @param uses - by code, lower case; includes codes no parent has.
 * @param said - what a person decided.
 */
export function explainSexCodes(
  uses: ReadonlyMap<string, CodeUse>,
  said: Readonly<Record<string, PedigreeSex>> = {},
): SexCodes {
  const codes: Record<string, PedigreeSex> = {}
  const open: string[] = []
  for (const [code, use] of uses) {
    const known = said[code] ?? sexOfWord(code) ?? sexByUse(use)
    if (known === undefined) open.push(code)
    else codes[code] = known
  }
  for (const [code, use] of uses) {
    // A number that is used both ways is explained by nothing, whatever its neighbours mean.
    if (open.includes(code) && use.asSire + use.asDam === 0) assume(code, [...uses.keys()], codes)
  }
  return { codes, unclear: open.filter(code => codes[code] === undefined) }
}

function sexByUse({ asSire, asDam }: CodeUse): PedigreeSex | undefined {
  const all = asSire + asDam
  if (all === 0) return undefined
  if (asSire >= all * CLEAR_SHARE) return 'male'
  return asDam >= all * CLEAR_SHARE ? 'female' : undefined
}

/** A code no parent has: the other one of its pair, or what it means by convention. */
function assume(code: string, all: readonly string[], codes: Record<string, PedigreeSex>): void {
  const numbers = all.filter(other => /^\d$/.test(other))
  if (/^\d$/.test(code)) {
    const partner = numbers.filter(other => other !== code && !(other === '0' && numbers.length > 2))
    const sex = sexOfNumber(
      code,
      numbers,
      partner.map(other => codes[other]),
    )
    if (sex !== undefined) codes[code] = sex
    return
  }
  for (const [male, female] of LETTER_PAIRS) {
    if (code === male && all.includes(female)) codes[code] ??= 'male'
    if (code === female && all.includes(male)) codes[code] ??= 'female'
  }
}

function sexOfNumber(
  code: string,
  numbers: readonly string[],
  partners: readonly (PedigreeSex | undefined)[],
): PedigreeSex | undefined {
  const usesTwo = numbers.includes('2')
  if (code === '3' || code === '4' || code === '9' || (code === '0' && usesTwo)) return 'unknown'
  if (partners.includes('male') && !partners.includes('female')) return 'female'
  if (partners.includes('female') && !partners.includes('male')) return 'male'
  if (code === '2') return 'female'
  return code === '1' && (usesTwo || numbers.length === 1) ? 'male' : undefined
}
