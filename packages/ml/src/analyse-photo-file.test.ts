import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analysePhotoFile } from './analyse-photo-file.ts'
import { generatedPhoto } from './photo/generated-photos.ts'
import { createPhotoAnalyser, type PhotoAnalyser } from './worker/create-photo-analyser.ts'

let analyser: PhotoAnalyser
let folder: string

beforeAll(async () => {
  analyser = await createPhotoAnalyser({ threads: 1 })
  folder = await mkdtemp(join(tmpdir(), 'pawfect-photos-'))
})

afterAll(async () => {
  await analyser.dispose()
  await rm(folder, { recursive: true })
})

describe('analysePhotoFile', () => {
  test('prints the agreed line, advice in words', async () => {
    const file = join(folder, 'wall.jpg')
    await writeFile(file, await generatedPhoto({ width: 300, height: 200 }).jpeg().toBuffer())

    expect(await analysePhotoFile(analyser, file)).toEqual({
      file,
      species: { label: 'none', probability: expect.any(Number) },
      breeds: Array.from({ length: 5 }, () => ({
        id: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
        name: expect.any(String),
        probability: expect.any(Number),
      })),
      breedVerdict: 'unsure',
      otherKind: null,
      addOnGuesses: [],
      mixedOrUnsure: { probability: 1 },
      abstained: true,
      quality: {
        score: 0,
        sharpness: expect.any(Number),
        exposure: expect.any(Number),
        subjectShare: 0,
        advice: expect.arrayContaining([expect.stringContaining('no dog or cat')]),
      },
      ms: expect.any(Number),
    })
  })

  test('error: says why a file is no photo', async () => {
    const text = join(folder, 'notes.jpg')
    await writeFile(text, 'buy dog food')
    const film = join(folder, 'film.jpg')
    await writeFile(film, '')
    await truncate(film, 3_000_000_000)

    const lines = await Promise.all(
      [text, film, join(folder, 'missing.jpg'), folder].map(file => analysePhotoFile(analyser, file)),
    )

    expect(lines.map(line => 'error' in line && line.error.code)).toEqual([
      'ml/not-a-picture',
      'ml/too-large',
      'ml/file-unreadable',
      'ml/file-unreadable',
    ])
  })

  test('error: tells a folder from a file that is missing, in words', async () => {
    const messages = []
    for (const file of [folder, join(folder, 'missing.jpg')]) {
      const line = await analysePhotoFile(analyser, file)
      messages.push('error' in line && line.error.message)
    }

    expect(messages).toEqual(['is a folder, not a picture', 'there is no such file'])
  })

  test.skipIf(process.platform === 'win32')('error: stops reading a device without an end', async () => {
    expect(await analysePhotoFile(analyser, '/dev/zero')).toMatchObject({ error: { code: 'ml/too-large' } })
  })
})
