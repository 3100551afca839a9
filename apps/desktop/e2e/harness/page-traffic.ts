import type { Page } from '@playwright/test'

/** One thing a page sent. */
export type Sent = {
  readonly kind: 'request' | 'socket-open' | 'socket-frame'
  readonly method: string
  readonly url: string
  /** Bytes of body or frame. */
  readonly bytes: number
  readonly body: Buffer | null
}

/** Everything a page sent, in order. */
export type PageTraffic = {
  readonly sent: readonly Sent[]
  /** What went to anywhere but the companion's own bridge: the part that may leave the machine. */
  readonly beyondBridge: () => readonly Sent[]
  /** Starts the record over, for "from here on". */
  readonly forget: () => void
}

/** Records every request and every WebSocket frame of the page, from before its first navigation on. */
export function watchTraffic(page: Page): PageTraffic {
  const sent: Sent[] = []
  page.on('request', request => {
    const body = request.postDataBuffer()
    sent.push({
      kind: 'request',
      method: request.method(),
      url: request.url(),
      bytes: body?.byteLength ?? 0,
      body,
    })
  })
  page.on('websocket', socket => {
    const url = socket.url()
    sent.push({ kind: 'socket-open', method: 'GET', url, bytes: 0, body: null })
    socket.on('framesent', ({ payload }) => {
      const body = typeof payload === 'string' ? Buffer.from(payload) : payload
      sent.push({ kind: 'socket-frame', method: 'SEND', url, bytes: body.byteLength, body })
    })
  })
  return {
    sent,
    beyondBridge: () => sent.filter(({ url }) => !new URL(url).pathname.startsWith('/bridge')),
    forget: () => {
      sent.length = 0
    },
  }
}
