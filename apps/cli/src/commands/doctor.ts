import { Command } from 'commander'
import type { Finding } from '../doctor/finding.ts'
import { EXIT, EXIT_HELP } from '../exit-code.ts'
import { terminalText } from '../terminal-text.ts'
import { usualDataFolder } from '../usual-data-folder.ts'

const SIGN = { works: 'ok', limited: '~ ', missing: '--', unknown: '? ' } as const

/** `pawfect doctor`: what works on this machine. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Try out what PawfectMatch needs on this machine, and say what works and what does not.')
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .option('--json', 'print one JSON object a line')
    .addHelpText(
      'after',
      `
Signs: ok works, ~ works with limits, -- missing, ? cannot be told from here.

Example:
  $ pawfect doctor
${EXIT_HELP}
Ends in 5 only when something needed does not work; the rest is optional.`,
    )
    .action(async ({ data, json = false }: { data: string; json?: boolean }) => {
      const findings = await findOut(data)
      for (const finding of findings)
        process.stdout.write(json ? `${JSON.stringify(finding)}\n` : `${inWords(finding)}\n`)
      const lacking = findings.filter(finding => finding.needed && finding.state === 'missing')
      if (!json)
        process.stdout.write(
          lacking.length === 0
            ? '\nPawfectMatch works on this machine.\n'
            : `\nPawfectMatch does not work here yet: ${lacking.map(finding => finding.part).join(', ')}.\n`,
        )
      if (lacking.length > 0) process.exitCode = EXIT.unavailable
    })
}

async function findOut(data: string): Promise<readonly Finding[]> {
  const [{ examine }, engines, machine, browsers] = await Promise.all([
    import('../doctor/finding.ts'),
    import('../doctor/engines.ts'),
    import('../doctor/machine.ts'),
    import('../doctor/browsers.ts'),
  ])
  return examine([
    ...[engines.node, machine.disk(data), machine.ports, engines.database, engines.photos],
    ...[engines.chain, engines.ipfs, browsers.electron, browsers.chromium, browsers.graphics],
    ...[machine.camera, machine.headset],
  ])
}

function inWords({ part, state, says, next }: Finding): string {
  const line = `${SIGN[state]}  ${part.padEnd(17)} ${terminalText(says)}`
  return next === undefined || state === 'works'
    ? line
    : `${line}\n    ${' '.repeat(17)} ${terminalText(next)}`
}
