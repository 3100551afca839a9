import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import type { Log } from '../procedures/index.ts'

const SERVER_FOLDER = join(import.meta.dirname, '..', '..')
const PAGE_FOLDER = join(SERVER_FOLDER, 'verify-page')
const ICON_FILE = join(SERVER_FOLDER, 'console', 'paw.svg')

/** Squares that phones want for a home screen. */
const ICON_SIDES = [192, 512] as const

const MANIFEST = {
  name: 'Check a paper · PawfectMatch',
  short_name: 'Check a paper',
  start_url: '/verify',
  scope: '/verify',
  display: 'standalone',
  background_color: '#faf7f2',
  theme_color: '#2f7d5b',
  icons: [
    { src: '/verify/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ...ICON_SIDES.map(side => ({
      src: `/verify/icon-${side}.png`,
      sizes: `${side}x${side}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  ],
}

/**
 * Serves the page at which anybody checks papers: one file that works offline once it was opened, and the same saved
 * to a disk. Its policy is the page's own, which names its one script by fingerprint.
 *
 * @param parts.serviceDid - whose papers the page takes for ours; a saved copy remembers it.
 */
export function serveVerifyPage(
  http: FastifyInstance,
  { log, serviceDid }: { readonly log: Log; readonly serviceDid: string },
): void {
  const file = join(PAGE_FOLDER, 'dist', 'index.html')
  if (!existsSync(file)) {
    log.warn({}, 'the check page is not built; run: node scripts/build.js')
    return
  }
  const built = readFileSync(file, 'utf8')
  const page = built.replace('</title>', `</title>\n<meta name="pawfect-service" content="${serviceDid}">`)
  const policy = `${policyIn(page)}; frame-ancestors 'none'`
  http.get('/verify', (_request, reply) =>
    reply
      .header('content-security-policy', policy)
      .header('permissions-policy', 'camera=(self), microphone=(), geolocation=()')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page),
  )
  const worker = readFileSync(join(PAGE_FOLDER, 'service-worker.js'), 'utf8')
  http.get('/verify/service-worker.js', (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; connect-src 'self'")
      .header('service-worker-allowed', '/verify')
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(worker),
  )
  serveInstallation(http)
}

function serveInstallation(http: FastifyInstance): void {
  const icon = readFileSync(ICON_FILE)
  http.get('/verify/manifest.webmanifest', (_request, reply) =>
    reply.type('application/manifest+json').send(JSON.stringify(MANIFEST)),
  )
  http.get('/verify/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(icon))
  for (const side of ICON_SIDES)
    http.get(`/verify/icon-${side}.png`, async (_request, reply) =>
      reply.type('image/png').send(
        await sharp(icon, { density: 72 * (side / 32) })
          .resize(side, side)
          .png()
          .toBuffer(),
      ),
    )
}

function policyIn(page: string): string {
  const policy = /<meta http-equiv="content-security-policy" content="([^"]+)">/.exec(page)?.[1]
  if (policy === undefined) throw new Error('the built check page names no policy; build it again')
  return policy
}
