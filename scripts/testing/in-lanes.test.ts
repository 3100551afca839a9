import { describe, expect, test } from 'vitest'
import { inLanes } from './in-lanes.ts'

describe('inLanes', () => {
  test('runs every job once, in order, never more at a time than there are lanes', async () => {
    const started: number[] = []
    let running = 0
    let most = 0
    const job = (number: number) => async () => {
      started.push(number)
      most = Math.max(most, ++running)
      await new Promise<void>(resolve => setImmediate(resolve))
      running--
    }

    await inLanes(2, [1, 2, 3, 4, 5].map(job))

    expect(started).toEqual([1, 2, 3, 4, 5])
    expect(most).toBe(2)
  })

  test('error: what a job throws ends the run', async () => {
    await expect(inLanes(2, [() => Promise.reject(new Error('the disk is full'))])).rejects.toThrow(
      'the disk is full',
    )
  })
})
