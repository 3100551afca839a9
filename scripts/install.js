#!/usr/bin/env node
import { realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  installationState,
  isBeingInstalled,
  isStamped,
  stampInstallation,
} from './start/installed-packages.js'
import { ensurePinnedNode, REPOSITORY_ROOT } from './start/pinned-node.js'
import { exitOnFailure, PlainFailure } from './start/plain-failure.js'
import { runNpmVisibly } from './start/run-npm.js'

export { ensurePinnedNode }

/** How often another installation is looked at while it runs. */
const POLL_MS = 1000

/** What npm is told besides the command: nothing to sell, nothing to judge. */
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error']

/**
 * Makes sure that the pinned Node and every package of the lock file are there, with visible progress;
 * repairs an installation that was broken off. Takes about a tenth of a second when nothing is to be done.
 *
 * @param {string} [root] - the checkout.
 * @param {{ mayInstall?: boolean }} [options] - false to only look, and fail when something is missing.
 * @returns {Promise<string>} path of the pinned Node's executable.
 * @throws {PlainFailure}
 */
export async function ensureInstalled(root = REPOSITORY_ROOT, { mayInstall = true } = {}) {
  const state = await settledState(root)
  if (state === 'complete') {
    if (!isStamped(root)) stampInstallation(root)
    return ensurePinnedNode(root)
  }
  if (!mayInstall) {
    throw new PlainFailure(
      `The packages are ${state}, and --no-install forbids to install them.`,
      'run npm ci, or start without --no-install.',
    )
  }
  // npm itself runs under the pinned Node: some native packages are skipped under an older one.
  const node = ensurePinnedNode(root, { outsideNodeModules: true })
  console.log(
    state === 'missing'
      ? 'Installing the packages (the first time takes a few minutes) …'
      : 'Updating the packages …',
  )
  // `ci` starts over, which is right after a broken-off installation and wasteful after a changed lock file.
  const command = state === 'missing' ? ['ci'] : ['install', '--no-save']
  // npm's own way of clearing a half-written folder gives up where this one tries again.
  if (state === 'missing') rmSync(join(root, 'node_modules'), { recursive: true, force: true, maxRetries: 5 })
  const { code, wasStopped } = await runNpmVisibly(node, [...command, ...QUIET], { cwd: root })
  if (wasStopped) {
    throw new PlainFailure(
      'The installation was stopped half way.',
      'run the same command again: it repairs that.',
    )
  }
  if (code !== 0) {
    throw new PlainFailure(
      'npm could not install the packages.',
      'read its message above, check the network and the free disk space, and run the same command again: it repairs what is half done.',
    )
  }
  stampInstallation(root)
  return ensurePinnedNode(root)
}

/**
 * The state of the installation once nobody works on it any more: while npm runs, even a healthy one looks broken,
 * and starting over would pull the floor from under it.
 *
 * @param {string} root
 */
async function settledState(root) {
  let state = installationState(root)
  if (state !== 'missing' || !isBeingInstalled(root)) return state
  console.log('Another installation seems to be under way here; waiting for it …')
  while (state === 'missing' && isBeingInstalled(root)) {
    await wait(POLL_MS)
    state = installationState(root)
  }
  return state
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureInstalled().then(node => console.log(node), exitOnFailure)
}
