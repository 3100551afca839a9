import { FINDING_KINDS, FIX_KINDS } from '@pawfect/domain/pedigree'
import { describe, expect, test } from 'vitest'
import german from '../../../shell/locales/de/pedigree.json' with { type: 'json' }
import english from '../../../shell/locales/en/pedigree.json' with { type: 'json' }

describe.each([
  ['English', english],
  ['German', german],
])('%s', (_language, words) => {
  test('has words for every kind of finding an import can make', () => {
    for (const kind of FINDING_KINDS) {
      expect(words.findings[kind].kind, kind).not.toBe('')
      expect(words.findings[kind].one, kind).not.toBe('')
    }
  })

  test('says of every fix what it does, and how things are before and after', () => {
    for (const kind of FIX_KINDS) {
      expect(Object.keys(words.fixes[kind]).sort(), kind).toEqual(['action', 'after', 'before'])
    }
  })
})
