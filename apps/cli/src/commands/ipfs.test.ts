import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedIpfs } from '@pawfect/server/command-line'
import { afterAll, expect, test } from 'vitest'
import { runPawfect } from '../testing/run-pawfect.ts'

const folder = mkdtempSync(join(tmpdir(), 'pawfect-ipfs-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('papers move from one installation to another as a CAR', async () => {
  const [here, there, car] = ['here', 'there', 'papers.car'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const papers = ['a deed', 'a pedigree', 'a vaccination']
  await using node = await openEmbeddedIpfs({ folder: join(here, 'server', 'ipfs') })
  const cids = await Promise.all(papers.map(paper => node.pin(Buffer.from(paper))))

  const written = await runPawfect(['ipfs', 'export', car, '--data', here])
  expect(written).toMatchObject({ code: 0, stdout: `3 files written to ${car}.\n` })
  expect(await runPawfect(['ipfs', 'import', car, '--data', there])).toMatchObject({
    code: 0,
    stdout: '3 files pinned.\n',
  })

  await using copy = await openEmbeddedIpfs({ folder: join(there, 'server', 'ipfs') })
  const read = await Promise.all(cids.map(async cid => Buffer.from((await copy.read(cid)) ?? []).toString()))
  expect(read).toEqual(papers)

  const bytes = readFileSync(car)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(`${car}.changed`, bytes)
  const refused = await runPawfect(['ipfs', 'import', `${car}.changed`, '--data', there])
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringMatching(/not what its address says/) })
})
