// npm run extract:framing -w packages/ml -- FOLDER
// Shows the backbone photos made worse on purpose; fit_framing.py learns the framing judges from what it saw.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookAtPhoto } from '../src/photo/analyse-image.ts'
import type { RgbImage } from '../src/photo/rgb-image.ts'
import { DEGRADATIONS, type Degradation, degradePhoto, type Planting, STRENGTHS } from './degrade-photo.ts'
import { hasPhotos } from './labelled-photos.ts'
import { learnedPhotos, loadEyes, seePhoto } from './quality-sights.ts'

const PHOTOS = 220

/** One line per look: which photo, what was planted, how strongly; its features lie at the same place in the other file. */
type Look = { readonly photo: number; readonly degradation: Degradation | 'none'; readonly strength: number }

async function extract(folder: string): Promise<void> {
  const eyes = await loadEyes()
  const looks: Look[] = []
  const rows: Float32Array[] = []
  const note = async (look: Look, image: RgbImage) => {
    looks.push(look)
    rows.push((await lookAtPhoto(eyes, image)).features.features)
  }
  let other: Planting['other'] | undefined
  for (const [index, url] of (await learnedPhotos(PHOTOS)).entries()) {
    const seen = await seePhoto(eyes, url)
    const [pet] = seen?.sight.pets ?? []
    if (seen === undefined || pet === undefined) continue
    const here = { image: seen.photo.image, pet }
    const planting = { ...here, other: other ?? here, seed: index + 1 }
    other = here
    await note({ photo: index, degradation: 'none', strength: 0 }, here.image)
    for (const degradation of DEGRADATIONS) {
      for (let strength = 1; strength <= STRENGTHS; strength++) {
        const worse = await degradePhoto(planting, degradation, strength)
        await note({ photo: index, degradation, strength }, worse)
      }
    }
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'looks.jsonl'), looks.map(look => JSON.stringify(look)).join('\n'))
  const bytes = rows.map(row => Buffer.from(row.buffer, row.byteOffset, row.byteLength))
  writeFileSync(join(folder, 'features.f32'), Buffer.concat(bytes))
}

const [folder] = process.argv.slice(2)
if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
else if (folder === undefined) console.error('usage: extract-framing FOLDER')
else await extract(folder)
