import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../../scripts/testing/find-chromium.ts'
import { LIMITS } from '../src/index.ts'
import { TestServer } from '../src/testing/index.ts'
import { KillableRelay } from './kill-relay.ts'
import { type BrowserVisitor, ParkBrowser } from './park-browser.ts'

const chromium = findChromium()
if (chromium === undefined) console.warn('skipped: no Chromium found; set PAWFECT_CHROMIUM to one')

describe.skipIf(chromium === undefined)('two pages of a real Chromium', () => {
  const server = new TestServer()
  let relay: KillableRelay
  let browser: ParkBrowser
  let ana: BrowserVisitor
  let ben: BrowserVisitor

  beforeAll(async () => {
    relay = await KillableRelay.start()
    browser = await ParkBrowser.launch(chromium ?? '')
    ana = await browser.openVisitor()
    ben = await browser.openVisitor()
    await meet()
  })

  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    await relay[Symbol.asyncDispose]()
  })

  async function meet(): Promise<void> {
    const anaId = await ana.do('createPeer', relay.addresses)
    const benId = await ben.do('createPeer', relay.addresses)
    await ana.do('join', server.ticket({ peerId: anaId, name: 'ana' }))
    const peers = [server.entry({ peerId: anaId, name: 'ana' })]
    await ben.do('join', server.ticket({ peerId: benId, name: 'ben', peers }))
  }

  test('connect through the relay, then directly', async () => {
    await ana.until('state', 'direct')
    await ben.until('state', 'direct')

    const states = (await ben.do('events')).filter(event => event.kind === 'state').map(event => event.state)

    expect(states).toEqual(expect.arrayContaining(['connecting', 'relayed', 'direct']))
    expect(states.indexOf('relayed')).toBeLessThan(states.indexOf('direct'))
  })

  test('see each other move about twenty times a second', async () => {
    await ana.do('trot')
    await ben.do('trot')
    await ana.until('reports', '"accepted":5')
    for (const visitor of [ana, ben]) expect(await bestRate(visitor)).toBeGreaterThan(17)
  })

  /** A loaded machine may drop frames in one second; twenty a second must be reached in one of five. */
  async function bestRate(visitor: BrowserVisitor): Promise<number> {
    let best = 0
    for (let second = 0; second < 5 && best <= 17; second += 1) {
      const rate = await visitor.do('posesPerSecond')
      expect(rate).toBeLessThan(26)
      best = Math.max(best, rate)
    }
    return best
  }

  test('chat, and know that it arrived', async () => {
    expect(await ana.do('chat', 'Shall we play?')).toEqual({ kind: 'sent', messageId: 1 })

    await ben.until('events', 'Shall we play?')
    await ana.until('events', '"chat-delivered"')
  })

  test('refuse a third page that has no capability of its own', async () => {
    const eve = await browser.openVisitor()
    const eveId = await eve.do('createPeer', relay.addresses)
    const anaId = (await ben.do('reports'))?.[0]?.peerId ?? ''
    const stolen = server.ticket({ peerId: anaId, name: 'ana' }).capability
    const peers = [server.entry({ peerId: anaId, name: 'ana' })]
    await eve.do('join', { ...server.ticket({ peerId: eveId, name: 'eve', peers }), capability: stolen })
    await eve.until('events', '"peer-refused"')

    expect((await eve.do('events')).find(event => event.kind === 'peer-refused')).toMatchObject({
      by: 'them',
      reason: 'other-peer',
    })
    expect(await eve.do('reports')).toEqual([])
    expect(await ana.do('reports')).toHaveLength(1)
    await eve.page.context().close()
  })

  test('go on when the relay is killed, and reserve again when it is back', async () => {
    await relay.kill()
    await ana.until('peerState', 'connecting')
    await ben.until('peerState', 'connecting')
    await ana.do('chat', 'Still there?')
    await ben.until('events', 'Still there?')
    expect(await bestRate(ben)).toBeGreaterThan(17)
    expect(await ana.do('state')).toBe('direct')

    await relay.restart()

    await ana.until('peerState', 'reachable')
    await ben.until('peerState', 'reachable')
  })

  test('notice at once that the other tab was closed', async () => {
    const startMs = performance.now()
    await ben.page.close({ runBeforeUnload: true })
    await ana.until('state', 'reconnecting')

    expect(performance.now() - startMs).toBeLessThan(LIMITS.silenceMs / 2)
  })
})
