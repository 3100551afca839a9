import { expect, test } from 'vitest'
import { settleAll } from './settle-all.ts'

test('gives what all came to, in their order', async () => {
  expect(await settleAll([Promise.resolve('a'), 2])).toEqual(['a', 2])
})

test('error: tells of a failure only when everything else has come to its end', async () => {
  const slow = Promise.withResolvers<string>()
  const told: string[] = []

  const all = settleAll([Promise.reject(new Error('broken')), slow.promise.finally(() => told.push('slow'))])
  const failing = all.catch((error: Error) => told.push(error.message))
  slow.resolve('done')
  await failing

  expect(told).toEqual(['slow', 'broken'])
})
