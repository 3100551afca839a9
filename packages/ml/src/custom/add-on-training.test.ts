import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPhotos, PHOTOS_FOLDER } from '../../training/labelled-photos.ts'
import { releaseKeyFrom } from '../registry/sign-release.ts'
import { builtInWeights } from '../weights/load-weights.ts'
import { createPhotoAnalyser } from '../worker/create-photo-analyser.ts'
import { openAddOnTraining } from './add-on-training.ts'
import { readLabelledFolder } from './labelled-folder.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-club-'))
})

afterAll(() => rm(folder, { recursive: true }))

describe('readLabelledFolder', () => {
  test('reads one folder per label, and only pictures', async () => {
    const club = join(folder, 'by-folder')
    await mkdir(join(club, 'grey'), { recursive: true })
    await mkdir(join(club, 'fawn'))
    await Promise.all(
      ['grey/b.JPG', 'grey/a.png', 'grey/notes.txt', 'fawn/c.webp'].map(name =>
        writeFile(join(club, name), 'x'),
      ),
    )

    expect((await readLabelledFolder(club)).map(({ name, label }) => [name, label])).toEqual([
      ['fawn/c.webp', 'fawn'],
      ['grey/a.png', 'grey'],
      ['grey/b.JPG', 'grey'],
    ])
  })

  test('reads a table instead, as spreadsheets write it', async () => {
    const club = join(folder, 'by-table')
    await mkdir(club)
    await writeFile(
      join(club, 'labels.csv'),
      '\uFEFFFile;Breed\r\n1.jpg;"Finnish Lapphund"\r\n2.jpg;Samoyed\r\n',
    )

    expect((await readLabelledFolder(club)).map(({ name, label }) => [name, label])).toEqual([
      ['1.jpg', 'Finnish Lapphund'],
      ['2.jpg', 'Samoyed'],
    ])
  })

  test('error: follows no path out of the folder', async () => {
    const club = join(folder, 'escaping')
    await mkdir(club)
    await writeFile(join(club, 'labels.csv'), 'file,label\n../../etc/passwd,dog\n')

    await expect(readLabelledFolder(club)).rejects.toMatchObject({ code: 'ml/no-labelled-photos' })
  })
})

describe('a photo of a labelled folder', () => {
  test.each([
    ['that a link leads out of the folder to', (path: string) => symlink('/dev/zero', path)],
    ['that is not there', async () => undefined],
    ['that is a folder', (path: string) => mkdir(path)],
  ])('error: %s is no picture, and is not read', async (what, put) => {
    const club = join(folder, `hostile ${what}`)
    await mkdir(club)
    await writeFile(join(club, 'labels.csv'), 'file,label\nphoto.jpg,dog\n')
    await put(join(club, 'photo.jpg'))
    const [photo] = await readLabelledFolder(club)

    await expect(photo?.read()).rejects.toMatchObject({ code: 'ml/not-a-picture' })
  })
})

describe.skipIf(!hasPhotos)('openAddOnTraining, on real photos (skipped where ../shared/data is not)', () => {
  test('learns a club its two breeds, and the analyser then offers the labels as the club’s', async () => {
    const club = join(folder, 'club')
    for (const label of ['sphynx', 'samoyed']) {
      await mkdir(join(club, label), { recursive: true })
      const files = Array.from({ length: 6 }, (_, index) => `studio/${label}-0${index}.jpg`)
      files.push(...Array.from({ length: 4 }, (_, index) => `web/${label}-0${index}.jpg`))
      await Promise.all(
        files.map(file => copyFile(new URL(file, PHOTOS_FOLDER), join(club, label, file.replace('/', '-')))),
      )
    }
    await writeFile(join(club, 'samoyed', 'broken.jpg'), 'no picture')
    await using analyser = await createPhotoAnalyser({ threads: 2 })

    const photos = await readLabelledFolder(club)
    const training = openAddOnTraining((bytes, options) => analyser.look(bytes, options))
    const taken = new Map<string, string>()
    for (const { name, label, read } of photos) {
      taken.set(name, (await training.add({ label, bytes: await read() })).kind)
    }
    const { file, card } = await training.finish({
      name: 'White and bare',
      backboneSha256: (await builtInWeights())['backbone.onnx'],
      key: releaseKeyFrom(new Uint8Array(32).fill(1)),
      createdAt: new Date('2026-11-23T08:00:00Z'),
    })

    expect(taken.get('samoyed/broken.jpg')).toBe('left-out')
    expect(card.interval.low).toBeGreaterThan(0.7)
    await using withAddOn = await createPhotoAnalyser({ threads: 2, models: { addOns: [file] } })
    const sphynx = photos.find(({ label }) => label === 'sphynx')
    const { addOnGuesses } = await withAddOn.analyse((await sphynx?.read()) ?? new Uint8Array())
    expect(addOnGuesses).toMatchObject([{ addOnName: 'White and bare', label: 'sphynx' }])
  })
})
