import { Command } from 'commander'
import { CommandFailure, EXIT, EXIT_HELP } from '../exit-code.ts'

type ServeOptions = { key: string[]; port: string; host: string }

/** `pawfect model serve`: the `ml` role of a server farm. */
export function modelServeCommand(): Command {
  return new Command('serve')
    .description('Serve released models over the open inference protocol (KServe V2), as Triton would.')
    .argument('<registry>', 'the folder npm run train -- KIND --out wrote')
    .requiredOption('--key <did...>', 'whose releases may be served: did:key, one or more')
    .option('--port <n>', 'port; 0 takes any free one', '0')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addHelpText(
      'after',
      `
Examples:
  $ pawfect model serve ./registry --key did:key:z6Mk… --port 8000
  $ curl localhost:8000/v2/models/breed
${EXIT_HELP}
Signatures and hashes are checked before a model is loaded. It asks nobody who they are: keep it on your own network.`,
    )
    .action(async (registry: string, { key, port, host }: ServeOptions) => {
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
        throw new CommandFailure('a port is a number from 0 to 65535', EXIT.usage)
      const { openServedModels, startModelServer } = await import('@pawfect/ml/serving')
      const models = await openServedModels(registry, key)
      const server = await startModelServer(models, { port: Number(port), host })
      const names = models.map(({ name, version }) => `${name}/${version}`)
      process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, models: names })}\n`)
      await new Promise<void>(resolve => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      await server[Symbol.asyncDispose]()
    })
}
