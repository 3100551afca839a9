import type { Meetup } from '@pawfect/domain/meetups'
import { describe, expect, test } from 'vitest'
import { writeCalendar } from './write-calendar.ts'

const STAMPED_AT = new Date('2026-10-01T08:00:00Z')

function calendarOf(changes: Partial<Meetup>): Map<string, string> {
  const meetup = {
    meetupId: 'meetup-000001',
    kind: 'virtual',
    state: 'accepted',
    startsAt: '2026-10-24T12:00:00.000Z',
    endsAt: '2026-10-24T12:30:00.000Z',
    timeZone: 'Europe/Berlin',
    note: '',
    other: { name: 'Rex', placeLabel: 'Berlin' },
    ...changes,
  } as Meetup
  const ics = writeCalendar(meetup, { myPet: 'Luna', otherPet: 'Rex' }, STAMPED_AT)
  // RFC 5545, 3.1: lines end in CRLF, have at most 75 octets, and go on after CRLF and one space.
  expect(ics.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const lines = ics.replaceAll('\r\n ', '').split('\r\n')
  return new Map(lines.map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
}

describe('writeCalendar', () => {
  test.each([
    [
      'the evening before the clocks go back',
      '2026-10-24T18:00:00.000Z',
      '20261024T180000Z',
      '20:00:00 CEST',
    ],
    ['the first 02:30 of that night', '2026-10-25T00:30:00.000Z', '20261025T003000Z', '02:30:00 CEST'],
    ['the second 02:30 of that night', '2026-10-25T01:30:00.000Z', '20261025T013000Z', '02:30:00 CET'],
    ['the noon after', '2026-10-25T11:00:00.000Z', '20261025T110000Z', '12:00:00 CET'],
    ['just after the clocks go forward', '2027-03-28T01:00:00.000Z', '20270328T010000Z', '03:00:00 CEST'],
  ])('names the right instant and the hour meant: %s', (_, startsAt, dtstart, localHour) => {
    const endsAt = new Date(Date.parse(startsAt) + 30 * 60_000).toISOString()
    const calendar = calendarOf({ startsAt, endsAt })
    expect(calendar.get('DTSTART')).toBe(dtstart)
    expect(calendar.get('DTEND')).toBe(endsAt.replaceAll(/[-:]|\.000/g, ''))
    expect(calendar.get('DESCRIPTION')).toContain(localHour)
  })

  test.each([
    ['proposed', 'TENTATIVE'],
    ['accepted', 'CONFIRMED'],
    ['cancelled', 'CANCELLED'],
  ] as const)('tells a calendar that a %s meet-up is %s', (state, status) => {
    expect(calendarOf({ state }).get('STATUS')).toBe(status)
  })

  test('keeps an odd note from adding lines of its own', () => {
    const calendar = calendarOf({ note: 'Bring; a, ball\r\nATTENDEE:mailto:x@pawfect.example' })
    expect(calendar.has('ATTENDEE')).toBe(false)
    expect(calendar.get('DESCRIPTION')).toContain(String.raw`Bring\; a\, ball\n`)
  })

  test('is the same file every time', () => {
    expect(calendarOf({})).toEqual(calendarOf({}))
  })
})
