import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { configSummary, parseConfig, readConfig } from './config.ts'

function folderWith(settings: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pawfect-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'pawfect.config.json'), settings)
  return folder
}

describe('the settings', () => {
  test('come from flags before the environment before the file before the defaults', () => {
    const folder = folderWith('{"port": 1, "host": "0.0.0.0", "logLevel": "warn"}')

    const config = readConfig(['--port', '3'], { PAWFECT_PORT: '2', PAWFECT_LOG_LEVEL: 'error' }, folder)

    expect(config).toMatchObject({ port: 3, host: '0.0.0.0', logLevel: 'error', empty: false })
  })

  test('are printed without secrets', () => {
    const config = parseConfig({
      authSecret: 'a-secret-of-more-than-thirty-two-letters',
      ipfs: { kuboUrl: 'https://node.example/v2/my-api-key' },
      search: { postgresUrl: 'postgres://pawfect:my-password@db.example/pets?sslkey=my-path' },
    })

    const printed = JSON.stringify(configSummary(config))

    expect(printed).not.toMatch(/a-secret|my-api-key|my-password|my-path/)
    expect(printed).toContain('https://node.example')
    expect(printed).toContain('postgres://db.example')
  })

  test.each([
    ['an unknown setting', '{"colour": "green"}', 'colour'],
    ['a wrong type', '{"limits": {"queriesPerMinute": "many"}}', 'limits.queriesPerMinute'],
    ['an address nobody can dial', '{"relay": {"announce": ["https://park.example"]}}', 'relay.announce.0'],
    ['a helper of no known kind', '{"iceServers": [{"urls": ["https://a.example"]}]}', 'iceServers.0.urls.0'],
    [
      'a search engine of no known kind',
      '{"search": {"postgresUrl": "https://a.example"}}',
      'search.postgresUrl',
    ],
    ['a secret too short', '{"authSecret": "short"}', 'authSecret'],
    ['a file that is no JSON', '{', 'is not readable JSON'],
  ])('error: %s is named', (_what, file, named) => {
    expect(() => readConfig([], {}, folderWith(file))).toThrow(named)
  })
})
