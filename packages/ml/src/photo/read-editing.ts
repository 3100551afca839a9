import type { PhotoEditingReading } from '@pawfect/domain/pets'

/** Programs that change pictures, as they sign in EXIF, XMP or PNG text. */
const EDITORS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/adobe photoshop|photoshop 3\.0/i, 'Photoshop'],
  [/lightroom/i, 'Lightroom'],
  [/\bgimp\b/i, 'GIMP'],
  [/snapseed/i, 'Snapseed'],
  [/\bvsco/i, 'VSCO'],
  [/picsart/i, 'Picsart'],
  [/facetune/i, 'Facetune'],
  [/faceapp/i, 'FaceApp'],
  [/meitu|beautyplus|airbrush/i, 'a beauty filter'],
  [/\bcanva\b/i, 'Canva'],
  [/affinity photo/i, 'Affinity Photo'],
  [/capture one/i, 'Capture One'],
  [/darktable|rawtherapee/i, 'a raw converter'],
  [/pixlr|photopea|paint\.net|pixelmator|polarr|fotor|luminar/i, 'a picture editor'],
  [/instagram|snapchat/i, 'a social app'],
  // The camera's own effects sign like everybody else's.
  [/pawfectmatch camera effects/i, 'PawfectMatch'],
]

/** Programs that make pictures up, and the words the press standard has for it. */
const GENERATORS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/trainedAlgorithmicMedia/i, 'a picture generator'],
  [/stable diffusion|sd-metadata|negative prompt:|automatic1111|comfyui/i, 'Stable Diffusion'],
  [/midjourney/i, 'Midjourney'],
  [/dall[·-]?e|gpt-4o|openai/i, 'an OpenAI model'],
  [/adobe firefly/i, 'Firefly'],
  [/google imagen|made with google ai/i, 'a Google model'],
]

/** Edits a content credential may list (C2PA 2.1, actions). */
const C2PA_EDITS = /c2pa\.(edited|filtered|color_adjustments|drawing|placed|composited|removed|redacted)/

/**
 * What a photo's own file says about having been worked on: names in EXIF, XMP and PNG text, Photoshop's
 * blocks, content credentials. Only what a program wrote can be read. A file without any such data, as
 * most messengers send them, is answered with "cannot tell", never with "untouched".
 *
 * @param bytes - any picture file; not decoded.
 */
export function readEditing(bytes: Uint8Array): PhotoEditingReading {
  const text = describedIn(bytes)
  const hasCredentials = /c2pa|jumb/.test(text)
  const generator = GENERATORS.find(([pattern]) => pattern.test(text))
  if (generator !== undefined) return { kind: 'generated', by: generator[1], hasCredentials }
  const editor = EDITORS.find(([pattern]) => pattern.test(text))
  if (editor !== undefined) return { kind: 'edited', by: editor[1], hasCredentials }
  if (C2PA_EDITS.test(text)) return { kind: 'edited', by: null, hasCredentials }
  return { kind: hasCameraData(text) ? 'no-sign' : 'cannot-tell', by: null, hasCredentials }
}

/** A camera writes the moment and its exposure; an editor that strips its name usually strips these as well. */
function hasCameraData(text: string): boolean {
  return /Exif\0\0|exif:ExposureTime/.test(text) && /\d{4}:\d\d:\d\d \d\d:\d\d:\d\d/.test(text)
}

/** Descriptions are small; a megabyte of them is a picture in disguise. */
const MOST_BYTES = 1024 * 1024

/** Everything in a file that is description and not picture. Unknown kinds give their first and last part. */
function describedIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return latin(segmentsOfJpeg(bytes))
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return latin(chunksOfPng(bytes))
  const ends = 64 * 1024
  return latin([bytes.subarray(0, ends), bytes.subarray(Math.max(ends, bytes.length - ends))])
}

/** APP1 to APP15 and comments, up to the first scan. */
function segmentsOfJpeg(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1] as number
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
    if (length < 2) break
    const isDescription = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2) || marker === 0xfe
    if (isDescription) found.push(bytes.subarray(at + 4, at + 2 + length))
    at += 2 + length
  }
  return found
}

const PNG_WORDS = new Set(['tEXt', 'iTXt', 'zTXt', 'eXIf', 'caBX'])

function chunksOfPng(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (PNG_WORDS.has(kind)) found.push(bytes.subarray(at + 8, at + 8 + length))
    if (kind === 'eXIf') found.push(new TextEncoder().encode('Exif\0\0'))
    at += 12 + length
  }
  return found
}

function latin(parts: readonly Uint8Array[]): string {
  let text = ''
  for (const part of parts) {
    if (text.length > MOST_BYTES) break
    for (let start = 0; start < part.length && start < MOST_BYTES; start += 8192) {
      text += String.fromCharCode(...part.subarray(start, start + 8192))
    }
    text += '\n'
  }
  return text
}
