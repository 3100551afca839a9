/** How every command ends; the same everywhere, and part of the contract with scripts. */
export const EXIT = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  /** Checked, and not in order: a certificate that is not valid, a record that was changed. */
  notInOrder: 3,
  fileUnreadable: 4,
  /** Something the command needs is not there or is busy. */
  unavailable: 5,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What `--help` says about them. */
export const EXIT_HELP = `
Exit codes: 0 done, 1 unexpected error, 2 wrong usage, 3 checked and not in order,
            4 a file cannot be read, 5 something needed is not available.`

/** A failure to be told in one sentence, with the exit code it ends in. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly exitCode: ExitCode
  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}
