import { fromFixedPoint, GROUP_SIZE, type JoinedGroup, sumMasked } from '@pawfect/domain/pets/learning'
import { describe, expect, test } from 'vitest'
import { createMaskKeys, maskUpdate, UnsafeGroupError } from './masks.ts'
import { privateUpdate } from './private-update.ts'
import { type FederationOptions, simulateFederation } from './simulate-federation.ts'

const twenty: FederationOptions = { clients: 20, rounds: 8, poisoned: 1, stoppedBefore: null, seed: 7 }

describe('simulateFederation', () => {
  const result = simulateFederation(twenty)

  test('comes near to what collecting everything would have given, within the budget', () => {
    expect(result.centralised).toBeGreaterThan(result.before + 0.3)
    expect(result.centralised - result.federated).toBeLessThan(0.08)
    expect(result.epsilon).toBeLessThan(8)
  })

  test('bounds what one poisoned client can do; added up without defence it would have ruined the model', () => {
    expect(result.furthestStep).toBeLessThanOrEqual(0.1 + 1e-9)
    expect(result.groupsLeftOut).toBe(8)
    expect(result.poisoned).toBeGreaterThan(result.before + 0.2)
    expect(result.poisonedUnbounded).toBeLessThan(result.before)
  })

  test('stops at once when the switch is thrown', () => {
    expect(simulateFederation({ ...twenty, stoppedBefore: 4 }).roundsRun).toBe(4)
    const { federated, before } = simulateFederation({ ...twenty, stoppedBefore: 0 })
    expect(federated).toBe(before)
  })

  test('gives the same figures for the same seed', () => {
    expect(simulateFederation(twenty)).toEqual(result)
  })
})

/** A group of owners, each with an update of `classes` numbers. */
function groupOf(updates: readonly (readonly number[])[]) {
  const keys = updates.map(() => createMaskKeys())
  const members = keys.map(({ publicKey }, seat) => ({ seat, publicKey }))
  const group = (seat: number): JoinedGroup => ({ roundId: 'round-one', seat, members, hasSent: false })
  return { keys, group }
}

describe('maskUpdate', () => {
  const updates = Array.from({ length: GROUP_SIZE }, (_, owner) => [owner / 8, -0.5, 0.25])

  test('hides each update and keeps their sum', () => {
    const { keys, group } = groupOf(updates)
    const masked = updates.map((update, seat) => {
      return maskUpdate(update, { group: group(seat), keys: keys[seat] ?? createMaskKeys() })
    })

    expect(fromFixedPoint(sumMasked(masked))).toEqual([10 / 8, -2.5, 1.25])
    for (const [seat, update] of updates.entries())
      expect(fromFixedPoint(masked[seat] ?? new Uint32Array(3))).not.toEqual(update)
  })

  test('error: refuses a group in which it would be seen: not whole, one key twice, or not its own seat', () => {
    const { keys, group } = groupOf(updates)
    const own = keys[0] ?? createMaskKeys()
    const { members, ...rest } = group(0)
    const twice = members.map(member => ({ ...member, publicKey: members[1]?.publicKey ?? '' }))
    for (const unsafe of [
      members.slice(0, 4),
      twice,
      members.map(member => ({ ...member, publicKey: 'A'.repeat(43) })),
    ])
      expect(() => maskUpdate([1], { group: { ...rest, members: unsafe }, keys: own })).toThrow(/group|seat/)
    expect(() => maskUpdate([1], { group: group(1), keys: own })).toThrow('seat')
  })

  test('error: refuses a member whose key gives everybody the same secret', () => {
    const { keys, group } = groupOf(updates)
    const { members, ...rest } = group(0)
    const hostile = members.map(member =>
      member.seat === 4 ? { seat: 4, publicKey: 'A'.repeat(43) } : member,
    )

    expect(() =>
      maskUpdate([1], { group: { ...rest, members: hostile }, keys: keys[0] ?? createMaskKeys() }),
    ).toThrow(UnsafeGroupError)
  })

  test('leaves who looks at one masked update no better than guessing which breed was taught', () => {
    const breeds = 8
    const trials = 200
    let right = 0
    for (let trial = 0; trial < trials; trial++) {
      const truth = trial % breeds
      const taught = Array.from({ length: breeds }, (_, at) => (at === truth ? 1 : -1 / breeds))
      const others = Array.from({ length: GROUP_SIZE - 1 }, () => new Array<number>(breeds).fill(0))
      const { keys, group } = groupOf([taught, ...others])
      const seen = fromFixedPoint(
        maskUpdate(privateUpdate(taught), { group: group(0), keys: keys[0] ?? createMaskKeys() }),
      )
      if (seen.indexOf(Math.max(...seen)) === truth) right += 1
    }
    // One in eight by guessing; twice that would be a million to one against.
    expect(right / trials).toBeLessThan(2 / breeds)
  })
})
