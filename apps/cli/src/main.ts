/** `pawfect`: the command line of PawfectMatch. Every command is a thin caller of one package. */
import { Command, CommanderError } from 'commander'
import { auditCommand } from './commands/audit.ts'
import { certificateCommand } from './commands/certificate.ts'
import { doctorCommand } from './commands/doctor.ts'
import { ipfsCommand } from './commands/ipfs.ts'
import { learningCommand } from './commands/learning.ts'
import { matchCommand } from './commands/match.ts'
import { modelCommand } from './commands/model.ts'
import { pedigreeCommand } from './commands/pedigree.ts'
import { photoCommand } from './commands/photo.ts'
import { serveCommand } from './commands/serve.ts'
import { worldCommand } from './commands/world.ts'
import { CommandFailure, EXIT, EXIT_HELP } from './exit-code.ts'
import { terminalText } from './terminal-text.ts'

const program = new Command('pawfect').description('PawfectMatch on the command line.').addHelpText(
  'after',
  `
Examples:
  $ pawfect photo analyse luna.jpg rex.png --json
  $ pawfect certificate verify luna.pawcert.json
  $ pawfect pedigree mates studbook.csv --dam Luna
  $ pawfect doctor
${EXIT_HELP}`,
)
for (const command of [
  serveCommand,
  photoCommand,
  modelCommand,
  certificateCommand,
  pedigreeCommand,
  matchCommand,
  learningCommand,
  worldCommand,
  auditCommand,
  doctorCommand,
  ipfsCommand,
])
  program.addCommand(throwing(command()))
throwing(program)

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.unexpected),
)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

/** Commander's own exits become errors, so that there is one place for exit codes. */
function throwing(command: Command): Command {
  command.exitOverride()
  for (const below of command.commands) throwing(below)
  return command
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`pawfect: ${terminalText(message)}\n`)
  return error instanceof CommandFailure ? error.exitCode : EXIT.unexpected
}
