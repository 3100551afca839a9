import { describe, expect, test } from 'vitest'
import { ana, answer, carla, first, mallory, offer, second, step } from './test-custody.ts'
import { transferStandingAt } from './transfer-state.ts'
import { documentDigest, type WitnessedStep } from './transfer-step.ts'

describe('a transfer', () => {
  const at = (day: string, steps: readonly WitnessedStep[] = first.steps) =>
    transferStandingAt(steps, new Date(`${day}T12:00:00Z`)).state

  test('is offered, accepted, and final when the time to object is over', () => {
    expect([at('2026-06-01'), at('2026-06-02'), at('2026-06-15'), at('2026-06-16')]).toEqual([
      'offered',
      'accepted',
      'accepted',
      'final',
    ])
  })

  test('lapses when nobody accepts, and can be taken back before anybody does', () => {
    const [made] = first.steps
    const withdrawal = answer('PetTransferWithdrawal', offer(), '2026-06-01T11:00:00Z')
    expect(at('2026-06-09', made && [made])).toBe('lapsed')
    expect(at('2026-06-09', made && [made, step(withdrawal, [carla], '2026-06-01T11:00:00Z')])).toBe(
      'withdrawn',
    )
  })

  test('is disputed when either side objects in time, until both settle it', () => {
    const dispute = {
      type: 'PetTransferDispute',
      offer: documentDigest(offer()),
      at: '2026-06-05T00:00:00Z',
      reason: 'ill',
    } as const
    const disputed = [...first.steps, step(dispute, [ana], '2026-06-05T00:00:00Z')]
    const settle = (outcome: 'stands' | 'undone') =>
      step(
        {
          type: 'PetTransferSettlement',
          offer: documentDigest(offer()),
          at: '2026-06-20T00:00:00Z',
          outcome,
        },
        [carla, ana],
        '2026-06-20T00:00:00Z',
      )
    expect([
      at('2026-07-01', disputed),
      at('2026-07-01', [...disputed, settle('undone')]),
      at('2026-07-01', [...disputed, settle('stands')]),
    ]).toEqual(['disputed', 'undone', 'final'])
  })

  test.each([
    [
      'an offer the owner never signed',
      [step(offer(), [mallory], '2026-06-01T10:00:00Z')],
      'signature-missing',
    ],
    [
      'an acceptance by somebody else',
      [...first.steps.slice(0, 1), step(first.acceptance, [mallory], '2026-06-02T10:00:00Z')],
      'signature-missing',
    ],
    ['a second acceptance', [...first.steps, ...first.steps.slice(1)], 'not-open'],
    ['an answer to another offer', [...first.steps.slice(0, 1), ...second.slice(1)], 'another-offer'],
    ['steps in another order', [...first.steps].reverse(), 'not-an-offer'],
    [
      'an acceptance after the offer lapsed',
      [...first.steps.slice(0, 1), step(first.acceptance, [ana], '2026-06-10T10:00:00Z')],
      'too-late',
    ],
    [
      'an objection when all is final',
      [
        ...first.steps,
        step(
          {
            type: 'PetTransferDispute',
            offer: documentDigest(offer()),
            at: '2026-06-30T00:00:00Z',
            reason: 'late',
          },
          [carla],
          '2026-06-30T00:00:00Z',
        ),
      ],
      'too-late',
    ],
  ])('error: refuses %s', (_what, steps, reason) => {
    expect(() => transferStandingAt(steps, new Date('2026-08-01T00:00:00Z'))).toThrow(reason)
  })
})
