import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { SuiteResult } from './test-results.ts'

type VitestFile = {
  name?: string
  message?: string
  status: string
  assertionResults: {
    fullName: string
    status: string
    failureMessages?: string[]
    meta?: { skipReason?: string }
  }[]
}
type VitestRun = { code: number; output: string; tookMs: number; files: VitestFile[] }

/**
 * Runs the vitest suite of one workspace (`.` for the repository's own tests) and counts what came out. In CI a
 * file that failed is run once more; what holds then counts as passed and is listed as unsteady.
 */
export async function runVitestSuite(workspace: string): Promise<SuiteResult> {
  const first = await runVitest(workspace, [])
  const failedFiles = first.files.filter(file => file.status === 'failed').map(file => file.name ?? '')
  const worthRetrying = process.env['CI'] !== undefined && failedFiles.length > 0 && !failedFiles.includes('')
  if (!worthRetrying) return summarise(workspace, first)
  const second = await runVitest(workspace, failedFiles)
  const kept = first.files.filter(file => !failedFiles.includes(file.name ?? ''))
  const whole = { ...second, files: [...kept, ...second.files], tookMs: first.tookMs + second.tookMs }
  const stillFailing = new Set(failuresOf(second.files).map(failure => failure.test))
  const unsteady = failuresOf(first.files).map(failure => failure.test)
  return { ...summarise(workspace, whole), unsteady: unsteady.filter(test => !stillFailing.has(test)) }
}

async function runVitest(workspace: string, files: readonly string[]): Promise<VitestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-vitest-'))
  const reportFile = join(folder, 'report.json')
  const run = await runTool(
    'vitest',
    ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    { cwd: workspace, env: { FORCE_COLOR: '0' } },
  )
  const report = await readReport(reportFile)
  await rm(folder, { recursive: true, force: true })
  return { ...run, files: report }
}

function summarise(workspace: string, { code, output, tookMs, files }: VitestRun): SuiteResult {
  const tests = files.flatMap(file => file.assertionResults)
  const failures = failuresOf(files)
  return {
    name: `tests of ${workspace === '.' ? 'the repository' : workspace}`,
    passed: tests.filter(test => test.status === 'passed').length,
    failed: failures.length === 0 && code !== 0 ? 1 : failures.length,
    skipped: tests
      .filter(test => test.status === 'skipped' || test.status === 'pending' || test.status === 'todo')
      .map(test => ({
        test: test.fullName,
        reason: test.meta?.skipReason ?? skipReasonFrom(output, test.fullName),
      })),
    unsteady: [],
    tookMs,
    // What failed, and no more: the whole output only where no test can be named.
    output:
      failures.length === 0 ? output : failures.map(({ test, why }) => `FAIL ${test}\n${why}`).join('\n'),
  }
}

/** Every failed test, and every file that does not even load: it has no failed test in it, yet it failed. */
function failuresOf(files: readonly VitestFile[]): { test: string; why: string }[] {
  return files
    .filter(file => file.status === 'failed')
    .flatMap(file => {
      const failed = file.assertionResults.filter(test => test.status === 'failed')
      if (failed.length === 0) return [{ test: file.name ?? 'the runner', why: file.message ?? '' }]
      return failed.map(test => ({
        test: `${file.name} > ${test.fullName}`,
        why: test.failureMessages?.join('\n') ?? '',
      }))
    })
}

async function readReport(file: string): Promise<VitestFile[]> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { testResults: VitestFile[] }).testResults
  } catch (cause) {
    // The runner died before it could report: the exit code below still counts as a failure.
    return [{ status: 'failed', message: String(cause), assertionResults: [] }]
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
