import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultDataFolder, openDataFolder } from './data-folder.js'
import { nodeVersionProblem } from './node-version.js'
import { PlainFailure } from './plain-failure.js'
import { relayOrigins } from './relay-origins.ts'
import { folderOfThePerson, readStartOptions } from './start-options.js'

describe('readStartOptions', () => {
  test('starts with the demo world, a window and the usual port unless told otherwise', () => {
    expect(readStartOptions([])).toEqual({
      dataFolder: defaultDataFolder(),
      empty: false,
      open: true,
      port: null,
      readyFile: null,
      watch: false,
      install: true,
      help: false,
    })
  })

  test('reads every option', () => {
    const argv = [
      '--data',
      'd',
      '--empty',
      '--no-open',
      '--port',
      '0',
      '--ready-file',
      'r',
      '--watch',
      '--no-install',
    ]
    expect(readStartOptions(argv, '/home/ana')).toEqual({
      dataFolder: join('/home/ana', 'd'),
      empty: true,
      open: false,
      port: 0,
      readyFile: join('/home/ana', 'r'),
      watch: true,
      install: false,
      help: false,
    })
  })

  test('starts paths where the person is, not where npm runs the script', () => {
    expect(folderOfThePerson({ npm_lifecycle_event: 'start', INIT_CWD: '/home/ana' })).toBe('/home/ana')
    expect(folderOfThePerson({ npm_lifecycle_event: 'test', INIT_CWD: '/home/ana' })).toBe(process.cwd())
    expect(folderOfThePerson({})).toBe(process.cwd())
  })

  test.each([['--prot', '1'], ['--data', ''], ['--port', 'x'], ['--port', '70000'], ['--data'], ['stray']])(
    'error: %s %s is one sentence and a next step',
    (...argv) => {
      expect(() => readStartOptions(argv)).toThrow(PlainFailure)
    },
  )
})

describe('the data folder', () => {
  test('is where each system keeps the data of programs', () => {
    const on = (platform: string, env: Record<string, string> = {}) =>
      defaultDataFolder({ platform, env, home: '/home/ana' })

    expect(on('linux')).toBe('/home/ana/.local/share/pawfectmatch')
    expect(on('linux', { XDG_DATA_HOME: '/data' })).toBe('/data/pawfectmatch')
    expect(on('darwin')).toBe('/home/ana/Library/Application Support/PawfectMatch')
    expect(on('win32', { APPDATA: '/roaming' })).toBe('/roaming/PawfectMatch')
  })

  test('error: that cannot be written is one sentence and a next step', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pawfect-data-'))
    // A file in the place of a folder refuses even the superuser, as a read-only disk does.
    writeFileSync(join(folder, 'full'), '')

    expect(() => openDataFolder(join(folder, 'full', 'data'))).toThrow(
      /cannot be written[\s\S]*Next step: .*--data/,
    )
    rmSync(folder, { recursive: true })
  })
})

test.skipIf(process.platform !== 'linux')('error: a data folder where none can be made does not hang', () => {
  expect(() => openDataFolder('/proc/nowhere/data')).toThrow(/cannot be written[\s\S]*Next step: .*--data/)
})

describe('nodeVersionProblem', () => {
  test('is content with 20 and newer', () => {
    expect(['20.0.0', '22.11.0', '24.21.0', '31.0.0'].map(nodeVersionProblem)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('error: names the version it found and the one it needs', () => {
    expect(nodeVersionProblem('18.15.0')).toMatch(
      /needs Node 20 or newer, and this is Node 18\.15\.0\.[\s\S]*Next step/,
    )
  })
})

describe('relayOrigins', () => {
  test('are the WebSocket origins of the relays, for the content policy', () => {
    const addresses = [
      '/ip4/127.0.0.1/tcp/4001/ws/p2p/12D3KooW',
      '/dns4/relay.example/tcp/443/tls/ws/p2p/12D3KooW',
      '/dns/relay.example/tcp/443/wss',
      '/ip4/10.0.0.1/udp/4001/quic-v1',
      'nonsense',
    ]
    expect(relayOrigins(addresses)).toEqual([
      'ws://127.0.0.1:4001',
      'wss://relay.example:443',
      'wss://relay.example:443',
    ])
  })
})
