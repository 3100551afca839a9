import { existsSync, readdirSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Examination } from './finding.ts'

/** Room for the database, photos and pins of a busy owner. */
const COMFORTABLE_BYTES = 2 * 1024 ** 3
/** The port `npm start` takes when nobody says otherwise. */
const USUAL_PORT = 4700

/** Whether the data folder can be written, safely and with room. */
export const disk = (data: string): Examination => ({
  part: 'Disk',
  needed: true,
  look: async () => {
    const folder = nearestFolder(resolve(data))
    const probe = join(folder, `.pawfect-doctor-${process.pid}`)
    const startedAt = performance.now()
    {
      await using file = await open(probe, 'wx', 0o600)
      await file.writeFile('can this be written?')
      await file.sync()
    }
    const syncMs = Math.round(performance.now() - startedAt)
    await rm(probe)
    const { bavail, bsize } = await statfs(folder)
    const says = `${folder === resolve(data) ? data : `${data} does not exist yet; ${folder}`} can be written (${syncMs} ms with sync); ${gigabytes(bavail * bsize)} free.`
    return bavail * bsize < COMFORTABLE_BYTES
      ? { state: 'limited', says, next: 'Make room, or choose another folder with --data DIR.' }
      : { state: 'works', says }
  },
})

/** Whether a program may listen on this machine. */
export const ports: Examination = {
  part: 'Ports',
  needed: true,
  look: async () => {
    if ((await listenOn(0)) !== 'free')
      return { state: 'missing', says: 'No port of this machine can be used.' }
    return (await listenOn(USUAL_PORT)) === 'free'
      ? { state: 'works', says: `The usual port ${USUAL_PORT} is free.` }
      : { state: 'limited', says: `The usual port ${USUAL_PORT} is taken; another one will be chosen.` }
  },
}

/** Whether there is a camera for calls. */
export const camera: Examination = {
  part: 'Camera',
  needed: false,
  look: async () => {
    if (process.platform !== 'linux')
      return {
        state: 'unknown',
        says: 'Only the app can ask this system for a camera; it will, at the first call.',
      }
    const found = readdirSync('/dev').filter(name => /^video\d+$/.test(name))
    return found.length > 0
      ? { state: 'works', says: `${found.map(name => `/dev/${name}`).join(', ')}.` }
      : { state: 'missing', says: 'No camera found. Photos and parks work without one.' }
  },
}

/** Whether a headset's runtime is set up; the headset itself is only seen by the app. */
export const headset: Examination = {
  part: 'Headset',
  needed: false,
  look: async () => {
    if (process.platform === 'win32')
      return { state: 'unknown', says: 'The app will ask Windows for a headset when you press "Enter VR".' }
    const places = [process.env['XR_RUNTIME_JSON'], ...openXrPlaces()]
    const found = places.find(place => place !== undefined && existsSync(place))
    return found === undefined
      ? {
          state: 'missing',
          says: 'No OpenXR runtime is set up. Parks work with mouse, keyboard and touch.',
          next: 'With a headset, open the park in Chrome or Edge on the machine it is connected to.',
        }
      : { state: 'works', says: `An OpenXR runtime is set up (${found}).` }
  },
}

/** The folder itself, or the one above it in which it would be made. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path))
}

function openXrPlaces(): readonly string[] {
  const folders = [process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), '/etc/xdg', '/usr/share']
  return folders.map(folder => join(folder, 'openxr', '1', 'active_runtime.json'))
}

function listenOn(port: number): Promise<'free' | 'taken'> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', () => resolve('taken'))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve('free')))
  })
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`
}
