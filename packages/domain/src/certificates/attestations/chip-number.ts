import { ASSIGNED_COUNTRY_CODES } from './assigned-country-codes.ts'

/** ISO 11784 keeps 38 bits for the number under a country or maker: 12 digits, but not all of them. */
const LARGEST_IDENTIFICATION = 2 ** 38 - 1

/** ICAR gives makers 901 to 998; 900 is shared by makers of few chips, 999 marks a chip made for tests. */
const SHARED_MAKER_CODE = 900
const TEST_CODE = 999

/** A chip number as ISO 11784/11785 readers show it, or why it is none. */
export type ChipReading =
  | {
      readonly kind: 'iso'
      /** 15 digits. */
      readonly number: string
      /** Whether a country or the maker of the chip keeps the first three digits. */
      readonly keptBy: 'country' | 'maker' | 'several-makers'
      /** First three digits. */
      readonly code: string
    }
  | {
      readonly kind: 'refused'
      readonly reason: 'not-digits' | 'not-iso-length' | 'test-chip' | 'unassigned-code' | 'number-too-large'
    }

/**
 * Reads a chip number the way ISO 11784 builds it: three digits of a country (ISO 3166-1 numeric) or a maker
 * (ICAR: 900 shared, 901-998 one maker each), then twelve digits that fit into 38 bits. The printed number has no
 * check digit (the CRC of ISO 11785 stays in the radio frame), so a slip within the last twelve goes unnoticed.
 *
 * @param text - as typed; spaces, dots and hyphens between digits are allowed.
 * @see ISO 11784:2024; ICAR Guidelines section 10, manufacturer codes
 */
export function readChipNumber(text: string): ChipReading {
  const digits = text.replaceAll(/[\s.\u00a0-]/g, '')
  if (!/^\d+$/.test(digits)) return { kind: 'refused', reason: 'not-digits' }
  // Nine and ten digits are older American and FDX-A chips: real, but not of this standard.
  if (digits.length !== 15) return { kind: 'refused', reason: 'not-iso-length' }
  const code = digits.slice(0, 3)
  if (Number(code) === TEST_CODE) return { kind: 'refused', reason: 'test-chip' }
  if (Number(code) < SHARED_MAKER_CODE && !ASSIGNED_COUNTRY_CODES.has(code))
    return { kind: 'refused', reason: 'unassigned-code' }
  if (Number(digits.slice(3)) > LARGEST_IDENTIFICATION) return { kind: 'refused', reason: 'number-too-large' }
  return { kind: 'iso', number: digits, keptBy: keeperOf(Number(code)), code }
}

function keeperOf(code: number): 'country' | 'maker' | 'several-makers' {
  if (code === SHARED_MAKER_CODE) return 'several-makers'
  return code > SHARED_MAKER_CODE ? 'maker' : 'country'
}
