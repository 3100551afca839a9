export type EarType = 'pricked' | 'bat' | 'half-pricked' | 'folded' | 'floppy' | 'long'
export type TailType = 'straight' | 'whip' | 'sabre' | 'curled' | 'plume' | 'bushy' | 'docked'
export type CoatLength = 'hairless' | 'short' | 'medium' | 'long' | 'wire' | 'curly'

/** The measures a body is built from. Lengths are shares of the height at the withers unless named otherwise. */
export type BodyShape = {
  /** At the withers, of this very animal. */
  readonly heightCm: number
  /** Breastbone to buttocks. */
  readonly lengthRatio: number
  /** Ground to brisket. */
  readonly legRatio: number
  /** Width of the rib cage relative to its depth. */
  readonly chestWidth: number
  /** How much the belly rises to the loin: 0 level, 1 a sighthound's. */
  readonly tuck: number
  /** Thickness of legs; 1 is a middling dog's. */
  readonly legGirth: number
  readonly neckLength: number
  /** 1 is a middling dog's. */
  readonly neckGirth: number
  /** Back of the skull to the tip of the nose. */
  readonly headSize: number
  /** Width of the skull relative to an even ball. */
  readonly skullWidth: number
  /** Share of the head that is snout: 0.1 a pug, 0.6 a borzoi. */
  readonly snoutLength: number
  /** Thickness of the snout; 1 is a middling dog's. */
  readonly snoutGirth: number
  readonly earType: EarType
  /** Length of the ear relative to the head's length. */
  readonly earSize: number
  readonly tailType: TailType
  readonly tailLength: number
  readonly coatLength: CoatLength
  /** Mane around neck and chest, 0 to 1. */
  readonly ruff: number
  /** Beard and moustache, 0 to 1. */
  readonly beard: number
  /** Hanging lips, 0 to 1. */
  readonly jowl: number
  /** Hair falling from the flanks, 0 to 1 (1 sweeps the ground). */
  readonly skirt: number
}

/** Families of bodies; a breed is one of these with a few measures changed. */
export type BodyFamily =
  | 'retriever'
  | 'hound'
  | 'terrier'
  | 'spitz'
  | 'herder'
  | 'sighthound'
  | 'short-legged'
  | 'flat-faced'
  | 'bull'
  | 'guardian'
  | 'pointer'
  | 'spaniel'
  | 'toy'
  | 'poodle'
  | 'cat-athletic'
  | 'cat-cobby'
  | 'cat-slender'
  | 'cat-large'
  | 'cat-sturdy'

const DOG: BodyShape = {
  heightCm: 50,
  lengthRatio: 1.08,
  legRatio: 0.5,
  chestWidth: 0.78,
  tuck: 0.35,
  legGirth: 1,
  neckLength: 0.3,
  neckGirth: 1,
  headSize: 0.42,
  skullWidth: 1,
  snoutLength: 0.46,
  snoutGirth: 1,
  earType: 'floppy',
  earSize: 0.42,
  tailType: 'sabre',
  tailLength: 0.62,
  coatLength: 'short',
  ruff: 0,
  beard: 0,
  jowl: 0.15,
  skirt: 0,
}

const CAT: BodyShape = {
  heightCm: 26,
  lengthRatio: 1.38,
  legRatio: 0.5,
  chestWidth: 0.82,
  tuck: 0.2,
  legGirth: 1.2,
  neckLength: 0.24,
  neckGirth: 0.9,
  headSize: 0.42,
  skullWidth: 1.12,
  snoutLength: 0.2,
  snoutGirth: 0.8,
  earType: 'pricked',
  earSize: 0.5,
  tailType: 'straight',
  tailLength: 1.05,
  coatLength: 'short',
  ruff: 0,
  beard: 0,
  jowl: 0,
  skirt: 0,
}

/** A typical adult of each family. */
export const BODY_FAMILIES: Readonly<Record<BodyFamily, BodyShape>> = {
  retriever: { ...DOG, heightCm: 57, tailType: 'sabre', neckGirth: 1.12, snoutGirth: 1.12, earSize: 0.4 },
  hound: {
    ...DOG,
    heightCm: 42,
    earSize: 0.6,
    earType: 'long',
    tailType: 'sabre',
    jowl: 0.4,
    snoutGirth: 1.08,
  },
  terrier: {
    ...DOG,
    heightCm: 34,
    lengthRatio: 1.02,
    earType: 'folded',
    earSize: 0.36,
    tailType: 'straight',
    tailLength: 0.36,
    headSize: 0.48,
    coatLength: 'wire',
    beard: 0.45,
    snoutGirth: 1.05,
  },
  spitz: {
    ...DOG,
    heightCm: 50,
    lengthRatio: 1.02,
    earType: 'pricked',
    earSize: 0.36,
    tailType: 'curled',
    tailLength: 0.72,
    coatLength: 'medium',
    ruff: 0.45,
    neckGirth: 1.15,
    snoutLength: 0.42,
    skullWidth: 1.06,
  },
  herder: {
    ...DOG,
    heightCm: 55,
    lengthRatio: 1.14,
    earType: 'half-pricked',
    earSize: 0.36,
    tailType: 'bushy',
    tailLength: 0.68,
    coatLength: 'medium',
    ruff: 0.35,
    snoutLength: 0.5,
  },
  sighthound: {
    ...DOG,
    heightCm: 66,
    lengthRatio: 1.0,
    legRatio: 0.55,
    chestWidth: 0.62,
    tuck: 1,
    legGirth: 0.74,
    neckLength: 0.4,
    neckGirth: 0.78,
    headSize: 0.38,
    skullWidth: 0.84,
    snoutLength: 0.56,
    snoutGirth: 0.74,
    earType: 'folded',
    earSize: 0.3,
    tailType: 'whip',
    tailLength: 0.8,
    jowl: 0,
  },
  'short-legged': {
    ...DOG,
    heightCm: 26,
    lengthRatio: 1.75,
    legRatio: 0.34,
    legGirth: 1.15,
    tuck: 0.1,
    headSize: 0.62,
    neckLength: 0.34,
    earSize: 0.55,
  },
  'flat-faced': {
    ...DOG,
    heightCm: 31,
    lengthRatio: 1.06,
    legRatio: 0.42,
    chestWidth: 1,
    tuck: 0.15,
    legGirth: 1.12,
    neckLength: 0.2,
    neckGirth: 1.2,
    headSize: 0.44,
    skullWidth: 1.22,
    snoutLength: 0.16,
    snoutGirth: 1.25,
    earType: 'folded',
    earSize: 0.34,
    tailType: 'curled',
    tailLength: 0.4,
    jowl: 0.5,
  },
  bull: {
    ...DOG,
    heightCm: 46,
    lengthRatio: 1.06,
    legRatio: 0.46,
    chestWidth: 1.02,
    legGirth: 1.2,
    neckLength: 0.24,
    neckGirth: 1.35,
    headSize: 0.42,
    skullWidth: 1.2,
    snoutLength: 0.36,
    snoutGirth: 1.3,
    earType: 'folded',
    earSize: 0.32,
    tailType: 'straight',
    tailLength: 0.5,
    jowl: 0.45,
    tuck: 0.45,
  },
  guardian: {
    ...DOG,
    heightCm: 68,
    lengthRatio: 1.1,
    legRatio: 0.48,
    chestWidth: 0.9,
    legGirth: 1.16,
    neckGirth: 1.25,
    headSize: 0.41,
    skullWidth: 1.1,
    snoutLength: 0.4,
    snoutGirth: 1.25,
    earSize: 0.36,
    jowl: 0.55,
    tailLength: 0.66,
  },
  pointer: {
    ...DOG,
    heightCm: 61,
    lengthRatio: 1.04,
    legRatio: 0.53,
    tuck: 0.6,
    neckLength: 0.36,
    snoutGirth: 1.05,
    earSize: 0.46,
    tailType: 'straight',
    tailLength: 0.45,
    legGirth: 0.94,
  },
  spaniel: {
    ...DOG,
    heightCm: 42,
    lengthRatio: 1.1,
    earType: 'long',
    earSize: 0.62,
    tailType: 'plume',
    tailLength: 0.45,
    coatLength: 'medium',
    jowl: 0.35,
    skirt: 0.25,
    snoutGirth: 1.1,
  },
  toy: {
    ...DOG,
    heightCm: 25,
    lengthRatio: 1.08,
    headSize: 0.46,
    skullWidth: 1.15,
    snoutLength: 0.34,
    legGirth: 0.92,
    earSize: 0.4,
    tailType: 'plume',
    tailLength: 0.5,
    coatLength: 'long',
    skirt: 0.4,
    ruff: 0.3,
    jowl: 0,
  },
  poodle: {
    ...DOG,
    heightCm: 42,
    lengthRatio: 1.0,
    legRatio: 0.54,
    neckLength: 0.36,
    earType: 'long',
    earSize: 0.55,
    tailType: 'docked',
    tailLength: 0.34,
    coatLength: 'curly',
    ruff: 0.5,
    snoutGirth: 0.84,
    legGirth: 1.15,
  },
  'cat-athletic': CAT,
  'cat-cobby': {
    ...CAT,
    lengthRatio: 1.26,
    legRatio: 0.43,
    chestWidth: 0.98,
    legGirth: 1.4,
    neckLength: 0.18,
    neckGirth: 1.15,
    headSize: 0.46,
    skullWidth: 1.24,
    earSize: 0.38,
    tailLength: 0.8,
    tuck: 0.05,
  },
  'cat-slender': {
    ...CAT,
    lengthRatio: 1.44,
    legRatio: 0.56,
    chestWidth: 0.72,
    legGirth: 1.02,
    neckLength: 0.3,
    neckGirth: 0.74,
    headSize: 0.4,
    skullWidth: 0.96,
    snoutLength: 0.28,
    earSize: 0.64,
    tailType: 'whip',
    tailLength: 1.2,
    tuck: 0.35,
  },
  'cat-large': {
    ...CAT,
    heightCm: 32,
    lengthRatio: 1.44,
    coatLength: 'long',
    ruff: 0.6,
    tailType: 'bushy',
    tailLength: 1.1,
    legGirth: 1.3,
    snoutLength: 0.25,
    snoutGirth: 0.95,
    skirt: 0.15,
  },
  'cat-sturdy': { ...CAT, chestWidth: 0.88, legGirth: 1.25, skullWidth: 1.16 },
}
