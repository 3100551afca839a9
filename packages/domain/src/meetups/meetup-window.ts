import type { z } from 'zod'
import type { meetupStateSchema } from './meetup.ts'

/** The park opens this long before the agreed start, so that both can be early. */
const OPENS_BEFORE_MS = 15 * 60_000

/** The park stays open this long after the agreed end: good walks run over. */
const CLOSES_AFTER_MS = 2 * 60 * 60_000

/** A start this far in the past still counts as "now": clocks differ and people type slowly. */
const PAST_GRACE_MS = 5 * 60_000

/** Nobody keeps a playdate further ahead than this. */
const FARTHEST_AHEAD_MS = 366 * 24 * 60 * 60_000

type MeetupState = z.infer<typeof meetupStateSchema>

/** When a meet-up takes place, as the server stores it. */
export type MeetupTimes = { readonly startsAt: Date; readonly durationMinutes: number }

/** A meet-up's times and what its two owners said last. */
export type MeetupStanding = MeetupTimes & { readonly state: MeetupState }

/** The agreed end. */
export function meetupEnd({ startsAt, durationMinutes }: MeetupTimes): Date {
  return new Date(startsAt.getTime() + durationMinutes * 60_000)
}

/** When the park lets its two owners in, and when it closes for good. */
export function parkWindow(times: MeetupTimes): { readonly opensAt: Date; readonly closesAt: Date } {
  return {
    opensAt: new Date(times.startsAt.getTime() - OPENS_BEFORE_MS),
    closesAt: new Date(meetupEnd(times).getTime() + CLOSES_AFTER_MS),
  }
}

/** Where `now` falls: the closing instant itself is already too late. */
export function parkPhase(times: MeetupTimes, now: Date): 'too-early' | 'open' | 'closed' {
  const { opensAt, closesAt } = parkWindow(times)
  if (now < opensAt) return 'too-early'
  return now < closesAt ? 'open' : 'closed'
}

/** The state on the clock: what was proposed or accepted is `ended` once its park has closed. */
export function meetupStateAt({ state, ...times }: MeetupStanding, now: Date): MeetupState {
  const lives = state === 'proposed' || state === 'accepted'
  return lives && parkPhase(times, now) === 'closed' ? 'ended' : state
}

/** True from the opening of the park on, for a meet-up both agreed to: "would you meet again?" may be answered. */
export function mayRecordOutcome(standing: MeetupStanding, now: Date): boolean {
  const agreed = standing.state === 'accepted' || standing.state === 'ended'
  return agreed && parkPhase(standing, now) !== 'too-early'
}

/** Whether a start may be proposed. */
export function judgeStart(startsAt: Date, now: Date): 'fine' | 'in-the-past' | 'too-far-ahead' {
  const aheadMs = startsAt.getTime() - now.getTime()
  if (aheadMs < -PAST_GRACE_MS) return 'in-the-past'
  return aheadMs > FARTHEST_AHEAD_MS ? 'too-far-ahead' : 'fine'
}

/** What an owner may do about a meet-up. */
export type MeetupAnswer = 'accept' | 'decline' | 'cancel'

/**
 * The state after an answer, or `null` when that answer is not theirs to give (any more): only the invited
 * one accepts or declines, and only while it is proposed; either cancels until it has ended.
 */
export function stateAfter(
  answer: MeetupAnswer,
  standing: { readonly state: MeetupState; readonly byProposer: boolean },
): MeetupState | null {
  const { state, byProposer } = standing
  if (answer === 'cancel') return state === 'proposed' || state === 'accepted' ? 'cancelled' : null
  if (state !== 'proposed' || byProposer) return null
  return answer === 'accept' ? 'accepted' : 'declined'
}
