export { createMaskKeys, type MaskKeys, maskUpdate } from './masks.ts'
export { privateUpdate } from './private-update.ts'
export { type BreedLesson, biasUpdate, scoreLessons } from './teach-bias.ts'
export { readTeachableHead, type TeachableHead } from './teachable-head.ts'
