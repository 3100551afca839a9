import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { TestWorld } from './testing/test-world.ts'

const BUILT = join(import.meta.dirname, '..', '..', 'verify-page', 'dist', 'index.html')
const isBuilt = existsSync(BUILT)
if (!isBuilt) console.log('skipped: the check page is not built; run: node scripts/build.js')

describe.skipIf(!isBuilt)('the check page', async () => {
  const world = await TestWorld.create()
  afterAll(() => world[Symbol.asyncDispose]())
  const answer = await world.fetch('/verify')
  const page = await answer.text()

  test('is one file that names no other address but its own installation', () => {
    expect([...page.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)=/g)]).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(600_000)
  })

  test('lets nothing run but its own script, by fingerprint, and asks nobody', () => {
    const policy = answer.headers.get('content-security-policy') ?? ''
    const script = /<script type="module">(.*)<\/script>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src 'sha256-${hash}'`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|connect-src|\*/)
  })

  test('takes only the papers of the service that served it for ours', async () => {
    const { serviceDid } = await world.clientWith(null).certificates.certificateService.query()
    expect(page).toContain(`<meta name="pawfect-service" content="${serviceDid}">`)
  })

  test('can be put on a home screen, with a worker that is confined to it', async () => {
    const manifest = (await (await world.fetch('/verify/manifest.webmanifest')).json()) as {
      scope: string
      icons: { src: string }[]
    }
    const icons = await Promise.all(manifest.icons.map(icon => world.fetch(icon.src)))
    const worker = await world.fetch('/verify/service-worker.js')
    expect([manifest.scope, worker.headers.get('service-worker-allowed')]).toEqual(['/verify', '/verify'])
    expect(icons.map(icon => icon.headers.get('content-type'))).toEqual([
      'image/svg+xml',
      'image/png',
      'image/png',
    ])
  })
})
