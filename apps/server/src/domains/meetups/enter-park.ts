import {
  issueCapability,
  issuerKeyOf,
  meetupIdSchema,
  meetupStateAt,
  parkPhase,
  parkTicketSchema,
  parkWindow,
} from '@pawfect/domain/meetups'
import { z } from 'zod'
import { command } from '../../procedures/index.ts'
import { findProfile } from '../identity/index.ts'
import { readMeetup, sidesOf } from './meetup-view.ts'
import { MeetupNotFoundError, NoParkError, ParkClosedError, WrongStateError } from './meetups-errors.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { endPresence, type FullMeetupRow, savePresence } from './meetups-store.ts'

/** A capability lasts this long, or until the park closes; whoever stays longer enters again. */
const CAPABILITY_LIFETIME_MS = 60 * 60_000

/** Whoever has not asked again for this long is taken to have gone: a crashed desktop says no goodbye. */
const PRESENCE_LIFETIME_MS = 5 * 60_000

/** Clocks of two desktops may differ by this much before a fresh capability looks premature. */
const CLOCK_LEEWAY_MS = 2 * 60_000

/** libp2p peer ids in base58 (Ed25519, RSA) or CIDv1 base32. */
const peerIdSchema = z
  .string()
  .regex(/^(12D3Koo[1-9A-HJ-NP-Za-km-z]{45}|Qm[1-9A-HJ-NP-Za-km-z]{44}|b[a-z2-7]{50,80})$/)

/**
 * Lets one of the two owners into the park: a capability for their peer, who else is there, and how to
 * reach them. May be asked again to renew it and to learn who has come since.
 */
export const createEnterPark = (ports: MeetupsPorts) =>
  command
    .input(z.strictObject({ meetupId: meetupIdSchema, peerId: peerIdSchema }))
    .output(parkTicketSchema)
    .mutation(async ({ ctx, input: { meetupId, peerId } }) => {
      const { userId } = ctx.caller
      const now = ctx.clock.now()
      const row = await readMeetup(ctx, meetupId, ports.apartFrom)
      requireOpenPark(row, now)
      const { myPetId } = sidesOf(row, userId)
      const profile = await findProfile(ctx.db, userId)
      if (profile === null) throw new MeetupNotFoundError()
      const expiresAt = new Date(
        Math.min(now.getTime() + CAPABILITY_LIFETIME_MS, parkWindow(row).closesAt.getTime()),
      )
      if (!row.present.some(peer => peer.peerId === peerId)) {
        // One desktop at a time: after a reload the old peer is a ghost nobody can call.
        await endPresence(ctx.db, meetupId, { userId, now })
        ctx.emit('meetups/meetup-changed', { meetupId, state: row.state })
      }
      const goneAt = new Date(now.getTime() + PRESENCE_LIFETIME_MS)
      await savePresence(ctx.db, {
        meetupId,
        peerId,
        userId,
        petId: myPetId,
        enteredAt: now,
        expiresAt: goneAt,
      })
      const notBefore = new Date(now.getTime() - CLOCK_LEEWAY_MS).toISOString()
      const visitor = { meetupId, peerId, userId, petId: myPetId, displayName: profile.displayName }
      return {
        meetupId,
        capability: issueCapability(
          { ...visitor, notBefore, expiresAt: expiresAt.toISOString() },
          ports.signingKey,
        ),
        issuerKey: issuerKeyOf(ports.signingKey),
        relayAddresses: [...ports.relayAddresses()],
        iceServers: ports.iceServers,
        peers: row.present.filter(peer => peer.userId !== userId),
        expiresAt: expiresAt.toISOString(),
      }
    })

function requireOpenPark(row: FullMeetupRow, now: Date): void {
  if (row.kind !== 'virtual') throw new NoParkError()
  if (row.state !== 'accepted') throw new WrongStateError(meetupStateAt(row, now))
  const phase = parkPhase(row, now)
  if (phase !== 'open') throw new ParkClosedError(phase, parkWindow(row).opensAt)
}
