import { describe, expect, test } from 'vitest'
import { finishedFacts, missingAnswers } from './finish-draft.ts'
import { emptyDraft } from './pet-draft.ts'

describe('finishing a draft', () => {
  test('an untouched draft owes a name, an age and a weight, and nothing else', () => {
    expect([...missingAnswers(emptyDraft().facts)]).toEqual(['name', 'age', 'weight'])
  })

  test('a rough age in months becomes a birth date', () => {
    const facts = {
      ...emptyDraft().facts,
      name: ' Luna ',
      ageCount: 6,
      ageUnit: 'months' as const,
      weightKg: 7,
    }

    const finished = finishedFacts(facts, new Date('2026-07-01T12:00:00Z'))

    expect(finished?.name).toBe('Luna')
    expect(finished?.birthDate).toBe('2025-12-30')
  })

  test('a draft with missing answers cannot be finished', () => {
    expect(finishedFacts(emptyDraft().facts)).toBeNull()
  })
})
