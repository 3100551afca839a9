import type { MeetupId } from '@pawfect/domain/meetups'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { saveFile } from '../../shell/save-file.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'

/** The answers an owner may give to a meet-up, each refreshing what the screens know. */
export function useMeetupActions() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const settled = { onSettled: () => queries.invalidateQueries({ queryKey: trpc.meetups.pathKey() }) }
  const accept = useMutation(trpc.meetups.acceptMeetup.mutationOptions(settled))
  const decline = useMutation(trpc.meetups.declineMeetup.mutationOptions(settled))
  const cancel = useMutation(trpc.meetups.cancelMeetup.mutationOptions(settled))
  const recordOutcome = useMutation(
    trpc.meetups.recordOutcome.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  )
  return { accept, decline, cancel, recordOutcome }
}

/** Fetches a meet-up's calendar file and hands it to the browser to save. */
export async function downloadCalendar(meetupId: MeetupId): Promise<void> {
  const { filename, ics } = await serverClient.meetups.calendarFile.query({ meetupId })
  saveFile(filename, new Blob([ics], { type: 'text/calendar' }))
}
