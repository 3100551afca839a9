import { open, readFile } from 'node:fs/promises'
import {
  type CertificateCheck,
  MAX_PAPER_BYTES,
  type PaperExpectation,
  type PaperReport,
  verifyPaper,
} from '@pawfect/domain/certificates'
import { CommandFailure, EXIT } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'

/** What the person said after `verify`. */
export interface VerifyOptions {
  readonly json?: boolean
  readonly service: readonly string[]
  readonly anchor: readonly { readonly chainId: number; readonly contract: string }[]
  readonly attester: readonly { readonly did: string; readonly role: string }[]
  /** What the person asked for a showing with; both or neither. */
  readonly audience?: string
  readonly nonce?: string
  /** A photo to compare with the attested one. */
  readonly photo?: string
}

const SIGN = { passed: 'ok', failed: '!!', 'not-checked': '? ' } as const

/**
 * Checks a file and puts the report into words.
 *
 * @throws {CommandFailure} when a file cannot be read, or only half of a question is given.
 */
export async function verifyCertificateFile(
  file: string,
  options: VerifyOptions,
): Promise<{ readonly report: PaperReport; readonly text: string }> {
  const report = verifyPaper(await readStart(file), await expectationOf(options))
  return { report, text: inWords(file, report) }
}

async function expectationOf(options: VerifyOptions): Promise<PaperExpectation> {
  const { service, anchor, attester, audience, nonce, photo } = options
  if ((audience === undefined) !== (nonce === undefined))
    throw new CommandFailure('--audience and --nonce go together: who asked, and with what.', EXIT.usage)
  return {
    now: new Date(),
    trust: {
      ...(service.length > 0 ? { services: service } : {}),
      ...(anchor.length > 0 ? { anchors: anchor } : {}),
      attesters: attester,
    },
    ...(audience === undefined || nonce === undefined ? {} : { asked: { audience, nonce } }),
    ...(photo === undefined ? {} : { photo: Uint8Array.from(await readWhole(photo)) }),
  }
}

async function readWhole(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** Reads no more than it takes to see that a file is too large. */
async function readStart(file: string): Promise<Uint8Array> {
  const most = MAX_PAPER_BYTES + 1
  try {
    if (file === '-') return await readAtMost(process.stdin, most)
    await using handle = await open(file)
    return await readAtMost(handle.createReadStream({ end: most - 1 }), most)
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function unreadable(file: string, cause: unknown): CommandFailure {
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  return new CommandFailure(`${file} cannot be read (${reason})`, EXIT.fileUnreadable, { cause })
}

async function readAtMost(stream: AsyncIterable<Buffer>, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream) {
    parts.push(part)
    length += part.length
    if (length >= most) break
  }
  return Uint8Array.from(Buffer.concat(parts).subarray(0, most))
}

function inWords(file: string, report: PaperReport): string {
  const { checks, freshness } = report
  const sections = [
    [
      `${file}: ${report.verdict.toUpperCase()}`,
      report.summary,
      ...(freshness === null || report.summary.includes(freshness.words) ? [] : [freshness.words]),
    ],
    factsInWords(report),
    timelineInWords(report),
    section(
      'Checked',
      checks.filter(check => check.outcome !== 'not-checked'),
    ),
    section(
      'Not checked',
      checks.filter(check => check.outcome === 'not-checked'),
    ),
    report.warnings.length === 0 ? [] : ['Look twice', ...report.warnings.map(warning => `  !   ${warning}`)],
  ]
  const lines = sections.filter(lines => lines.length > 0).map(lines => lines.map(terminalText).join('\n'))
  return `${lines.join('\n\n')}\n`
}

function factsInWords(report: PaperReport): readonly string[] {
  const { claims, facts, issuer, verdict } = report
  if (issuer === null) return []
  const title = verdict === 'valid' ? 'The certificate says' : 'The file says (do not rely on it)'
  if (claims !== null) {
    const { animal } = claims
    return [
      title,
      `  Animal  ${animal.name}: ${[animal.species, animal.sex, ...animal.breedIds].join(', ')}, born ${animal.birthDate}`,
      `  Owner   ${claims.ownerName}`,
      `  Issuer  ${claims.issuerName} (${claims.issuerDid})`,
      `  Since   ${claims.validFrom}`,
    ]
  }
  const width = Math.max(6, ...facts.map(fact => fact.name.length))
  const role = issuer.role === '' ? '' : `, as ${issuer.role}`
  return [
    title,
    ...facts.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`),
    `  ${'Issuer'.padEnd(width)}  ${issuer.name}${role} (${issuer.did})`,
  ]
}

function timelineInWords({ timeline }: PaperReport): readonly string[] {
  if (timeline.length === 0) return []
  return [
    'Who had the animal',
    ...timeline.map(({ since, until, words, owners }) => {
      const keys = owners.map(owner => `${owner.role} ${owner.key}`).join(', ')
      return `  ${since} to ${until ?? 'now'}: ${words}${keys === '' ? '' : ` (${keys})`}`
    }),
  ]
}

function section(title: string, checks: readonly CertificateCheck[]): readonly string[] {
  return checks.length === 0
    ? []
    : [title, ...checks.map(check => `  ${SIGN[check.outcome]}  ${check.message}`)]
}
