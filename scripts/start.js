#!/usr/bin/env node
/**
 * `npm start`: installs, builds, and starts the server, the companion and the app. This file runs on whatever Node
 * the shell has, so it looks at the version before it loads anything an old one could not read.
 */
import { nodeVersionProblem } from './start/node-version.js'

const problem = nodeVersionProblem(process.versions.node)
if (problem === null) {
  import('./start/prepare-and-start.js').then(({ prepareAndStart }) => prepareAndStart(process.argv.slice(2)))
} else {
  console.error(`\n${problem}\n`)
  process.exit(1)
}
