import { glob, writeFile } from 'node:fs/promises'
import { repositoryRoot, runTool } from './run-tool.ts'

/** `npm run bench [--json FILE]`: every `bench/*.bench.ts`, each figure beside a baseline of the same run. */
type Figure = { name: string; value: number; unit: string; baseline?: string; ratio?: number }

const figures: Figure[] = []
let failed = 0
for await (const file of glob('{contracts,{apps,packages}/*}/bench/*.bench.ts', { cwd: repositoryRoot })) {
  const { code, output } = await runTool('node', [file, '--json'])
  if (code !== 0) {
    failed += 1
    console.error(`FAIL ${file}\n${output}`)
    continue
  }
  for (const figure of readFigures(output)) {
    figures.push(figure)
    const ratio =
      figure.ratio === undefined ? '' : `  ${figure.ratio.toFixed(2)} x ${figure.baseline ?? 'baseline'}`
    console.log(
      `${figure.name.padEnd(60)} ${figure.value.toPrecision(4).padStart(10)} ${figure.unit}${ratio}`,
    )
  }
}
const jsonAt = process.argv.indexOf('--json')
const jsonFile = jsonAt > 0 ? process.argv[jsonAt + 1] : undefined
if (jsonFile) await writeFile(jsonFile, `${JSON.stringify(figures, null, 2)}\n`)
process.exitCode = failed === 0 ? 0 : 1

function readFigures(output: string): Figure[] {
  return output
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Figure)
}
