import { type SouvenirFacts, souvenirPicture } from '@pawfect/domain/certificates'
import { saveFile } from '../../../shell/save-file.ts'

/** Sides of a saved PNG in pixels: sharp in print at ten centimetres. */
const PNG_SIDE_PX = 1280

/** A souvenir's picture as an address an image element shows. */
export function souvenirAddress(facts: SouvenirFacts): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(souvenirPicture(facts))}`
}

/** Saves the original: exactly the bytes whose fingerprint is on record. */
export function saveSouvenir(facts: SouvenirFacts): void {
  saveFile(`${fileName(facts)}.svg`, new Blob([souvenirPicture(facts)], { type: 'image/svg+xml' }))
}

/** Saves the picture as a PNG, for programs that show no SVG. */
export async function saveSouvenirAsPng(facts: SouvenirFacts): Promise<void> {
  const picture = new Image()
  picture.src = souvenirAddress(facts)
  await picture.decode()
  const canvas = new OffscreenCanvas(PNG_SIDE_PX, PNG_SIDE_PX)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, PNG_SIDE_PX, PNG_SIDE_PX)
  saveFile(`${fileName(facts)}.png`, await canvas.convertToBlob({ type: 'image/png' }))
}

function fileName(facts: SouvenirFacts): string {
  const what = facts.kind === 'event' ? facts.title : facts.animals.map(({ name }) => name).join('-')
  return `souvenir-${what.replace(/[^\p{L}\p{N}]+/gu, '-')}-${facts.day}`.toLowerCase()
}
