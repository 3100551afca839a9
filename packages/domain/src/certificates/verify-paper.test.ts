import { fc, test as prop } from '@fast-check/vitest'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { testAttestation } from './attestations/test-attestation.ts'
import { signClaim } from './compact-claim.ts'
import { TEST_KEYS, testBundle, testFile } from './test-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'
import { verifyPaper } from './verify-paper.ts'

const trust = { services: [TEST_KEYS.service.did] }
const CLAIM = {
  digest: 'ab'.repeat(32),
  kind: 'litter',
  issuer: 'Carla Rossi',
  from: '2026-05-04',
  facts: [
    ['animal.name', 'Pip'],
    ['chip.lastThree', '456'],
  ] as [string, string][],
}
const code = signClaim(CLAIM, TEST_KEYS.carla.secretKey)

describe('verifyPaper', () => {
  test('says of a deed what verifyCertificate says, check by check', () => {
    const { verdict, summary, checks, claims } = verifyCertificate(testFile(), trust)
    expect(verifyPaper(testFile(), { trust })).toMatchObject({
      kind: 'deed',
      verdict,
      summary,
      checks,
      claims,
    })
  })

  test('says how old a deed’s status is', () => {
    const { freshness } = verifyPaper(testFile(), { trust, now: new Date('2026-05-16T10:00:00Z') })
    expect(freshness?.words).toBe('Valid as of 2026-05-04T09:00:06Z, 12 days old.')
  })

  test.each([
    ['cut short', JSON.stringify(testAttestation()).slice(0, -9), 'malformed'],
    [
      'with a name twice',
      JSON.stringify(testAttestation()).replace('"format":', '"format":"x","format":'),
      'malformed',
    ],
    ['with a part too many', JSON.stringify({ ...testAttestation(), note: 'trust me' }), 'malformed'],
    [
      'nested without end',
      '{"format":"pawfect-attestation/1","credential":'.concat('['.repeat(90_000)),
      'malformed',
    ],
    ['larger than any paper', `{"format":"pawfect-custody/1","x":"${'x'.repeat(300_000)}"}`, 'too-large'],
    ['of a format to come', '{"format":"pawfect-attestation/2"}', 'foreign'],
  ])('error: refuses a paper %s', (_what, text, verdict) => {
    expect(verifyPaper(utf8ToBytes(text), { trust }).verdict).toBe(verdict)
  })

  prop.prop([fc.oneof(fc.json(), fc.string()), fc.constantFrom('', '%PDF-1.7\n', 'pawfect1.')], {
    numRuns: 300,
  })('no text from anywhere makes it throw', (text, start) => {
    expect(verifyPaper(utf8ToBytes(start + text)).verdict).toMatch(/^(foreign|malformed)$/)
  })
})

describe('a code', () => {
  test('shows what was signed, by whom, and that it carries no status', () => {
    const report = verifyPaper(utf8ToBytes(`https://park.example/verify#${code}`))
    expect(report).toMatchObject({
      kind: 'claim',
      verdict: 'valid',
      digest: CLAIM.digest,
      issuer: { name: 'Carla Rossi', did: TEST_KEYS.carla.did },
      facts: [
        { name: 'animal.name', value: 'Pip' },
        { name: 'chip.lastThree', value: '456' },
      ],
    })
    expect(report.checks.find(check => check.code === 'revoked-since')?.outcome).toBe('not-checked')
  })

  test('fits where a code fits', () => {
    expect(code.length).toBeLessThan(700)
  })

  test('with any one letter changed says so', { timeout: 30_000 }, () => {
    const good: number[] = []
    for (let at = 'pawfect1.'.length; at < code.length; at++) {
      const letter = code[at] === 'A' ? 'B' : 'A'
      const edited = `${code.slice(0, at)}${letter}${code.slice(at + 1)}`
      if (verifyPaper(utf8ToBytes(edited)).verdict === 'valid') good.push(at)
    }
    expect(good).toEqual([])
  })

  test('with its words exchanged under another code’s signature says so', () => {
    const other = signClaim({ ...CLAIM, facts: [['animal.name', 'Rex']] }, TEST_KEYS.carla.secretKey)
    const payload = other.slice('pawfect1.'.length).split('.')[0]
    const [, publicKey, proof] = code.slice('pawfect1.'.length).split('.')
    expect(verifyPaper(utf8ToBytes(`pawfect1.${payload}.${publicKey}.${proof}`)).verdict).toBe('altered')
  })
})

describe('a PDF', () => {
  test('is as good as the one file inside it, and says that its pages were not looked at', () => {
    const report = verifyPaper(pdfWith(testFile()), { trust })
    expect([report.verdict, report.warnings[0]?.includes('pages show may be something else')]).toEqual([
      'valid',
      true,
    ])
    const changed = utf8ToBytes(JSON.stringify({ ...testBundle(), digest: '00'.repeat(32) }))
    expect(verifyPaper(pdfWith(changed), { trust }).verdict).toBe('altered')
  })

  test('error: with no file, several, a packed one, a damaged one or a PDF inside is not guessed about', () => {
    const text = new TextDecoder('latin1').decode(pdfWith(testFile()))
    const verdicts = [
      '%PDF-1.7\nnothing here',
      text + text,
      text.replace('/EmbeddedFile', '/EmbeddedFile /Filter /FlateDecode'),
      text.replace(/\/Length \d+/, '/Length 999999'),
      text.replace(/\/Length \d+/, '/Length 12'),
    ].map(pdf => verifyPaper(latin1(pdf), { trust }).verdict)
    expect(verdicts).toEqual(['foreign', 'foreign', 'foreign', 'malformed', 'malformed'])
    let nested = testFile()
    for (let depth = 0; depth < 50; depth++) nested = pdfWith(nested)
    expect(verifyPaper(nested, { trust }).verdict).toBe('foreign')
  })
})

function pdfWith(file: Uint8Array): Uint8Array {
  const inside = new TextDecoder('latin1').decode(file)
  return latin1(
    `%PDF-1.7\n4 0 obj\n<< /Type /EmbeddedFile /Length ${file.length} >>\nstream\n${inside}\nendstream\nendobj\n`,
  )
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}
