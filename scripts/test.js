#!/usr/bin/env node
/** `npm test`: installs what is missing, builds what changed, then runs every check and test under the pinned Node. */
import { spawnSync } from 'node:child_process'
import { buildAll } from './build.js'
import { ensureInstalled } from './install.js'

const node = await ensureInstalled()
await buildAll(node)
const { status } = spawnSync(node, ['scripts/testing/run-all.ts'], { stdio: 'inherit' })
process.exit(status ?? 1)
