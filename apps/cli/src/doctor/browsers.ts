import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Examination } from './finding.ts'

const BROWSER_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A page that writes down who draws its 3D; read back through `--dump-dom`. */
const WEBGL_PAGE = `data:text/html,<pre id=r>none</pre><script>
const gl=document.createElement('canvas').getContext('webgl2');
if(gl){const d=gl.getExtension('WEBGL_debug_renderer_info');
r.textContent=gl.getParameter(d?d.UNMASKED_RENDERER_WEBGL:gl.RENDERER)}</script>`

/** Renderers that draw on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i

/** Whether the app can open in its own window. */
export const electron: Examination = {
  part: 'Electron',
  needed: false,
  look: async () => {
    const found = findElectron()
    return found === null
      ? {
          state: 'missing',
          says: 'Its program is not on this machine; the app opens in your browser instead.',
          next: 'Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.',
        }
      : { state: 'works', says: `Found in ${dirname(found)}.` }
  },
}

/** Whether there is a browser for the app and for the tests. */
export const chromium: Examination = {
  part: 'Chromium',
  needed: false,
  look: async () => {
    const found = findChromium()
    return found === null
      ? {
          state: 'missing',
          says: 'No Chromium, Chrome or Edge found.',
          next: 'Install one, or set PAWFECT_CHROMIUM.',
        }
      : { state: 'works', says: `${found}.` }
  },
}

/** Whether this machine draws 3D, and with what. */
export const graphics: Examination = {
  part: 'Graphics (WebGL)',
  needed: false,
  look: async signal => {
    const browser = findChromium()
    if (browser === null) return { state: 'unknown', says: 'Only a browser can tell, and there is none.' }
    const renderer = await askForRenderer(browser, signal)
    if (renderer === 'none')
      return {
        state: 'missing',
        says: 'The browser has no WebGL 2: parks cannot be drawn.',
        next: 'Update the graphics driver.',
      }
    return SOFTWARE.test(renderer)
      ? {
          state: 'limited',
          says: `No graphics card: the processor draws (${renderer}). Parks work, but not smoothly.`,
        }
      : { state: 'works', says: `${renderer}.` }
  },
}

async function askForRenderer(browser: string, signal: AbortSignal): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'pawfect-doctor-browser-'))
  const isRoot = process.getuid?.() === 0
  try {
    const args = [
      '--headless',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
    ]
    const drawing = [
      '--enable-unsafe-swiftshader',
      `--user-data-dir=${profile}`,
      ...(isRoot ? ['--no-sandbox'] : []),
    ]
    const { stdout } = await promisify(execFile)(browser, [...args, ...drawing, '--dump-dom', WEBGL_PAGE], {
      signal,
    })
    return /<pre id="r">([^<]*)<\/pre>/.exec(stdout)?.[1] ?? 'none'
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function findChromium(): string | null {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(folder => BROWSER_NAMES.map(name => join(folder, name)))
  const all = [process.env['PAWFECT_CHROMIUM'], ...onPath, ...BROWSER_PLACES]
  return all.find(file => file !== undefined && file !== '' && existsSync(file)) ?? null
}

function findElectron(): string | null {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined) return existsSync(join(override, name)) ? join(override, name) : null
  const folder = join(
    dirname(fileURLToPath(import.meta.resolve('@pawfect/domain'))),
    '../../../node_modules/electron',
  )
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const own = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(own) ? own : null
}
