import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CHECKS } from '../checks/checks.ts'
import { repositoryRoot, runTool } from '../run-tool.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { ensureVirtualDisplay } from './ensure-virtual-display.ts'
import { runHardhatSuite } from './hardhat-suite.ts'
import { inLanes } from './in-lanes.ts'
import { runPlaywrightSuite } from './playwright-suite.ts'
import { closingLine, type SuiteResult } from './test-results.ts'
import { runVitestSuite } from './vitest-suite.ts'

/** `npm test` after installation and build: checks, then every suite, then the one line that says how it went. */
const chromium = ensureChromium()
if (chromium.kind === 'missing') {
  console.error(chromium.nextStep)
  process.exit(1)
}
process.env['PAWFECT_CHROMIUM'] = chromium.path
await ensureVirtualDisplay()
// Servers, companions and commands are started hundreds of times: Node then compiles their sources once.
process.env['NODE_COMPILE_CACHE'] ??= join(repositoryRoot, 'node_modules/.cache/node-compile')

const results: SuiteResult[] = []
// The longest first, two at a time: many of their tests wait for a disk or a process. The end-to-end promises run after them.
await inLanes(2, [
  () => report(runVitestSuite('apps/server')),
  () => report(runHardhatSuite('contracts')),
  ...CHECKS.map(check => () => report(runCheck(check))),
  ...['.', ...otherVitestWorkspaces()].map(workspace => () => report(runVitestSuite(workspace))),
])
for (const project of ['screens', 'alone']) {
  await report(runPlaywrightSuite('apps/desktop/e2e/playwright.config.ts', project))
}

const skipped = results.flatMap(result => result.skipped)
for (const { test, reason } of skipped) console.log(`skipped: ${test} (${reason})`)
for (const test of results.flatMap(result => result.unsteady)) console.log(`unsteady: ${test}`)
console.log(`\n${closingLine(results)}`)
// The verdict is out: nothing a suite forgot may keep the run alive.
process.exit(results.some(result => result.failed > 0) ? 1 : 0)

async function report(running: Promise<SuiteResult>): Promise<void> {
  const result = await running
  results.push(result)
  const seconds = (result.tookMs / 1000).toFixed(0)
  const verdict = result.failed === 0 ? 'ok  ' : 'FAIL'
  console.log(
    `${verdict} ${result.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped.length} skipped (${seconds} s)`,
  )
  if (result.failed > 0) console.log(result.output)
}

async function runCheck(check: (typeof CHECKS)[number]): Promise<SuiteResult> {
  const { code, output, tookMs } = await runTool(check.command, check.args)
  const ok = code === 0
  return {
    name: check.name,
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    skipped: [],
    unsteady: [],
    tookMs,
    output,
  }
}

function otherVitestWorkspaces(): string[] {
  return globSync('{apps,packages}/*/vitest.config.ts')
    .map(file => dirname(file))
    .filter(workspace => workspace !== 'apps/server')
    .sort()
}
