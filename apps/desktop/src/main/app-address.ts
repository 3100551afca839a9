/** The scheme the app is shown under inside Electron. */
export const APP_SCHEME = 'app'

/** The one host of the scheme. */
export const APP_HOST = 'pawfect'

/** Where the window starts. */
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** Whether an address is a page of the app itself. Compared part by part: `app://pawfect.evil` must not pass. */
export function isAppAddress(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
  } catch {
    // What is no address is not ours.
    return false
  }
}

/** Whether an address may be handed to the system's browser: an ordinary web page, not a file, a script or a program. */
export function isWebAddress(address: string): boolean {
  try {
    const url = new URL(address)
    const isLoopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1'
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)
  } catch {
    // What is no address is no web page.
    return false
  }
}
