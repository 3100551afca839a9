import { randomBytes } from 'node:crypto'
import {
  eventCodeInputSchema,
  hostEventInputSchema,
  souvenirEventSchema,
  souvenirMark,
  souvenirSchema,
  souvenirText,
} from '@pawfect/domain/certificates'
import { command } from '../../../procedures/index.ts'
import { viewSouvenir } from './list-shelf.ts'
import { EventCodeUnknownError, TooManyEventsError } from './souvenirs-errors.ts'
import { findOpenEvent, insertEvent, listEvents, putOnShelf } from './souvenirs-store.ts'

/** More at a time is a mistake or a machine. */
const MOST_EVENTS = 20

const DAY_MS = 86_400_000

/** Hosts an event: whoever is told its code may take its souvenir, once. */
export const hostEvent = command
  .input(hostEventInputSchema)
  .output(souvenirEventSchema)
  .mutation(async ({ ctx, input }) => {
    const hostId = ctx.caller.userId
    const now = ctx.clock.now()
    const open = (await listEvents(ctx.db, hostId)).filter(({ closesAt }) => closesAt > now)
    if (open.length >= MOST_EVENTS) throw new TooManyEventsError(MOST_EVENTS)
    const closesAt = new Date(now.getTime() + input.openDays * DAY_MS)
    const { title, day } = input
    const event = { eventId: ctx.ids.next(), title: souvenirText(title), day, code: eventCode() }
    await insertEvent(ctx.db, { ...event, hostId, closesAt, now })
    return { ...event, closesAt: closesAt.toISOString(), taken: 0 }
  })

/** Puts the souvenir of an event on the caller's shelf, for the code its host tells everybody who came. */
export const visitEvent = command
  .input(eventCodeInputSchema)
  .output(souvenirSchema)
  .mutation(async ({ ctx, input }) => {
    const now = ctx.clock.now()
    const event = await findOpenEvent(ctx.db, input.code.toUpperCase(), now)
    if (event === null) throw new EventCodeUnknownError()
    const mark = souvenirMark('event', event.eventId)
    const facts = { kind: 'event' as const, title: event.title, day: event.day, mark }
    const userId = ctx.caller.userId
    return viewSouvenir(await putOnShelf(ctx.db, { souvenirId: ctx.ids.next(), userId, facts, now }))
  })

/** Twelve letters nobody confuses when they are read aloud. */
function eventCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const text = Array.from(randomBytes(12), byte => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
