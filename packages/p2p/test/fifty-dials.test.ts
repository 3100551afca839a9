import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../../scripts/testing/find-chromium.ts'
import { TestServer } from '../src/testing/index.ts'
import { KillableRelay } from './kill-relay.ts'
import { type BrowserVisitor, ParkBrowser } from './park-browser.ts'

const DIALS = 50

const chromium = findChromium()
if (chromium === undefined) console.warn('skipped: no Chromium found; set PAWFECT_CHROMIUM to one')

describe.skipIf(chromium === undefined)('fifty dials in a row', () => {
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
  })

  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    await relay[Symbol.asyncDispose]()
  })

  test('all get direct at the first attempt, and every RTCPeerConnection is closed again', async () => {
    const anaId = await ana.do('createPeer', relay.addresses)
    const benId = await ben.do('createPeer', relay.addresses)
    const peers = [server.entry({ peerId: anaId, name: 'ana' })]
    const tookMs: number[] = []
    for (let dial = 0; dial < DIALS; dial += 1) {
      await ana.do('join', server.ticket({ peerId: anaId, name: 'ana' }))
      const startMs = performance.now()
      await ben.do('join', server.ticket({ peerId: benId, name: 'ben', peers }))
      await Promise.all([ana.until('state', 'direct'), ben.until('state', 'direct')])
      tookMs.push(performance.now() - startMs)
      await Promise.all([ana.do('leave'), ben.do('leave')])
    }
    tookMs.sort((a, b) => a - b)
    const [medianMs, slowestMs] = [tookMs[DIALS / 2] ?? 0, tookMs.at(-1) ?? 0]
    console.info(`${DIALS} dials: median ${medianMs.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`)

    expect(await ana.do('openRtcPeerConnections')).toBe(0)
    expect(await ben.do('openRtcPeerConnections')).toBe(0)
    expect(await ana.do('createdRtcPeerConnections')).toBe(DIALS)
    expect(await ben.do('createdRtcPeerConnections')).toBe(DIALS)
  }, 90_000)
})
