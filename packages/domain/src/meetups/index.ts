export {
  type Meetup,
  type MeetupId,
  meetupIdSchema,
  meetupKindSchema,
  meetupSchema,
  meetupStateSchema,
  type ParkTicket,
  type PlanMeetupInput,
  parkTicketSchema,
  planMeetupInputSchema,
  type RecordOutcomeInput,
  recordOutcomeInputSchema,
} from './meetup.ts'
