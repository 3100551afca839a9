import { runTool } from '../run-tool.ts'
import type { SuiteResult } from './test-results.ts'

/** Compiles the contracts and runs their unit and fuzz tests on the simulated chain. */
export async function runHardhatSuite(workspace: string): Promise<SuiteResult> {
  const { code, output, tookMs } = await runTool('npm', ['test', '--silent'], {
    cwd: workspace,
    env: { FORCE_COLOR: '0', NO_COLOR: '1', HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' },
  })
  const total = (word: string) =>
    sum([...output.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].map(found => Number(found[1])))
  const failed = total('failing')
  return {
    name: 'contracts',
    passed: total('passing'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: [],
    unsteady: [],
    tookMs,
    output,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
