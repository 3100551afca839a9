import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { APP_URL } from './app-address.ts'
import { registerAppScheme, serveAppProtocol } from './app-protocol.ts'
import { relayBridge } from './bridge-relay.ts'
import { findCompanion } from './companion-process.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { serveKeychain } from './serve-keychain.ts'

/** The Electron app: one sandboxed window on `app://pawfect/`, and the roads it needs to its companion and its server. */

/** The smallest window every screen of the app is laid out for, and the one it opens with, in pixels. */
const SMALLEST = { width: 900, height: 600 }
const USUAL = { width: 1280, height: 800 }

/** Where the server of a packaged app is when its operator named none: on this machine, at its usual port. */
const USUAL_SERVER_URL = 'http://localhost:4700'

const { PAWFECT_APP_URL: appUrl, PAWFECT_SERVER_URL: serverUrl = USUAL_SERVER_URL } = process.env

// Root on Linux has no sandbox to enable (a container's tests); every window asks for its own regardless.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// Two desktops of one network find each other only by real addresses, and only those admitted to a meet-up learn them;
// Chromium's stand-in names need multicast, which many networks and machines drop.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
registerAppScheme()
guardContents(app)
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(endWithReason)
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
} else {
  app.quit()
}

async function start(): Promise<void> {
  guardSession(session.defaultSession)
  serveAppProtocol(session.defaultSession, {
    rendererFolder: join(__dirname, '../renderer'),
    serverUrl,
  })
  const companion = await findCompanion({ appUrl, serverUrl, dataFolder: app.getPath('userData') })
  relayBridge(companion)
  serveKeychain(companion)
  openWindow()
}

function openWindow(): void {
  const window = new BrowserWindow({
    ...USUAL,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    autoHideMenuBar: true,
    title: 'PawfectMatch',
    webPreferences: {
      preload: join(__dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: true,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(APP_URL)
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized()) window.restore()
  if (window === undefined) openWindow()
  else window.focus()
}

function endWithReason(error: unknown): void {
  dialog.showErrorBox('PawfectMatch could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
}
