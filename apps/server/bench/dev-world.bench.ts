/**
 * `node dev-world.bench.ts [--json]`: processor time of sowing the dev world into a fresh server, against starting
 * that server empty. What a first `npm start` adds to every later one.
 */
import { seedDevWorld } from '../dev-world/index.ts'
import { TestWorld } from '../src/runtime/testing/test-world.ts'

const startedAt = process.cpuUsage()
await using world = await TestWorld.create()
const startMs = processorMsSince(startedAt)
const sownAt = process.cpuUsage()
const seeding = await seedDevWorld(world.server.context)
if (seeding.kind !== 'seeded') throw new Error(`the dev world was not sown: ${seeding.kind}`)
const seedMs = processorMsSince(sownAt)

const line = {
  name: `processor time of sowing the dev world (${seeding.pets} animals)`,
  value: seedMs,
  unit: 'ms',
  baseline: 'starting the empty server',
  ratio: seedMs / startMs,
}
console.log(
  process.argv.includes('--json')
    ? JSON.stringify(line)
    : `${line.name}: ${seedMs.toFixed(0)} ms, ${line.ratio.toFixed(1)} times ${line.baseline} (${startMs.toFixed(0)} ms)`,
)

function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
