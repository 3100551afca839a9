import type { UserId } from '@pawfect/domain/identity'
import type { MatchId } from '@pawfect/domain/matching'
import type { ParkTicket } from '@pawfect/domain/meetups'
import type { PetId } from '@pawfect/domain/pets'
import type { Database } from '../../procedures/index.ts'

/** The pair behind a match; answered by matching. */
export interface MatchedPair {
  readonly petAId: PetId
  readonly petBId: PetId
  readonly ownerAId: UserId
  readonly ownerBId: UserId
}

/** One owner's answer to "would you meet again?", for matching to learn from. */
interface MeetingAnswered {
  readonly meetupId: string
  readonly matchId: MatchId
  readonly petId: PetId
  readonly otherPetId: PetId
  readonly wouldMeetAgain: 'yes' | 'no' | 'unsure'
  readonly at: Date
}

/** One owner's answer to an invitation, for matching to learn from. */
interface InvitationAnswered {
  readonly meetupId: string
  readonly matchId: MatchId
  readonly petId: PetId
  readonly otherPetId: PetId
  readonly said: 'yes' | 'no'
  readonly proposedAt: Date
  readonly at: Date
}

/** What meet-ups need from the rest of the house. */
export interface MeetupsPorts {
  readonly findMatch: (db: Database, matchId: MatchId) => Promise<MatchedPair | null>
  /** Called inside the transaction that records the answer. */
  readonly learn: (db: Database, answer: MeetingAnswered) => Promise<void>
  /** Called inside the transaction that answers an invitation. */
  readonly learnReply: (db: Database, answer: InvitationAnswered) => Promise<void>
  /** Owners that blocked, or are blocked by, this one. */
  readonly apartFrom: (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>
  /** 32-byte Ed25519 seed that signs capabilities; kept in the server's folder, never sent. */
  readonly signingKey: Uint8Array
  /** Addresses of the relay both sides can reach. */
  readonly relayAddresses: () => readonly string[]
  /** STUN and TURN servers for the direct connection; may be empty. */
  readonly iceServers: ParkTicket['iceServers']
}
