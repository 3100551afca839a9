import { router } from '../../procedures/index.ts'
import { createAnswerMeetup } from './answer-meetup.ts'
import { createCalendarFile } from './calendar-file.ts'
import { createEnterPark } from './enter-park.ts'
import { createGetMeetup } from './get-meetup.ts'
import { createLeavePark } from './leave-park.ts'
import { createListMeetups } from './list-meetups.ts'
import type { MeetupsPorts } from './meetups-ports.ts'
import { createPlanMeetup } from './plan-meetup.ts'
import { createRecordOutcome } from './record-outcome.ts'

/** Everything under `meetups.`. */
export const createMeetupsRouter = (ports: MeetupsPorts) =>
  router({
    planMeetup: createPlanMeetup(ports),
    acceptMeetup: createAnswerMeetup('accept', ports),
    declineMeetup: createAnswerMeetup('decline', ports),
    cancelMeetup: createAnswerMeetup('cancel', ports),
    listMeetups: createListMeetups(ports),
    getMeetup: createGetMeetup(ports),
    calendarFile: createCalendarFile(ports),
    enterPark: createEnterPark(ports),
    leavePark: createLeavePark(ports),
    recordOutcome: createRecordOutcome(ports),
  })
