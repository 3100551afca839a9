import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from './open-database.ts'

const BLOCK = { blockedId: 'ben-ben-ben', createdAt: new Date() }

describe('a database with one writer', () => {
  let folder: string
  let database: OpenDatabase

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pawfect-writer-'))
    database = await openDatabase(folder, raw => {
      raw.exec(
        'CREATE TABLE "Block" ("blockerId" TEXT, "blockedId" TEXT, "createdAt" DATETIME, PRIMARY KEY ("blockerId", "blockedId"))',
      )
    })
  })
  afterEach(async () => {
    await database[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  const blockers = async () => (await database.client.block.findMany()).map(row => row.blockerId).sort()
  const insert = (blockerId: string) => database.client.block.create({ data: { ...BLOCK, blockerId } })

  test('a write beside a transaction survives when that rolls back', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const { promise: mayFail, resolve: fail } = Promise.withResolvers<void>()
    const doomed = database.inTransaction(async db => {
      await db.block.create({ data: { ...BLOCK, blockerId: 'inside-it' } })
      open()
      await mayFail
      throw new Error('changed my mind')
    })
    await opened
    const beside = insert('beside-it')
    fail()

    await expect(doomed).rejects.toThrow('changed my mind')
    await beside
    expect(await blockers()).toEqual(['beside-it'])
  })

  test('many at once each get their turn', async () => {
    const work = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0
        ? insert(`plain-${index}`)
        : database.inTransaction(db => db.block.create({ data: { ...BLOCK, blockerId: `inside-${index}` } })),
    )
    await Promise.all(work)

    expect(await blockers()).toHaveLength(40)
  })

  test('error: going past the open transaction fails at once instead of waiting for itself', async () => {
    const selfish = database.inTransaction(() => insert('past-it'))

    await expect(selfish).rejects.toThrow('use the database handed to it')
    expect(await blockers()).toEqual([])
  })
})
