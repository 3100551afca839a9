import { releaseKeyFrom, signRelease } from '@pawfect/ml/registry'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestModels, type TestModels } from '../testing/test-models.ts'
import { removeAddOn, unusedAddOns, usableAddOns } from './add-on-shelf.ts'
import { openModelShelf } from './model-shelf.ts'

const club = releaseKeyFrom(new Uint8Array(32).fill(5))
const here = { backboneSha256: 'b'.repeat(64) }

let models: TestModels

beforeEach(async () => {
  models = await openTestModels()
})
afterEach(() => models[Symbol.asyncDispose]())

/** A club's add-on for a model that is no longer the one in use. */
function addOnForAnother(name: string): Uint8Array {
  const signed = signRelease(
    {
      format: 'pawfect-model-release/1',
      kind: 'breed-add-on',
      name,
      version: 1,
      createdAt: '2026-11-23T08:00:00.000Z',
      seed: 0,
      dataHash: 'd'.repeat(64),
      needs: { 'backbone.onnx': 'c'.repeat(64) },
      files: [{ name: 'CARD.md', sha256: 'e'.repeat(64), bytes: 1 }],
      slices: [],
      rollout: { percent: 100 },
      canary: null,
    },
    club,
  )
  return Buffer.from(JSON.stringify({ format: 'pawfect-add-on/1', signed, files: {} }))
}

test('labels that no longer fit are named and can be taken away, and so can a damaged file', () => {
  const shelf = openModelShelf(models.folder)
  shelf.writeFile('add-ons/old.pawmodel', addOnForAnother('Our lines'))
  shelf.writeFile('add-ons/torn.pawmodel', Buffer.from('{'))

  expect(usableAddOns(shelf, here)).toEqual([])
  const unused = unusedAddOns(shelf, here)
  expect(unused.toSorted((one, two) => (one.id < two.id ? -1 : 1))).toEqual([
    { id: 'old', name: 'Our lines' },
    { id: 'torn', name: null },
  ])
  for (const { id } of unused) removeAddOn(shelf, id)
  expect([unusedAddOns(shelf, here), shelf.list('add-ons')]).toEqual([[], []])
})
