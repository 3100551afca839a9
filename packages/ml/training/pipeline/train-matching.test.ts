import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { releaseKeyFrom } from '../../src/registry/sign-release.ts'
import { seededRandom } from '../fit-head.ts'
import { runTraining } from './run-training.ts'
import { matchingTraining } from './train-matching.ts'

const EVENINGS = 6
const PEOPLE = 6
const folder = await mkdtemp(join(tmpdir(), 'pawfect-matching-registry-'))
afterAll(() => rm(folder, { recursive: true }))

const run = (createdAt: string) => ({
  folder,
  key: releaseKeyFrom(new Uint8Array(32).fill(4)),
  createdAt: new Date(createdAt),
  rolloutPercent: 100,
})

/** Made-up evenings at which everybody says yes to whoever calls themselves fun. @param isForged - whose answers are thrown by a coin. */
function evenings(isForged: (gender: number) => boolean = () => false) {
  const random = seededRandom(5)
  const lines = ['iid,pid,wave,dec,gender,age,fun3_1']
  for (let wave = 1; wave <= EVENINGS; wave++) {
    const fun = Array.from({ length: 2 * PEOPLE }, () => 1 + Math.floor(10 * random()))
    for (let own = 0; own < fun.length; own++) {
      for (let other = 0; other < fun.length; other++) {
        const gender = own % 2
        if (gender === other % 2) continue
        const coin = random() < 0.5
        const yes = isForged(gender) ? coin : (fun[other] ?? 0) > 5
        lines.push([own + 1, other + 1, wave, yes ? 1 : 0, gender, 25, fun[own]].join())
      }
    }
  }
  const file = { name: 'made-up-evenings.csv', text: `${lines.join('\n')}\n` }
  return matchingTraining(async () => file)
}

describe('npm run train -- matching', () => {
  test('gives the same files on a second run, bit for bit, and an ONNX form of both its layers', async () => {
    const first = await runTraining(evenings(), run('2026-11-22T08:00:00Z'))
    const second = await runTraining(evenings(), run('2026-11-23T08:00:00Z'))

    expect([second.outputHash, second.release.files]).toEqual([first.outputHash, first.release.files])
    expect(second.release.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['model.json', 'profiles.onnx', 'behaviour.onnx', 'CARD.md', 'DATA.txt']),
    )
  })

  test('error: releases nothing that got worse for the women alone', async () => {
    const before = await readFile(join(folder, 'current/matching.json'), 'utf8')
    const poisoned = runTraining(
      evenings(gender => gender === 0),
      run('2026-11-24T08:00:00Z'),
    )

    await expect(poisoned).rejects.toMatchObject({
      code: 'ml/model-worse',
      message: expect.stringContaining('women choosing: auc'),
    })
    expect(await readFile(join(folder, 'current/matching.json'), 'utf8')).toBe(before)
    expect((await readdir(join(folder, 'releases/matching'))).sort()).toEqual(['1.json', '2.json'])
  })
})
