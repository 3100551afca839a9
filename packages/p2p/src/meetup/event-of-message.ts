import type { NumberedMessage } from '../messages/meetup-message.ts'
import type { MeetupEvent, Visitor } from './session-event.ts'

/** What a visitor's message means to the owner of a meet-up. */
export function eventOfMessage(message: NumberedMessage, visitor: Visitor): MeetupEvent {
  switch (message.t) {
    case 'away':
      return { kind: 'peer-away', visitor, isAway: message.isAway }
    case 'toy':
      return { kind: 'toy', visitor, event: message.event }
    case 'chat':
      return { kind: 'chat', visitor, text: message.text, sentAt: message.sentAt }
  }
}
