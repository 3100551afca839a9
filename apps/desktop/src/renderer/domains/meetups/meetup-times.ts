import { type Meetup, type MeetupTimes, parkPhase, parkWindow } from '@pawfect/domain/meetups'
import { readerLocale } from '../../shell/reader-locale.ts'

/** A meet-up's times as the domain's rules take them. */
export function timesOf(meetup: Pick<Meetup, 'startsAt' | 'endsAt'>): MeetupTimes {
  const startsAt = new Date(meetup.startsAt)
  const durationMinutes = (Date.parse(meetup.endsAt) - startsAt.getTime()) / 60_000
  return { startsAt, durationMinutes }
}

/** Whether the park of a meet-up may be entered now. */
export function isParkOpen(
  meetup: Pick<Meetup, 'startsAt' | 'endsAt' | 'state' | 'kind'>,
  now: Date,
): boolean {
  return (
    meetup.kind === 'virtual' && meetup.state === 'accepted' && parkPhase(timesOf(meetup), now) === 'open'
  )
}

/** When the park of a meet-up opens. */
export function parkOpensAt(meetup: Pick<Meetup, 'startsAt' | 'endsAt'>): Date {
  return parkWindow(timesOf(meetup)).opensAt
}

/** The time zone of this machine, as an IANA name. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Day and time in a zone, in the reader's language. */
export function momentIn(moment: string | Date, place: { zone: string; language: string }): string {
  return new Intl.DateTimeFormat(readerLocale(place.language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: place.zone,
  }).format(new Date(moment))
}

/** What can be done now first, then what comes next, then what is over, the latest first. */
export function sortMeetups(meetups: readonly Meetup[], now: Date): readonly Meetup[] {
  const rank = (meetup: Meetup): number => {
    if (isParkOpen(meetup, now)) return 0
    if (meetup.state === 'proposed') return meetup.proposedByMe ? 2 : 1
    return meetup.state === 'accepted' ? 3 : 4
  }
  return [...meetups].sort((a, b) => {
    const byRank = rank(a) - rank(b)
    const byTime = Date.parse(a.startsAt) - Date.parse(b.startsAt)
    return byRank || (rank(a) === 4 ? -byTime : byTime)
  })
}
