import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRelay } from './open-relay.ts'

describe('openRelay', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pawfect-relay-'))
  })

  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  test('is found at the same address after a restart', async () => {
    const first = await openRelay({ folder, host: '127.0.0.1', port: 0 })
    await first[Symbol.asyncDispose]()
    await using second = await openRelay({ folder, host: '127.0.0.1', port: 0 })

    expect(second.addresses).toEqual(first.addresses)
    expect(second.addresses[0]).toMatch(/^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/ws\/p2p\/12D3Koo/)
  })

  test('takes another port when the remembered one is taken, under the same peer id', async () => {
    await using first = await openRelay({ folder, host: '127.0.0.1', port: 0 })
    await using second = await openRelay({ folder, host: '127.0.0.1', port: 0 })

    expect(second.addresses).not.toEqual(first.addresses)
    expect(second.addresses[0]?.split('/p2p/')[1]).toBe(first.addresses[0]?.split('/p2p/')[1])
  })

  test('hands out the public address of the proxy before it in place of its own', async () => {
    const announce = ['/dns4/relay.park.example/tcp/443/wss']
    await using relay = await openRelay({ folder, host: '127.0.0.1', port: 0, announce })

    expect(relay.addresses).toEqual([
      expect.stringMatching(/^\/dns4\/relay\.park\.example\/tcp\/443\/(wss|tls\/ws)\/p2p\/12D3Koo/),
    ])
  })

  test('tells browsers under which address they are seen, on the same number as the relay', async () => {
    await using relay = await openRelay({ folder, host: '127.0.0.1', port: 0 })
    const port = Number(/\/tcp\/(\d+)/.exec(relay.addresses[0] ?? '')?.[1])
    const browser = createSocket('udp4')
    const answered = once(browser, 'message')
    browser.send(Buffer.from('000100002112a442000102030405060708090a0b', 'hex'), port, '127.0.0.1')
    const [answer] = (await answered) as [Buffer]
    const seenPort = answer.readUInt16BE(26) ^ 0x2112
    const ownPort = browser.address().port
    browser.close()

    expect(relay.stunUrls).toEqual([`stun:127.0.0.1:${port}`])
    expect(seenPort).toBe(ownPort)
  })

  test('says how it is doing', async () => {
    await using relay = await openRelay({ folder, host: '127.0.0.1', port: 0 })

    expect(await relay.check(AbortSignal.timeout(1_000))).toEqual({
      state: 'up',
      detail: '0 of 0 connected peers can be called; 0 were told their own address',
    })
  })
})
