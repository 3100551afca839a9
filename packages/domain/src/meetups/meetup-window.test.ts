import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  judgeStart,
  mayRecordOutcome,
  meetupStateAt,
  parkPhase,
  parkWindow,
  stateAfter,
} from './meetup-window.ts'

const times = { startsAt: new Date('2026-06-01T10:00:00Z'), durationMinutes: 30 }
const at = (time: string) => new Date(`2026-06-01T${time}Z`)

describe('parkPhase', () => {
  test.each([
    ['09:44:59.999', 'too-early'],
    ['09:45:00', 'open'],
    ['10:30:00', 'open'],
    ['12:29:59.999', 'open'],
    ['12:30:00', 'closed'],
  ] as const)('at %s the park is %s', (time, phase) => {
    expect(parkPhase(times, at(time))).toBe(phase)
  })

  test.prop([
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
    fc.integer({ min: 10, max: 240 }),
  ])('is open for the whole meeting', (startsAt, durationMinutes) => {
    const { opensAt, closesAt } = parkWindow({ startsAt, durationMinutes })
    expect(parkPhase({ startsAt, durationMinutes }, startsAt)).toBe('open')
    expect(closesAt.getTime() - opensAt.getTime()).toBe((135 + durationMinutes) * 60_000)
  })
})

describe('meetupStateAt', () => {
  test('ends what was agreed when the park closes, and leaves what was refused', () => {
    expect(meetupStateAt({ ...times, state: 'accepted' }, at('12:00:00'))).toBe('accepted')
    expect(meetupStateAt({ ...times, state: 'accepted' }, at('12:30:00'))).toBe('ended')
    expect(meetupStateAt({ ...times, state: 'proposed' }, at('12:30:00'))).toBe('ended')
    expect(meetupStateAt({ ...times, state: 'declined' }, at('12:30:00'))).toBe('declined')
  })
})

describe('mayRecordOutcome', () => {
  test('waits for the park to open, and never asks about a meeting nobody agreed to', () => {
    expect(mayRecordOutcome({ ...times, state: 'accepted' }, at('09:00:00'))).toBe(false)
    expect(mayRecordOutcome({ ...times, state: 'accepted' }, at('10:10:00'))).toBe(true)
    expect(mayRecordOutcome({ ...times, state: 'accepted' }, at('23:00:00'))).toBe(true)
    expect(mayRecordOutcome({ ...times, state: 'declined' }, at('10:10:00'))).toBe(false)
  })
})

describe('judgeStart', () => {
  test('takes five minutes ago for now, and a year ahead for the limit', () => {
    const now = at('10:00:00')
    expect(judgeStart(at('09:55:00'), now)).toBe('fine')
    expect(judgeStart(at('09:54:59'), now)).toBe('in-the-past')
    expect(judgeStart(new Date('2027-06-02T10:00:00Z'), now)).toBe('fine')
    expect(judgeStart(new Date('2027-06-02T10:00:01Z'), now)).toBe('too-far-ahead')
  })
})

describe('stateAfter', () => {
  test('lets only the invited one accept or decline, and either cancel', () => {
    expect(stateAfter('accept', { state: 'proposed', byProposer: false })).toBe('accepted')
    expect(stateAfter('accept', { state: 'proposed', byProposer: true })).toBeNull()
    expect(stateAfter('decline', { state: 'proposed', byProposer: false })).toBe('declined')
    expect(stateAfter('decline', { state: 'accepted', byProposer: false })).toBeNull()
    expect(stateAfter('cancel', { state: 'accepted', byProposer: true })).toBe('cancelled')
    expect(stateAfter('cancel', { state: 'ended', byProposer: true })).toBeNull()
  })
})
