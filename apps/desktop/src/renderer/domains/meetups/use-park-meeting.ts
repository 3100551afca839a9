import type { Meetup, ParkTicket } from '@pawfect/domain/meetups'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { isServerReachable } from '../../shell/server-reach.ts'
import { appearanceFactsOf } from '../pets/pet-appearance.ts'
import { ParkMeeting } from './park-meeting.ts'
import { tellOfTalk } from './tell-of-talk.ts'

/** Looking for the other one: quick. Once somebody is here the server is asked rarely. */
const ASK_MS = { alone: 2000, together: 15_000 } as const

/** How opening a meeting is going. */
export type OpenedMeeting =
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly error: unknown; retry(): void }
  | { readonly kind: 'open'; readonly meeting: ParkMeeting }

/** Enters the park of a meet-up and stays in it, with or without the server, until the screen goes away. */
export function useParkMeeting(meetup: Meetup | undefined): OpenedMeeting {
  const trpc = useTRPC()
  const blocks = useQuery(trpc.moderation.listBlocks.queryOptions())
  const blocked = useRef(new Set<string>())
  blocked.current = new Set((blocks.data ?? []).map(({ userId }) => userId))
  const [attempt, setAttempt] = useState(0)
  const [opened, setOpened] = useState<OpenedMeeting>({ kind: 'opening' })
  const meetupId = meetup?.meetupId
  const wanted = useRef(meetup)
  wanted.current = meetup

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens anew, nothing else does
  useEffect(() => {
    const meetupNow = wanted.current
    if (meetupId === undefined || meetupNow === undefined) return
    let over = false
    let meeting: ParkMeeting | undefined
    setOpened({ kind: 'opening' })
    openMeeting(meetupNow, userId => blocked.current.has(userId)).then(
      made => {
        meeting = made
        if (over) return leave(made, meetupNow)
        setOpened({ kind: 'open', meeting: made })
      },
      (error: unknown) => {
        if (!over) setOpened({ kind: 'failed', error, retry: () => setAttempt(before => before + 1) })
      },
    )
    return () => {
      over = true
      if (meeting !== undefined) void leave(meeting, meetupNow)
    }
  }, [meetupId, attempt])

  useAskForPeers(opened.kind === 'open' ? opened.meeting : undefined, meetup)
  return opened
}

async function openMeeting(meetup: Meetup, isBlocked: (userId: string) => boolean): Promise<ParkMeeting> {
  const [{ createPeer, joinMeetup }, { appearanceFromFacts }] = await Promise.all([
    import('@pawfect/p2p'),
    import('@pawfect/scene'),
  ])
  const peer = await createPeer()
  try {
    const ticket = await enterPark(meetup, peer.peerId)
    const pet = {
      appearance: appearanceFromFacts(appearanceFactsOf(meetup.other)),
      name: meetup.other.name,
    }
    // A meet-up is between two owners: whoever else is admitted is the other one.
    return new ParkMeeting({
      peer,
      ticket,
      joinMeetup,
      isBlocked,
      petOf: () => pet,
    })
  } catch (error) {
    await peer.dispose()
    throw error
  }
}

function enterPark(meetup: Meetup, peerId: string): Promise<ParkTicket> {
  return serverClient.meetups.enterPark.mutate({ meetupId: meetup.meetupId, peerId })
}

async function leave(meeting: ParkMeeting, { meetupId, matchId }: Meetup): Promise<void> {
  const { chat } = meeting.snapshot()
  await meeting.dispose()
  await serverClient.meetups.leavePark
    .mutate({ meetupId, peerId: meeting.peerId })
    // The server forgets us by itself when the pass runs out.
    .catch((error: unknown) => console.warn('the server was not told that we left', error))
  await tellOfTalk(chat, {
    mayTell: async () => (await serverClient.matching.talks.query()).on,
    tell: () => serverClient.matching.noteTalk.mutate({ matchId }),
  })
    // A talk that cannot be told of counts for nothing; the next one may.
    .catch((error: unknown) => console.warn('the server was not told of a talk', error))
}

function useAskForPeers(meeting: ParkMeeting | undefined, meetup: Meetup | undefined): void {
  const meetupId = meetup?.meetupId
  useEffect(() => {
    if (meeting === undefined || meetup?.meetupId !== meetupId || meetup === undefined) return
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const ticket = await enterPark(meetup, meeting.peerId).catch((error: unknown) => {
        if (isServerReachable()) console.warn('who else is here could not be asked', error)
        return null
      })
      if (ticket !== null) meeting.renew(ticket)
      timer = setTimeout(ask, meeting.snapshot().people.length === 0 ? ASK_MS.alone : ASK_MS.together)
    }
    timer = setTimeout(ask, ASK_MS.alone)
    return () => clearTimeout(timer)
  }, [meeting, meetup, meetupId])
}
