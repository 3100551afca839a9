import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { SuiteResult } from './test-results.ts'

type VitestReport = {
  testResults: {
    message?: string
    status: string
    assertionResults: { fullName: string; status: string; meta?: { skipReason?: string } }[]
  }[]
}

/** Runs the vitest suite of one workspace (`.` for the repository's own tests) and counts what came out. */
export async function runVitestSuite(workspace: string): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-vitest-'))
  const reportFile = join(folder, 'report.json')
  const { code, output, tookMs } = await runTool(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    { cwd: workspace, env: { FORCE_COLOR: '0' } },
  )
  const report = await readReport(reportFile)
  await rm(folder, { recursive: true, force: true })
  const tests = report.testResults.flatMap(file => file.assertionResults)
  const count = (status: string) => tests.filter(test => test.status === status).length
  // A file that does not even load has no failed test in it, yet it failed.
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  ).length
  const failed = count('failed') + brokenFiles
  return {
    name: `tests of ${workspace === '.' ? 'the repository' : workspace}`,
    passed: count('passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: tests
      .filter(test => test.status === 'skipped' || test.status === 'pending' || test.status === 'todo')
      .map(test => ({
        test: test.fullName,
        reason: test.meta?.skipReason ?? skipReasonFrom(output, test.fullName),
      })),
    tookMs,
    output,
  }
}

async function readReport(file: string): Promise<VitestReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as VitestReport
  } catch (cause) {
    // The runner died before it could report: the exit code below still counts as a failure.
    return { testResults: [{ status: 'failed', message: String(cause), assertionResults: [] }] }
  }
}

/** Tests print `skipped: <why>` themselves when what they need is not on this machine. */
function skipReasonFrom(output: string, fullName: string): string {
  const leaf = fullName.split(' > ').at(-1) ?? fullName
  const line = output
    .split('\n')
    .find(text => text.includes('skipped:') || (text.includes(leaf) && text.includes('[')))
  return line?.trim().replace(/^.*skipped:\s*/, '') ?? 'no reason given'
}
