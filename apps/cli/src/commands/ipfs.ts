import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'
import { usualDataFolder } from '../usual-data-folder.ts'
import { onData } from './on-data.ts'

/** `pawfect ipfs`: moves what the embedded node keeps to other nodes, and back. */
export function ipfsCommand(): Command {
  return new Command('ipfs')
    .description('What the embedded IPFS node keeps, as one CAR file.')
    .addCommand(exportCommand())
    .addCommand(importCommand())
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write everything that is pinned into a CAR file, which any IPFS node imports.')
    .argument('<file>', 'the CAR file to write; must not exist')
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .addHelpText('after', `\nExample:\n  $ pawfect ipfs export papers.car --data ./try-it\n${EXIT_HELP}`)
    .action(async (file: string, { data }: { data: string }) => {
      if (existsSync(file)) throw new CommandFailure(`${file} exists already`, EXIT.usage)
      const count = await onNode(data, async ({ door, node }) => {
        const cids = await Array.fromAsync(node.list())
        // Whole or not at all: a file under its final name can be relied on.
        const part = `${file}.part`
        await pipeline(await door.carOfPins(node, cids), createWriteStream(part)).catch(async cause => {
          await rm(part, { force: true })
          throw new CommandFailure(`${file} cannot be written`, EXIT.unavailable, { cause })
        })
        await rename(part, file)
        return cids.length
      })
      process.stdout.write(`${count} files written to ${file}.\n`)
    })
}

function importCommand(): Command {
  return new Command('import')
    .description('Pin every file of a CAR. All of it is checked before anything is kept.')
    .argument('<file>', 'the CAR file to read')
    .option('--data <dir>', 'the data folder', usualDataFolder())
    .addHelpText('after', `\nExample:\n  $ pawfect ipfs import papers.car --data ./try-it\n${EXIT_HELP}`)
    .action(async (file: string, { data }: { data: string }) => {
      if (!existsSync(file)) throw new CommandFailure(`${file} is not there`, EXIT.fileUnreadable)
      const cids = await onNode(data, ({ door, node }) =>
        door.pinCar(node, createReadStream(file)).catch(cause => {
          if (!(cause instanceof door.CarRejectedError)) throw cause
          throw new CommandFailure(`${file} was not taken: ${cause.facts.reason}`, EXIT.notInOrder, { cause })
        }),
      )
      process.stdout.write(`${cids.length} files pinned.\n`)
    })
}

type Door = typeof import('@pawfect/server/command-line')
type Node = Awaited<ReturnType<Door['openEmbeddedIpfs']>>

/** Opens the node of a data folder that no server uses. */
async function onNode<Result>(
  data: string,
  work: (parts: { door: Door; node: Node }) => Promise<Result>,
): Promise<Result> {
  return onData(data, door =>
    door.workOnData(data, async () => {
      await using node = await door.openEmbeddedIpfs({ folder: join(data, 'server', 'ipfs') })
      return await work({ door, node })
    }),
  )
}
