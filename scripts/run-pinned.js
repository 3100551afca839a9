#!/usr/bin/env node
/** `node scripts/run-pinned.js FILE ...`: runs a TypeScript file of the checkout under the pinned Node, installing first what is missing. */
import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { ensureInstalled } from './install.js'
import { exitOnFailure } from './start/plain-failure.js'

const node = await ensureInstalled().catch(exitOnFailure)
const child = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
})
// A terminal sends these to the child as well; it decides when to end, we only tell how it ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', exitOnFailure)
child.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
