import type { MatchId } from '@pawfect/domain/matching'
import type { Meetup } from '@pawfect/domain/meetups'
import type { Resident } from './settle-people.ts'

/** Who the story is about. */
export interface Cast {
  readonly luna: Resident
  readonly rex: Resident
  /** Neighbours' animals whose rules allow Luna, the nearest first; at least four. */
  readonly friendsOfLuna: readonly Resident[]
  /** The same for Rex; none of them a friend of Luna's. */
  readonly friendsOfRex: readonly Resident[]
}

/**
 * Gives every screen something to show: Luna has met one neighbour and would again, has a walk in the park
 * tomorrow with a second, a new match with a third, and a like she does not know of from a fourth. Rex has
 * an invitation to answer. One report waits for the admin. Luna and Rex have not decided on each other.
 */
export async function tellStory({ luna, rex, friendsOfLuna, friendsOfRex }: Cast, now: Date): Promise<void> {
  const [met, tomorrow, fresh, hopeful] = friendsOfLuna
  const [inviting] = friendsOfRex
  if (met !== undefined) await meetLastWeek(luna, met)
  if (tomorrow !== undefined) {
    const matchId = await match(luna, tomorrow, 4)
    const startsAt = atHour(now, { daysAhead: 1, hourUtc: 16 })
    const note = 'First on screen, then we see. I bring the ball.'
    const { meetupId } = await invite(tomorrow, { matchId, startsAt, note })
    await luna.settler.act().meetups.acceptMeetup({ meetupId })
  }
  if (fresh !== undefined) await match(luna, fresh, 0.1)
  if (hopeful !== undefined) await like(hopeful, luna, 0.3)
  if (inviting === undefined) return
  const matchId = await match(rex, inviting, 2)
  const startsAt = atHour(now, { daysAhead: 2, hourUtc: 15 })
  await invite(inviting, { matchId, startsAt, note: 'Rex looks like someone who shares his ball.' })
  await reportOddOffer(rex, friendsOfRex.at(-1))
}

async function meetLastWeek(luna: Resident, met: Resident): Promise<void> {
  const matchId = await match(luna, met, 9)
  const meetup = await met.settler.act(7).meetups.planMeetup({
    matchId,
    kind: 'virtual',
    startsAt: null,
    durationMinutes: 30,
    timeZone: 'Europe/Berlin',
    note: '',
  })
  const { meetupId } = meetup
  await luna.settler.act(7).meetups.acceptMeetup({ meetupId })
  const answer = { meetupId, wouldMeetAgain: 'yes', note: 'They ran until both lay down.' } as const
  await luna.settler.act(6.9).meetups.recordOutcome(answer)
  await met.settler.act(6.9).meetups.recordOutcome({ ...answer, note: '' })
}

async function reportOddOffer(reporter: Resident, subject: Resident | undefined): Promise<void> {
  if (subject === undefined) return
  await reporter.settler.act(1).moderation.report({
    subject: { kind: 'pet', id: subject.pet.petId },
    category: 'scam',
    details: 'The owner asked me to pay for the transport of a puppy before we had met.',
  })
}

async function like(from: Resident, to: Resident, daysAgo: number) {
  const pair = { petId: from.pet.petId, targetPetId: to.pet.petId, purpose: 'play' } as const
  return from.settler.act(daysAgo).matching.like(pair)
}

async function match(one: Resident, other: Resident, daysAgo: number): Promise<MatchId> {
  await like(one, other, daysAgo + 0.2)
  const { match: made } = await like(other, one, daysAgo)
  if (made === null) throw new Error(`${one.pet.name} and ${other.pet.name} did not match`)
  return made.matchId
}

function invite(
  from: Resident,
  {
    matchId,
    startsAt,
    note,
  }: { readonly matchId: MatchId; readonly startsAt: string; readonly note: string },
): Promise<Meetup> {
  const times = { startsAt, durationMinutes: 30, timeZone: 'Europe/Berlin' }
  return from.settler.act().meetups.planMeetup({ matchId, kind: 'virtual', note, ...times })
}

function atHour(
  now: Date,
  { daysAhead, hourUtc }: { readonly daysAhead: number; readonly hourUtc: number },
): string {
  const day = new Date(now.getTime() + daysAhead * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${String(hourUtc).padStart(2, '0')}:00:00.000Z`
}
