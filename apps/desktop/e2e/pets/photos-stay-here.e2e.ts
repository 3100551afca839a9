import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { startWorld, type World } from '../harness/index.ts'
import { bridgeOf } from '../harness/node-bridge.ts'

let world: World

test.beforeAll(async () => {
  world = await startWorld({ empty: true })
})

test.afterAll(async () => {
  await world?.close()
})

test('analysing, cropping and keeping a photo opens no connection to anywhere', async () => {
  const host = world.hosts[0]
  await using browser = await bridgeOf(host)
  const { pets } = browser.bridge
  const bytes = new Uint8Array(await sharp({ create: meadow }).jpeg().toBuffer())

  await pets.analysePhoto({ bytes, filename: 'meadow.jpg' })
  await pets.cropPhoto({ bytes, box: { x: 0, y: 0, width: 0.5, height: 0.5 } })
  const { originalId } = await pets.savePhotoOriginal({ accountId: 'nobody', bytes, filename: 'meadow.jpg' })
  await pets.saveDraft({
    accountId: 'nobody',
    draftId: 'first-animal',
    content: {},
    photoOriginalIds: [originalId],
  })

  expect(host.outgoing()).toEqual([])
})

test('the record would have shown it: asking for the server is one connection, to the server', async () => {
  const host = world.hosts[1]
  await using browser = await bridgeOf(host)

  await browser.bridge.identity.checkServer({})
  await fetch(`${host.origin}/api/auth/get-session`)

  expect(new Set(host.outgoing())).toEqual(new Set([new URL(world.serverUrl).host]))
})

const meadow = { width: 640, height: 480, channels: 3, background: '#5a8f3c' } as const
