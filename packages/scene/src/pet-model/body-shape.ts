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
