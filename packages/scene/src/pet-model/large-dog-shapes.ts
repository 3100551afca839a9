import type { BreedShape } from './measured-shape.ts'

const WHITE = '#f4efe6'
const BLACK = '#1f1c1b'
const TAN = '#b4713a'

/** Dogs from knee height upwards, by breed id. Measures follow breed standards, by eye. */
export const LARGE_DOG_SHAPES: Readonly<Record<string, BreedShape>> = {
  'american-bulldog': {
    family: 'bull',
    change: { heightCm: 63, legRatio: 0.5 },
    markings: { chest: WHITE, socks: WHITE, blaze: WHITE },
  },
  'american-pit-bull-terrier': {
    family: 'bull',
    change: { heightCm: 48, earType: 'half-pricked' },
    markings: { chest: WHITE },
  },
  boxer: {
    family: 'bull',
    change: {
      heightCm: 59,
      legRatio: 0.53,
      chestWidth: 0.84,
      neckLength: 0.32,
      snoutLength: 0.25,
      tuck: 0.7,
      tailType: 'docked',
      tailLength: 0.2,
      legGirth: 1.02,
      neckGirth: 1.12,
    },
    markings: { mask: BLACK, chest: WHITE, socks: WHITE },
  },
  'english-setter': {
    family: 'pointer',
    change: {
      heightCm: 64,
      coatLength: 'long',
      tailType: 'plume',
      tailLength: 0.6,
      earType: 'long',
      earSize: 0.5,
      skirt: 0.3,
    },
  },
  'german-shorthaired-pointer': {
    family: 'pointer',
    change: { heightCm: 61, tailType: 'docked', tailLength: 0.3 },
    markings: { face: '#4a2d1f' },
  },
  'great-pyrenees': {
    family: 'guardian',
    change: { heightCm: 73, coatLength: 'long', ruff: 0.7, tailType: 'plume', skirt: 0.3, jowl: 0.2 },
  },
  leonberger: {
    family: 'guardian',
    change: { heightCm: 73, coatLength: 'long', ruff: 0.85, tailType: 'bushy', skirt: 0.25 },
    markings: { mask: BLACK },
  },
  newfoundland: {
    family: 'guardian',
    change: { heightCm: 69, coatLength: 'long', ruff: 0.6, tailType: 'bushy', skirt: 0.35 },
  },
  'saint-bernard': {
    family: 'guardian',
    change: { heightCm: 72, jowl: 0.9, coatLength: 'medium', ruff: 0.35, tailType: 'bushy', headSize: 0.43 },
    markings: { blaze: WHITE, chest: WHITE, socks: WHITE, muzzle: WHITE, tailTip: WHITE },
  },
  samoyed: { family: 'spitz', change: { heightCm: 54, coatLength: 'long', ruff: 1 } },
  'labrador-retriever': {
    family: 'retriever',
    change: { heightCm: 57, tailType: 'straight', neckGirth: 1.2 },
  },
  'golden-retriever': {
    family: 'retriever',
    change: { heightCm: 57, coatLength: 'long', tailType: 'plume', skirt: 0.25, ruff: 0.25 },
  },
  'german-shepherd': {
    family: 'herder',
    change: { heightCm: 62, earType: 'pricked', earSize: 0.37, tailType: 'bushy', ruff: 0.3 },
    markings: { mask: BLACK },
  },
  'siberian-husky': {
    family: 'spitz',
    change: { heightCm: 56, earSize: 0.36, tailType: 'curled', ruff: 0.4, snoutLength: 0.44, legRatio: 0.52 },
    markings: { husky: WHITE, chest: WHITE, socks: WHITE, belly: WHITE },
    eyes: '#7fb6e6',
  },
  'alaskan-malamute': {
    family: 'spitz',
    change: { heightCm: 62, ruff: 0.6, legGirth: 1.15 },
    markings: { husky: WHITE, chest: WHITE, socks: WHITE, belly: WHITE },
  },
  akita: {
    family: 'spitz',
    change: { heightCm: 66, ruff: 0.3, earSize: 0.28, snoutGirth: 1.15 },
    markings: { cheeks: WHITE, chest: WHITE, muzzle: WHITE, socks: WHITE },
  },
  'chow-chow': {
    family: 'spitz',
    change: { heightCm: 50, coatLength: 'long', ruff: 1.2, snoutLength: 0.3, snoutGirth: 1.3, earSize: 0.22 },
  },
  'border-collie': {
    family: 'herder',
    change: { heightCm: 51, tailType: 'plume', ruff: 0.5 },
    markings: { blaze: WHITE, chest: WHITE, socks: WHITE, collar: WHITE, tailTip: WHITE, muzzle: WHITE },
  },
  collie: {
    family: 'herder',
    change: { heightCm: 58, coatLength: 'long', ruff: 0.9, snoutLength: 0.58, snoutGirth: 0.84, skirt: 0.25 },
    markings: { collar: WHITE, chest: WHITE, socks: WHITE, blaze: WHITE },
  },
  'australian-shepherd': {
    family: 'herder',
    change: { heightCm: 52, ruff: 0.55, earType: 'folded', tailType: 'docked', tailLength: 0.2 },
    markings: { blaze: WHITE, chest: WHITE, socks: WHITE },
  },
  greyhound: { family: 'sighthound', change: { heightCm: 71 } },
  borzoi: {
    family: 'sighthound',
    change: {
      heightCm: 75,
      coatLength: 'long',
      snoutLength: 0.62,
      tailType: 'plume',
      skirt: 0.15,
      ruff: 0.2,
    },
  },
  'afghan-hound': {
    family: 'sighthound',
    change: { heightCm: 68, coatLength: 'long', earType: 'long', earSize: 0.75, skirt: 0.7, legGirth: 1.3 },
  },
  doberman: {
    family: 'guardian',
    change: {
      heightCm: 68,
      earType: 'pricked',
      earSize: 0.46,
      chestWidth: 0.72,
      tuck: 0.75,
      legGirth: 0.92,
      neckLength: 0.38,
      neckGirth: 1,
      snoutLength: 0.5,
      snoutGirth: 1,
      jowl: 0.1,
      tailType: 'docked',
      tailLength: 0.2,
      skullWidth: 0.9,
    },
    markings: { tanPoints: TAN },
  },
  rottweiler: {
    family: 'guardian',
    change: { heightCm: 63, chestWidth: 0.98 },
    markings: { tanPoints: TAN },
  },
  'bernese-mountain-dog': {
    family: 'guardian',
    change: { heightCm: 65, coatLength: 'long', ruff: 0.5, tailType: 'bushy', skirt: 0.2 },
    markings: { tanPoints: TAN, blaze: WHITE, chest: WHITE, tailTip: WHITE },
  },
  'great-dane': {
    family: 'guardian',
    change: {
      heightCm: 78,
      legRatio: 0.55,
      chestWidth: 0.72,
      tuck: 0.65,
      legGirth: 0.95,
      neckLength: 0.4,
      neckGirth: 1.05,
      tailType: 'whip',
    },
  },
  dalmatian: { family: 'pointer', change: { heightCm: 58, tailType: 'whip', tailLength: 0.66 } },
  vizsla: { family: 'pointer', change: { heightCm: 59 } },
  weimaraner: { family: 'pointer', change: { heightCm: 64 }, eyes: '#c9a45b' },
}
