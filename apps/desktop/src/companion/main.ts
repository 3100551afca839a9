import desktopPackage from '../../package.json' with { type: 'json' }
import { startCompanion } from './companion.ts'
import { readCompanionArguments } from './companion-arguments.ts'
import { type ParentProcess, parentProcess } from './parent-process.ts'

/**
 * The companion as a process of its own: a plain Node process for a browser, a
 * utility process for Electron. Says `{"ready":true,...}` once it answers; ends
 * when told, or when whoever started it is gone.
 */
const parent = parentProcess()
try {
  await run(parent)
} catch (error) {
  const { code, message } = toldFailure(error)
  parent.tell({ ready: false, code, message })
  process.stderr.write(`companion: ${message}\n`)
  process.exit(1)
}

async function run(starter: ParentProcess): Promise<void> {
  const { PAWFECT_LAUNCH_KEY: launchKey } = process.env
  // Children of ours (there are none today) have no business with the key.
  delete process.env['PAWFECT_LAUNCH_KEY']
  const companion = await startCompanion({
    ...readCompanionArguments(process.argv.slice(2)),
    version: desktopPackage.version,
    ...(launchKey ? { launchKey } : {}),
    modelKeys: trustedModelKeys(process.env['PAWFECT_MODEL_KEYS']),
    openAnalyser: async installed => {
      // Loaded at the first photo: the models are larger than everything else here together.
      const { createPhotoAnalyser } = await import('@pawfect/ml')
      // A park may be open beside it, and a park must not stutter.
      return createPhotoAnalyser({ ...installed, yields: true })
    },
  })
  let isClosing = false
  const end = () => {
    if (isClosing) return
    isClosing = true
    companion.close().finally(() => process.exit(0))
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  starter.onGone(end)
  starter.tell({ ready: true, appUrl: companion.appUrl, origin: companion.origin })
}

/** Publishers whose models are installed without asking: `did:key`s with commas between. */
function trustedModelKeys(text = ''): string[] {
  return text
    .split(',')
    .map(key => key.trim())
    .filter(key => key !== '')
}

function toldFailure(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'companion/failed', message: String(error) }
  return { code: 'code' in error ? String(error.code) : 'companion/failed', message: error.message }
}
