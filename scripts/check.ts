import { CHECKS } from './checks/checks.ts'
import { runTool } from './run-tool.ts'

/** `npm run check`: every static check; prints what failed and exits 1 if any did. */
let failed = 0
for (const { name, command, args } of CHECKS) {
  const { code, output, tookMs } = await runTool(command, args)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${(tookMs / 1000).toFixed(1)} s)`)
  if (code !== 0) {
    failed += 1
    console.log(output)
  }
}
process.exitCode = failed === 0 ? 0 : 1
