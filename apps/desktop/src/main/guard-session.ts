import type { Session } from 'electron'
import { isAppAddress } from './app-address.ts'

/** What the park and the camera need, of `media` the picture only; everything else is refused, whoever asks. */
const ALLOWED = new Set(['media', 'fullscreen', 'pointerLock', 'clipboard-sanitized-write'])

/** Refuses every permission, device and download the app has no use for, and every permission to any other page. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const hears = 'mediaTypes' in details && details.mediaTypes?.includes('audio') === true
    decide(ALLOWED.has(permission) && !hears && isAppAddress(contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return ALLOWED.has(permission) && details.mediaType !== 'audio' && isAppAddress(origin)
  })
  session.setDevicePermissionHandler(() => false)
  // Calendar files and certificates are blobs the page made; anything fetched from elsewhere is not saved.
  session.on('will-download', (event, item) => {
    const url = item.getURL()
    if (!url.startsWith('blob:app://pawfect/') && !isAppAddress(url)) event.preventDefault()
  })
}
