import type { Meetup } from '@pawfect/domain/meetups'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** The two names a calendar entry needs besides the meet-up. */
export type CalendarNames = { readonly myPet: string; readonly otherPet: string }

/**
 * A meet-up as an RFC 5545 calendar with one event. Times are absolute (UTC), so that no calendar can get
 * them wrong on a night the clocks change; the description names the hour the proposer meant.
 *
 * @param stampedAt - when the file is written; must not come from the clock here, files are compared.
 */
export function writeCalendar(meetup: Meetup, names: CalendarNames, stampedAt: Date): string {
  const calendar = ical({ prodId: '-//PawfectMatch//Meet-ups//EN', method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${meetup.meetupId}@pawfectmatch`,
    stamp: stampedAt,
    start: new Date(meetup.startsAt),
    end: new Date(meetup.endsAt),
    summary: `${names.myPet} meets ${names.otherPet}`,
    description: descriptionOf(meetup),
    location: meetup.kind === 'virtual' ? 'The park in PawfectMatch' : (meetup.other.placeLabel ?? ''),
    status: STATUS[meetup.state],
  })
  return calendar.toString()
}

/** The file's name: letters and digits of the other animal's name, and the day it starts. */
export function calendarFilename(meetup: Meetup): string {
  const name = meetup.other.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
  return `meet-${name === '' ? 'up' : name}-${meetup.startsAt.slice(0, 10)}.ics`
}

const STATUS: Readonly<Record<Meetup['state'], ICalEventStatus>> = {
  proposed: ICalEventStatus.TENTATIVE,
  accepted: ICalEventStatus.CONFIRMED,
  ended: ICalEventStatus.CONFIRMED,
  declined: ICalEventStatus.CANCELLED,
  cancelled: ICalEventStatus.CANCELLED,
}

function descriptionOf(meetup: Meetup): string {
  const agreed = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: meetup.timeZone,
  }).format(new Date(meetup.startsAt))
  const lines = [`Agreed for ${agreed} (${meetup.timeZone}).`]
  if (meetup.note !== '') lines.push(meetup.note)
  return lines.join('\n')
}
