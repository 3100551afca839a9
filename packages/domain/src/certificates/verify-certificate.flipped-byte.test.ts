import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { TEST_KEYS, testFile } from './test-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'

const file = testFile()
const trust = { services: [TEST_KEYS.service.did] }
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d])

/** The byte at `at` replaced by `value`. */
function withByte(at: number, value: number): Uint8Array {
  const copy = file.slice()
  copy[at] = value
  return copy
}

/** Whether a byte stands between the parts, where JSON allows any of its four kinds of space. */
function isSpaceBetweenParts(at: number): boolean {
  const before = new TextDecoder().decode(file.subarray(0, at))
  return SPACE.has(file[at] ?? 0) && (before.match(/"/g) ?? []).length % 2 === 0
}

describe('one changed byte', () => {
  test('every byte of the file, with its lowest bit flipped, is noticed', { timeout: 60_000 }, () => {
    const unnoticed: number[] = []
    for (let at = 0; at < file.length; at++)
      if (verifyCertificate(withByte(at, (file[at] ?? 0) ^ 1), trust).verdict === 'valid') unnoticed.push(at)
    expect(unnoticed.filter(at => !isSpaceBetweenParts(at))).toEqual([])
  })

  prop.prop([fc.nat({ max: file.length - 1 }), fc.integer({ min: 0, max: 255 })], { numRuns: 1500 })(
    'any byte changed to any other is refused, unless it is one space for another between two parts',
    (at, value) => {
      fc.pre(file[at] !== value)
      const valid = verifyCertificate(withByte(at, value), trust).verdict === 'valid'
      if (valid) expect([isSpaceBetweenParts(at), SPACE.has(value)]).toEqual([true, true])
    },
  )

  prop.prop([fc.nat({ max: file.length - 1 }), fc.nat({ max: 40 })], { numRuns: 300 })(
    'a piece cut out of the file is noticed',
    (at, length) => {
      const cut = Uint8Array.from([...file.subarray(0, at), ...file.subarray(at + length + 1)])
      const lost = [...file.subarray(at, at + length + 1)]
      fc.pre(!lost.every(byte => SPACE.has(byte)))
      expect(verifyCertificate(cut, trust).verdict).not.toBe('valid')
    },
  )

  prop.prop([fc.json({ maxDepth: 8 })])('no JSON from anywhere makes the verifier throw', text => {
    expect(verifyCertificate(new TextEncoder().encode(text)).verdict).toMatch(/^(foreign|malformed)$/)
  })

  prop.prop([fc.uint8Array({ maxLength: 2000 })])('no bytes from anywhere make the verifier throw', bytes => {
    expect(verifyCertificate(bytes).verdict).toMatch(/^(foreign|malformed)$/)
  })
})
