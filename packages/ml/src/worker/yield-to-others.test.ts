import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { yieldToOthers } from './yield-to-others.ts'

const door = new URL('./yield-to-others.ts', import.meta.url).href

/** A thread that yields and starts another: the priorities of both. */
const program = `
  const { parentPort, Worker } = require('node:worker_threads')
  const { getPriority } = require('node:os')
  import('${door}').then(({ yieldToOthers }) => {
    const done = yieldToOthers()
    const child = new Worker("require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority())", { eval: true })
    child.once('message', theirs => parentPort.postMessage({ done, own: getPriority(), theirs }))
  })`

test.runIf(process.platform === 'linux')(
  'a thread that yields, and what it starts, come after the threads that do not',
  async () => {
    const before = getPriority()

    const worker = new Worker(program, { eval: true, execArgv: [] })
    const said = await new Promise(resolve => worker.once('message', resolve))
    await worker.terminate()

    const lowered = Math.max(before, 10)
    expect(said).toEqual({ done: true, own: lowered, theirs: lowered })
    expect(getPriority()).toBe(before)
  },
)

test('leaves the whole process alone where a priority belongs to the process', () => {
  const before = getPriority()

  expect(yieldToOthers('win32')).toBe(false)

  expect(getPriority()).toBe(before)
})
