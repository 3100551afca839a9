import type { BreedShape } from './measured-shape.ts'

const WHITE = '#f4efe6'

/** Cats by breed id. Measures follow breed standards, by eye. */
export const CAT_SHAPES: Readonly<Record<string, BreedShape>> = {
  abyssinian: {
    family: 'cat-slender',
    change: { earSize: 0.6, legGirth: 1.08, skullWidth: 1.04 },
    eyes: '#a9b04a',
  },
  bengal: {
    family: 'cat-athletic',
    change: { heightCm: 28, legGirth: 1.25, earSize: 0.42 },
    eyes: '#7fa04b',
  },
  birman: {
    family: 'cat-large',
    change: { heightCm: 27, ruff: 0.5 },
    markings: { socks: WHITE },
    eyes: '#5f93cf',
  },
  bombay: { family: 'cat-sturdy', eyes: '#d79a2b' },
  'british-shorthair': { family: 'cat-cobby', change: { heightCm: 28 }, eyes: '#d8892a' },
  'egyptian-mau': { family: 'cat-athletic', change: { earSize: 0.54 }, eyes: '#9dbb55' },
  'maine-coon': {
    family: 'cat-large',
    change: { heightCm: 34, earSize: 0.6, ruff: 0.85, snoutLength: 0.3, snoutGirth: 1.05 },
    eyes: '#b59a3c',
  },
  persian: {
    family: 'cat-cobby',
    change: {
      coatLength: 'long',
      snoutLength: 0.06,
      ruff: 1,
      tailType: 'bushy',
      tailLength: 0.74,
      earSize: 0.34,
      skirt: 0.55,
      headSize: 0.48,
      skullWidth: 1.2,
    },
    eyes: '#d8892a',
  },
  ragdoll: { family: 'cat-large', change: { heightCm: 30 }, markings: { chest: WHITE }, eyes: '#5b95d6' },
  'russian-blue': {
    family: 'cat-slender',
    change: { earSize: 0.54, skullWidth: 1.06, legGirth: 1.08 },
    eyes: '#79a84e',
  },
  siamese: { family: 'cat-slender', eyes: '#4f8fdc' },
  sphynx: {
    family: 'cat-athletic',
    change: {
      coatLength: 'hairless',
      earType: 'bat',
      earSize: 0.78,
      tailType: 'whip',
      legGirth: 1.0,
      neckGirth: 0.7,
      skullWidth: 1.02,
      tailLength: 1.1,
    },
    eyes: '#93b25c',
  },
  'scottish-fold': { family: 'cat-cobby', change: { earType: 'folded', earSize: 0.3 }, eyes: '#d8892a' },
  'norwegian-forest-cat': { family: 'cat-large', change: { ruff: 0.9 }, eyes: '#9aa84b' },
  'devon-rex': {
    family: 'cat-slender',
    change: { earType: 'bat', earSize: 0.8, snoutLength: 0.16, coatLength: 'curly' },
    eyes: '#a9b04a',
  },
  'oriental-shorthair': {
    family: 'cat-slender',
    change: { earSize: 0.8, snoutLength: 0.34 },
    eyes: '#79a84e',
  },
  'domestic-longhair': {
    family: 'cat-athletic',
    change: { coatLength: 'long', ruff: 0.5, tailType: 'bushy' },
  },
  'domestic-shorthair': { family: 'cat-athletic' },
}
