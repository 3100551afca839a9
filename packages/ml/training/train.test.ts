import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const train = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'train.ts'), ...args], { encoding: 'utf8' })

describe('npm run train', { timeout: 60_000 }, () => {
  test('asked for visible signs, says why none are trained and where it is written', async () => {
    const { status, stderr, stdout } = train('signs')

    expect({ status, stdout }).toEqual({ status: 3, stdout: '' })
    expect(stderr).toContain(`"can't tell" for every visible sign`)
    const [file = '', heading = ''] = /(packages\/\S+\.md), "(.+)"/.exec(stderr)?.slice(1) ?? []
    const card = await readFile(join(import.meta.dirname, '../../..', file), 'utf8')
    expect(card).toContain(`**${heading}**`)
  })

  test.each([['dragons'], ['breed', '--rollout', '101']])(
    'asked for what it cannot do (%s), shows its usage',
    (...args) => {
      const { status, stderr } = train(...args)
      expect({ status, stderr }).toMatchObject({ status: 2, stderr: /^usage: npm run train -- / })
    },
  )
})
