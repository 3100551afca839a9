import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { SERVICE_DID, writeCertificateFiles } from '../testing/certificate-files.ts'
import { runPawfect } from '../testing/run-pawfect.ts'

const { folder, file } = writeCertificateFiles()
afterAll(() => rmSync(folder, { recursive: true }))

/** Puts a command where there is no network; Linux only, and not in every container. */
const NO_NETWORK = ['unshare', '-n'] as const
const [cutter, ...cut] = NO_NETWORK
const hasNetworkNamespaces = spawnSync(cutter, [...cut, 'true']).status === 0

describe('pawfect certificate verify', () => {
  test.each([
    ['valid', 0],
    ['altered', 3],
    ['wrong-issuer', 3],
    ['revoked', 3],
    ['foreign', 3],
    ['malformed', 3],
    ['too-large', 3],
  ])('tells that a file is %s and ends in %i', async (kind, code) => {
    const run = await runPawfect(['certificate', 'verify', file(kind), '--json', '--service', SERVICE_DID])
    const report = JSON.parse(run.stdout)
    expect([report.verdict, run.code, run.stderr, report.file]).toEqual([kind, code, '', file(kind)])
  })

  test('says in words what was and what was not checked', async () => {
    const { stdout, code } = await runPawfect(['certificate', 'verify', file('valid')])
    expect(code).toBe(0)
    expect(stdout).toContain(
      'VALID\nValid as of 2026-05-06T00:00:00Z: signed by its issuer and part of an anchored batch.',
    )
    expect(stdout).toMatch(/Checked\n {2}ok {2}The signature fits every word/)
    expect(stdout).toMatch(
      /Not checked\n(.*\n)* {2}\? {3}Whether it was revoked after 2026-05-06T00:00:00Z: nobody was asked\./,
    )
  })

  test('says what an attestation attests, how fresh that is, and whose word it is', async () => {
    const { stdout, code } = await runPawfect(['certificate', 'verify', file('attestation')])
    expect(code).toBe(0)
    expect(stdout).toMatch(/VALID\nValid as of 2026-05-06T00:00:00Z, \d+ days old\. Signed by its issuer/)
    expect(stdout).toMatch(/vaccine\.disease +rabies/)
    expect(stdout).toMatch(/Issuer +Practice Rossi, as vet \(did:key:z6Mk/)
    expect(stdout).toMatch(/Not checked\n(.*\n)* {2}\? {3}Whether the issuer is a vet, as stated/)
  })

  test('takes a showing only for the question it answers', async () => {
    const look = (nonce: string) =>
      runPawfect([
        ...['certificate', 'verify', file('showing'), '--json'],
        ...['--audience', 'Dog show Bonn', '--nonce', nonce],
      ])
    const [asked, again] = await Promise.all([look('bonn-2026-05'), look('bonn-2027-05')])
    expect([JSON.parse(asked.stdout), asked.code]).toMatchObject([
      { verdict: 'valid', kind: 'presentation', facts: [{ name: 'vaccine.disease', value: 'rabies' }] },
      0,
    ])
    expect([JSON.parse(again.stdout).verdict, again.code]).toEqual(['replayed', 3])
  })

  test('reads the text of a code, and tells an edited one', async () => {
    const text = readFileSync(file('code'), 'utf8')
    const [good, edited] = await Promise.all([
      runPawfect(['certificate', 'verify', '-', '--json'], {
        stdin: `https://park.example/verify#${text}\n`,
      }),
      runPawfect(['certificate', 'verify', '-', '--json'], { stdin: text.replace(/[A-Z]/, '') }),
    ])
    expect([JSON.parse(good.stdout).verdict, good.code]).toEqual(['valid', 0])
    expect([JSON.parse(edited.stdout).verdict, edited.code]).toEqual([
      expect.stringMatching(/altered|malformed/),
      3,
    ])
  })

  test('error: refuses half a question, and ends in 2', async () => {
    const run = await runPawfect(['certificate', 'verify', file('showing'), '--nonce', 'bonn-2026-05'])
    expect([run.code, run.stdout]).toEqual([2, ''])
  })

  test('calls a certificate of a service that was not named foreign', async () => {
    const other = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2'
    const { stdout, code } = await runPawfect(['certificate', 'verify', file('valid'), '--service', other])
    expect([stdout.split('\n')[0]?.endsWith('FOREIGN'), code]).toEqual([true, 3])
  })

  test('reads from standard input', async () => {
    const { stdout, code } = await runPawfect(['certificate', 'verify', '-', '--json'], {
      stdin: '{"a":1,"a":2}',
    })
    expect([JSON.parse(stdout).verdict, code]).toEqual(['malformed', 3])
  })

  test('never lets a file write to the terminal', async () => {
    const { stdout } = await runPawfect(['certificate', 'verify', file('valid')])
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('Carla\\u{1b}[2J Rossi')
  })

  test('works without ever asking for a socket or a name', async () => {
    const preload = fileURLToPath(new URL('../testing/refuse-network.ts', import.meta.url))
    const run = await runPawfect(['certificate', 'verify', file('valid')], {
      env: { NODE_OPTIONS: `--import=${preload}` },
    })
    expect([run.code, run.stderr]).toEqual([0, ''])
  })

  test.skipIf(!hasNetworkNamespaces)('works where there is no network at all', async () => {
    const run = await runPawfect(['certificate', 'verify', file('valid')], { before: NO_NETWORK })
    expect([run.code, run.stderr]).toEqual([0, ''])
  })
  if (!hasNetworkNamespaces)
    console.log('skipped: works where there is no network at all: unshare -n is not allowed here')

  test('error: says that a file cannot be read, and ends in 4', async () => {
    const run = await runPawfect(['certificate', 'verify', `${folder}/nothing`])
    expect([run.code, run.stdout, run.stderr]).toEqual([
      4,
      '',
      `pawfect: ${folder}/nothing cannot be read (ENOENT)\n`,
    ])
  })

  test('error: refuses a trust that is no did:key and no contract, and ends in 2', async () => {
    const runs = await Promise.all([
      runPawfect(['certificate', 'verify', file('valid'), '--service', 'somebody']),
      runPawfect(['certificate', 'verify', file('valid'), '--anchor', 'mainnet']),
    ])
    expect(runs.map(run => [run.code, run.stdout])).toEqual([
      [2, ''],
      [2, ''],
    ])
  })
})
