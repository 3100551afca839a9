import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { ASSIGNED_COUNTRY_CODES } from './assigned-country-codes.ts'
import { readChipNumber } from './chip-number.ts'

describe('readChipNumber', () => {
  test('reads a German chip, a maker’s chip and one of several makers', () => {
    expect(readChipNumber('276 0981 0612 3456')).toEqual({
      kind: 'iso',
      number: '276098106123456',
      keptBy: 'country',
      code: '276',
    })
    expect(readChipNumber('985-112003456789')).toMatchObject({ keptBy: 'maker' })
    expect(readChipNumber('900.118.000.123.456')).toMatchObject({ keptBy: 'several-makers' })
  })

  test.each([
    ['an older American chip', '044123456', 'not-iso-length'],
    ['a ten-character chip', '0A12345678', 'not-digits'],
    ['a digit too many', '2760981061234567', 'not-iso-length'],
    ['a chip made for tests', '999000000000001', 'test-chip'],
    ['a country that does not exist', '277098106123456', 'unassigned-code'],
    ['a number that does not fit into 38 bits', '276274877906944', 'number-too-large'],
    ['nothing', '', 'not-digits'],
    ['digits of another script', '٢٧٦٠٩٨١٠٦١٢٣٤٥٦', 'not-digits'],
  ])('error: refuses %s', (_what, text, reason) => {
    expect(readChipNumber(text)).toEqual({ kind: 'refused', reason })
  })

  prop.prop([fc.constantFrom(...ASSIGNED_COUNTRY_CODES), fc.integer({ min: 0, max: 2 ** 38 - 1 })])(
    'every assigned country with every 38-bit number is a chip',
    (code, identification) => {
      const number = `${code}${String(identification).padStart(12, '0')}`
      expect(readChipNumber(number)).toMatchObject({ kind: 'iso', number, keptBy: 'country' })
    },
  )

  test('the country codes are those the runtime knows', () => {
    const known = Array.from({ length: 900 }, (_, code) => String(code).padStart(3, '0')).filter(isCountry)
    expect([...ASSIGNED_COUNTRY_CODES].filter(code => !isCountry(code))).toEqual([])
    // What the runtime still accepts for countries that are gone (old Germany, Sudan, Yemen ...) is not assigned.
    expect(known.filter(code => !ASSIGNED_COUNTRY_CODES.has(code)).length).toBeLessThan(25)
  })
})

/** A numeric region that the runtime writes with two letters is a country, not a continent. */
function isCountry(code: string): boolean {
  return /^und-[A-Z]{2}$/.test(Intl.getCanonicalLocales(`und-${code}`)[0] ?? '')
}
