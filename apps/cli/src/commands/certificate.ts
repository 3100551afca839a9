import { attesterRoleSchema } from '@pawfect/domain/certificates'
import { Command, InvalidArgumentError } from 'commander'
import { EXIT, EXIT_HELP } from '../exit-code.ts'
import type { VerifyOptions } from './verify-certificate-file.ts'

/** `pawfect certificate`. */
export function certificateCommand(): Command {
  return new Command('certificate')
    .description('Deeds, attestations, showings and ownership histories.')
    .addCommand(verifyCommand())
}

function verifyCommand(): Command {
  return new Command('verify')
    .description('Check any paper with nothing but its file: no network is used.')
    .argument('<file>', 'a .pawcert.json file, a PDF of ours, the text of a QR code, or - for standard input')
    .option('--json', 'print the report as one line of JSON')
    .option('--service <did>', 'a service you trust (repeat for more); others count as foreign', collect, [])
    .option(
      '--anchor <chain:contract>',
      'a contract you trust, for example 1:0xabc… (repeat for more)',
      collectAnchor,
      [],
    )
    .option(
      '--attester <did=role>',
      'a key whose role you know, for example did:key:z6Mk…=vet',
      collectAttester,
      [],
    )
    .option('--audience <name>', 'for a showing: the name you gave when you asked')
    .option('--nonce <text>', 'for a showing: the question you asked with')
    .option('--photo <file>', 'a photo to compare, byte for byte, with the attested one')
    .addHelpText(
      'after',
      `
What the verdict means:
  valid         everything that can be checked without a network holds
  altered       something was changed after it was signed
  wrong-issuer  signed by a key that is not the named issuer's
  revoked       genuine, but withdrawn by its issuer
  corrected     genuine, but a newer paper puts it right
  expired       genuine, but not in force today
  replayed      genuine, but not shown by its holder, to you, today
  disputed      genuine, but one side objects to the last transfer
  foreign       not a PawfectMatch certificate, or of a service or contract you did not name
  malformed     cannot be read as a certificate
  too-large     larger than any certificate

Examples:
  $ pawfect certificate verify luna.pawcert.json
  $ pawfect certificate verify luna.pawcert.json --json --service did:key:z6Mk…
  $ pawfect certificate verify litter.pdf
  $ pawfect certificate verify shown.pawcert.json --audience 'Dog show Bonn' --nonce bonn-2026-05
${EXIT_HELP}
A certificate that is not valid ends in 3, whatever the reason.`,
    )
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyCertificateFile } = await import('./verify-certificate-file.ts')
      const { report, text } = await verifyCertificateFile(file, options)
      process.stdout.write(options.json ? `${JSON.stringify({ file, ...report })}\n` : text)
      if (report.verdict !== 'valid') process.exitCode = EXIT.notInOrder
    })
}

function collect(did: string, before: readonly string[]): readonly string[] {
  if (!did.startsWith('did:key:')) throw new InvalidArgumentError('A service is named by its did:key:….')
  return [...before, did]
}

function collectAnchor(text: string, before: VerifyOptions['anchor']): VerifyOptions['anchor'] {
  const [, chainId, contract] = /^(\d{1,15}):(0x[0-9a-fA-F]{40})$/.exec(text) ?? []
  if (chainId === undefined || contract === undefined)
    throw new InvalidArgumentError('Write the chain id, a colon and the address of the contract.')
  return [...before, { chainId: Number(chainId), contract: contract.toLowerCase() }]
}

function collectAttester(text: string, before: VerifyOptions['attester']): VerifyOptions['attester'] {
  const [did = '', role] = text.split('=')
  const known = attesterRoleSchema.safeParse(role)
  if (!did.startsWith('did:key:') || !known.success)
    throw new InvalidArgumentError(
      `Write did:key:…=role; a role is one of ${attesterRoleSchema.options.join(', ')}.`,
    )
  return [...before, { did, role: known.data }]
}
