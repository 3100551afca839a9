import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { SuiteResult } from './test-results.ts'

type PlaywrightSuite = {
  title: string
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}
type PlaywrightReport = { suites: PlaywrightSuite[]; errors: { message?: string }[] }

/** Runs one project of the end-to-end promises in a real Chromium (and a real Electron where one is found). */
export async function runPlaywrightSuite(config: string, project: string): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-playwright-'))
  const reportFile = join(folder, 'report.json')
  const { code, output, tookMs } = await runTool(
    'playwright',
    ['test', '-c', config, '--project', project, '--reporter=list,json'],
    {
      env: { FORCE_COLOR: '0', PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile },
      echo: true,
    },
  )
  const report = await readReport(reportFile)
  await rm(folder, { recursive: true, force: true })
  const tests = report.suites
    .flatMap(allSpecs)
    .flatMap(spec => spec.tests.map(run => ({ title: spec.title, ...run })))
  const failed = tests.filter(run => run.status === 'unexpected').length + report.errors.length
  return {
    name: `end to end, ${project}`,
    passed: tests.filter(run => run.status === 'expected' || run.status === 'flaky').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: tests
      .filter(run => run.status === 'skipped')
      .map(run => ({ test: run.title, reason: skipReason(run.annotations) })),
    unsteady: tests.filter(run => run.status === 'flaky').map(run => run.title),
    tookMs,
    output,
  }
}

function skipReason(annotations: { type: string; description?: string }[]): string {
  return annotations.find(note => note.type === 'skip')?.description ?? 'no reason given'
}

function allSpecs(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(allSpecs)]
}

async function readReport(file: string): Promise<PlaywrightReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport
  } catch (cause) {
    return { suites: [], errors: [{ message: `the runner died before it could report: ${cause}` }] }
  }
}
