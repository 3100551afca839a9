/**
 * `npm run coverage -w contracts`: runs all tests over a marked copy of the sources and fails when fewer than 95% of
 * the lines, or of the arms of all branches, were reached.
 */
import { spawnSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { markBranches } from './mark-branches.ts'

const FLOOR_PERCENT = 95
const home = join(import.meta.dirname, '..')
const copy = join(home, 'cache', 'marked')

type Tally = { readonly reached: number; readonly of: number; readonly missed: readonly string[] }

await rm(copy, { recursive: true, force: true })
await mkdir(join(copy, 'src'), { recursive: true })
await cp(join(home, 'test'), join(copy, 'test'), { recursive: true })
const armLines = new Map<string, ReadonlySet<number>>()
for (const file of await readdir(join(home, 'src'))) {
  const marked = markBranches(await readFile(join(home, 'src', file), 'utf8'))
  await writeFile(join(copy, 'src', file), marked.text)
  armLines.set(`cache/marked/src/${file}`, new Set(marked.armLines))
}

const run = spawnSync(
  'npx',
  ['hardhat', '--config', 'hardhat.coverage.config.ts', '--coverage', 'test', 'solidity'],
  { cwd: home, stdio: 'ignore' },
)
if (run.status !== 0) {
  console.error('the tests fail; see "npm test -w contracts"')
  process.exit(1)
}

const { lines, arms } = tally(await readFile(join(home, 'coverage', 'lcov.info'), 'utf8'))
const floorHolds = [report('lines', lines), report('branches', arms)].every(Boolean)
process.exitCode = floorHolds ? 0 : 1

/** Splits what hardhat counted into lines of ours and arms we marked. */
function tally(lcov: string): { lines: Tally; arms: Tally } {
  const found = {
    lines: { reached: 0, of: 0, missed: [] as string[] },
    arms: { reached: 0, of: 0, missed: [] as string[] },
  }
  let file = ''
  for (const row of lcov.split('\n')) {
    if (row.startsWith('SF:')) file = row.slice(3).replaceAll('\\', '/')
    const [, line, times] = /^DA:(\d+),(\d+)$/.exec(row) ?? []
    if (line === undefined) continue
    const kind = armLines.get(file)?.has(Number(line)) ? found.arms : found.lines
    kind.of += 1
    if (times === '0') kind.missed.push(`${file}:${line}`)
    else kind.reached += 1
  }
  return found
}

function report(what: string, { reached, of, missed }: Tally): boolean {
  const percent = of === 0 ? 0 : (100 * reached) / of
  console.log(
    `${what}: ${percent.toFixed(2)}% (${reached} of ${of}), at least ${FLOOR_PERCENT}% are asked for`,
  )
  for (const place of missed) console.log(`  not reached: ${place}`)
  return percent >= FLOOR_PERCENT
}
