import type { UserId } from '@pawfect/domain/identity'
import type { MatchId } from '@pawfect/domain/matching'
import type { MeetupId } from '@pawfect/domain/meetups'
import type { PetId, ViewerKind } from '@pawfect/domain/pets'

/**
 * Everything that happens in the product and that another domain may care about. Past tense,
 * ids and codes only. Each is emitted at exactly one place in the code.
 */
export interface DomainEvents {
  'identity/account-deleted': { readonly userId: UserId }
  'identity/profile-changed': { readonly userId: UserId }
  'identity/user-suspended': { readonly userId: UserId }
  'identity/user-restored': { readonly userId: UserId }
  'pets/pet-registered': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-edited': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-published': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-unpublished': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-hidden': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-shown': { readonly petId: PetId; readonly ownerId: UserId }
  'pets/pet-deleted': { readonly petId: PetId; readonly ownerId: UserId }
  /** Its page went to another account, with an ownership that was handed over. */
  'pets/pet-moved': { readonly petId: PetId; readonly fromId: UserId; readonly toId: UserId }
  /** An owner's screen got these animals with these photos first. */
  'pets/photos-shown-first': {
    readonly viewerPetId: PetId
    readonly kind: ViewerKind
    readonly firsts: readonly { readonly petId: PetId; readonly photoId: string }[]
  }
  /** A published photo looks like one of somebody else's. */
  'pets/photo-looks-copied': {
    readonly photoId: string
    readonly petId: PetId
    readonly likePhotoId: string
    readonly likePetId: PetId
    /** How many of 256 bits differ. */
    readonly bits: number
  }
  'pedigree/pedigree-shared': { readonly petId: PetId; readonly ownerId: UserId }
  'pedigree/pedigree-withdrawn': { readonly petId: PetId; readonly ownerId: UserId }
  'matching/decision-made': { readonly petId: PetId; readonly targetPetId: PetId; readonly answer: string }
  'matching/matched': { readonly matchId: MatchId }
  /** What was said about an animal, and for it, is gone from the log; it may have moved to another owner. */
  'matching/answers-forgotten': { readonly petId: PetId }
  /** An owner said something about a pattern in what they did. */
  'matching/pattern-changed': { readonly petId: PetId }
  /** That an owner talked with another was noted, or is forgotten. */
  'matching/talks-changed': { readonly petId: PetId }
  /** Another trained model ranks, or none: `version` is null then. */
  'matching/model-changed': { readonly version: number | null }
  'meetups/meetup-changed': { readonly meetupId: MeetupId; readonly state: string }
  'meetups/invitation-answered': { readonly petId: PetId; readonly otherPetId: PetId }
  'meetups/outcome-recorded': {
    readonly meetupId: MeetupId
    readonly petId: PetId
    readonly otherPetId: PetId
    readonly wouldMeetAgain: string
  }
  'certificates/certificate-anchored': { readonly certificateId: string }
  'certificates/certificate-revoked': { readonly certificateId: string }
  'certificates/agreement-changed': { readonly agreementId: string; readonly state: string }
  'moderation/reported': { readonly reportId: string }
  'moderation/report-decided': { readonly reportId: string; readonly decision: string }
  'moderation/blocked': { readonly blockerId: UserId; readonly blockedId: UserId }
  'moderation/unblocked': { readonly blockerId: UserId; readonly blockedId: UserId }
}

/** The name of an event. */
export type EventName = keyof DomainEvents

/** Publishes one event to everyone who listens in this process. */
export type EmitEvent = <Name extends EventName>(name: Name, event: DomainEvents[Name]) => void

/** Listens to one kind of event; a listener that fails is logged and harms nobody else. */
export type OnEvent = <Name extends EventName>(
  name: Name,
  listener: (event: DomainEvents[Name]) => void | Promise<void>,
) => void
