#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.js'
import { BUILD_STEPS } from './start/build-steps.js'
import { REPOSITORY_ROOT } from './start/pinned-node.js'
import { exitOnFailure, PlainFailure } from './start/plain-failure.js'
import { isBuildFresh, sourceDigest, stampBuild } from './start/source-digest.js'

/**
 * Builds whatever changed since it was last built: the renderer, Electron's main and preload, the console.
 *
 * @param {string} node - the pinned Node, from `ensureInstalled`.
 * @param {string} [root] - the checkout.
 * @returns {Promise<string[]>} the names of what was built; empty when everything was fresh.
 * @throws {PlainFailure}
 */
export async function buildAll(node, root = REPOSITORY_ROOT) {
  const built = []
  for (const step of BUILD_STEPS.filter(candidate => candidate.isPresent(root))) {
    const digest = sourceDigest(root, step.sources)
    if (isBuildFresh(root, step, digest)) continue
    console.log(`Building ${step.name} …`)
    const { code, output } = await run(node, step, root)
    if (code !== 0) {
      console.error(output)
      throw new PlainFailure(`Building ${step.name} failed.`, 'read the message above; it names the file.')
    }
    stampBuild(root, step, digest)
    built.push(step.name)
  }
  return built
}

/**
 * @param {string} node
 * @param {import('./start/build-steps.js').BuildStep} step
 * @param {string} root
 * @returns {Promise<{ code: number, output: string }>}
 */
function run(node, step, root) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, step.command, {
      cwd: join(root, step.folder),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, output }))
  })
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled().then(buildAll).catch(exitOnFailure)
}
