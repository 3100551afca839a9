import { CommandFailure, EXIT } from '../exit-code.ts'

type ServerDoor = typeof import('@pawfect/server/command-line')

/**
 * Works on a data folder that no server uses, with what the server offers to the command line.
 *
 * @throws {CommandFailure} when a server runs on it, or it cannot be used.
 */
export async function onData<Result>(
  data: string,
  work: (door: ServerDoor) => Promise<Result>,
): Promise<Result> {
  const door = await import('@pawfect/server/command-line')
  try {
    return await work(door)
  } catch (cause) {
    if (cause instanceof door.DataFolderInUseError)
      throw new CommandFailure(`a server runs on ${data}; stop it first`, EXIT.unavailable, { cause })
    if (
      cause instanceof Error &&
      'code' in cause &&
      /^(EACCES|EROFS|ENOSPC|ENOTDIR|EEXIST)$/.test(String(cause.code))
    )
      throw new CommandFailure(`${data} cannot be used (${cause.code})`, EXIT.unavailable, { cause })
    throw cause
  }
}
