import { userIdSchema } from '@pawfect/domain/identity'
import {
  issueCapability,
  issuerKeyOf,
  type MeetupId,
  meetupIdSchema,
  type ParkTicket,
} from '@pawfect/domain/meetups'
import { petIdSchema } from '@pawfect/domain/pets'

/** What stands in a test ticket; the rest is made up from the name. */
export interface TicketWish {
  readonly peerId: string
  readonly name: string
  readonly peers?: ParkTicket['peers']
  /** Milliseconds from now; negative for an expired one. Default ten minutes. */
  readonly lifetimeMs?: number
}

/** Signs tickets as the server does, for one meet-up. */
export class TestServer {
  readonly meetupId: MeetupId
  readonly #secretKey: Uint8Array

  constructor({ meetupId = 'meetup-luna-rex', seed = 7 }: { meetupId?: string; seed?: number } = {}) {
    this.meetupId = meetupIdSchema.parse(meetupId)
    this.#secretKey = new Uint8Array(32).fill(seed)
  }

  get issuerKey(): string {
    return issuerKeyOf(this.#secretKey)
  }

  /** A ticket without relays: peers of a test know their own. */
  ticket({ peerId, name, peers = [], lifetimeMs = 600_000 }: TicketWish) {
    const now = Date.now()
    const capability = issueCapability(
      {
        meetupId: this.meetupId,
        peerId,
        ...this.#idsOf(name),
        displayName: name,
        notBefore: new Date(now - 3_600_000).toISOString(),
        expiresAt: new Date(now + lifetimeMs).toISOString(),
      },
      this.#secretKey,
    )
    return { meetupId: this.meetupId, capability, issuerKey: this.issuerKey, peers }
  }

  /** How the server lists a visitor to the others. */
  entry({ peerId, name }: { peerId: string; name: string }): ParkTicket['peers'][number] {
    return { peerId, ...this.#idsOf(name) }
  }

  #idsOf(name: string) {
    return { userId: userIdSchema.parse(`user-${name}-1`), petId: petIdSchema.parse(`pet-${name}-01`) }
  }
}
