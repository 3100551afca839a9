import { photoAnalysisSchema } from '@pawfect/domain/pets'
import { expect, test } from 'vitest'
import { readSigns } from './read-signs.ts'

test('signs nobody can read reliably are answered with "cannot tell", and no feeling has a word', () => {
  const signs = readSigns()
  const words = JSON.stringify(photoAnalysisSchema.shape.signs.unwrap().toJSONSchema())

  expect(new Set(Object.values(signs))).toEqual(new Set(['cannot-tell']))
  expect(photoAnalysisSchema.shape.signs.parse(signs)).toEqual(signs)
  expect(words).not.toMatch(/happy|sad|angry|afraid|relaxed|calm|stress/i)
})
