import { type App, shell, type WebContents } from 'electron'
import { isAppAddress, isWebAddress } from './app-address.ts'

/** Keeps every page where it belongs: no navigation away, no windows, no webviews, in whatever contents are ever made. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => guard(contents))
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', (event, address) => {
    if (!isAppAddress(address)) event.preventDefault()
  })
  contents.on('will-redirect', (event, address) => {
    if (!isAppAddress(address)) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    // "Open this park in Chrome": an ordinary web address may go to the system's browser, nothing opens in here.
    if (isWebAddress(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
