import { open } from 'node:fs/promises'
import {
  type CertificateCheck,
  type CertificateReport,
  MAX_BUNDLE_BYTES,
  verifyCertificate,
} from '@pawfect/domain/certificates'
import { CommandFailure, EXIT } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'

/** What the person said after `verify`. */
export interface VerifyOptions {
  readonly json?: boolean
  readonly service: readonly string[]
  readonly anchor: readonly { readonly chainId: number; readonly contract: string }[]
}

const SIGN = { passed: 'ok', failed: '!!', 'not-checked': '? ' } as const

/**
 * Checks a file and puts the report into words.
 *
 * @throws {CommandFailure} when the file cannot be read.
 */
export async function verifyCertificateFile(
  file: string,
  options: VerifyOptions,
): Promise<{ readonly report: CertificateReport; readonly text: string }> {
  const report = verifyCertificate(await readStart(file), {
    ...(options.service.length > 0 ? { services: options.service } : {}),
    ...(options.anchor.length > 0 ? { anchors: options.anchor } : {}),
  })
  return { report, text: inWords(file, report) }
}

/** Reads no more than it takes to see that a file is too large. */
async function readStart(file: string): Promise<Uint8Array> {
  const most = MAX_BUNDLE_BYTES + 1
  try {
    if (file === '-') return await readAtMost(process.stdin, most)
    await using handle = await open(file)
    return await readAtMost(handle.createReadStream({ end: most - 1 }), most)
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new CommandFailure(`${file} cannot be read (${reason})`, EXIT.fileUnreadable, { cause })
  }
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

function inWords(file: string, report: CertificateReport): string {
  const { checks } = report
  const sections = [
    [`${file}: ${report.verdict.toUpperCase()}`, report.summary],
    claimsInWords(report),
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

function claimsInWords({ verdict, claims }: CertificateReport): readonly string[] {
  if (claims === null) return []
  const { animal } = claims
  return [
    verdict === 'valid' ? 'The certificate says' : 'The file says (do not rely on it)',
    `  Animal  ${animal.name}: ${[animal.species, animal.sex, ...animal.breedIds].join(', ')}, born ${animal.birthDate}`,
    `  Owner   ${claims.ownerName}`,
    `  Issuer  ${claims.issuerName} (${claims.issuerDid})`,
    `  Since   ${claims.validFrom}`,
  ]
}

function section(title: string, checks: readonly CertificateCheck[]): readonly string[] {
  return checks.length === 0
    ? []
    : [title, ...checks.map(check => `  ${SIGN[check.outcome]}  ${check.message}`)]
}
