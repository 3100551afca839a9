import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../limits.ts'
import { Inbox, Outbox } from './outbox.ts'

const chat = (text: string) => ({ t: 'chat', text, sentAt: '2026-05-01T10:00:00Z' }) as const

describe('Outbox and Inbox', () => {
  /** How each message fares: whether it arrives, whether its acknowledgement does, whether the link breaks. */
  const anyLine = fc.array(
    fc.record({ arrives: fc.boolean(), isAcked: fc.boolean(), breaks: fc.boolean() }),
    {
      maxLength: LIMITS.outboxMessages,
    },
  )

  property.prop([anyLine])(
    'every message is taken once and in order, however often the line breaks',
    fates => {
      const outbox = new Outbox()
      const inbox = new Inbox()
      const taken: number[] = []
      inbox.resume({ t: 'resume', run: 'run-one', heardRun: '', received: 0 })
      const transmit = (fate: { arrives: boolean; isAcked: boolean }, waiting = outbox.waiting) => {
        for (const { n } of waiting) {
          if (!fate.arrives) return
          if (inbox.take(n) === 'new') taken.push(n)
          if (fate.isAcked) outbox.acknowledge(n)
        }
      }
      let isUp = true
      for (const fate of fates) {
        const added = outbox.add(chat('wuff'))
        if (isUp && added !== undefined && fate.arrives && !fate.breaks) transmit(fate, [added])
        else isUp = false
        if (fate.breaks) {
          transmit(fate)
          isUp = fate.arrives
        }
      }
      transmit({ arrives: true, isAcked: true })

      expect(taken).toEqual(fates.map((_, index) => index + 1))
      expect(outbox.waiting).toEqual([])
    },
  )

  test('refuses more than may wait', () => {
    const outbox = new Outbox()
    for (let i = 0; i < LIMITS.outboxMessages; i += 1) outbox.add(chat('wuff'))

    expect(outbox.add(chat('one too many'))).toBeUndefined()
  })

  test('a peer that skips a number is found out', () => {
    const inbox = new Inbox()

    expect([inbox.take(3), inbox.take(4), inbox.take(6), inbox.take(4)]).toEqual([
      'new',
      'new',
      'gap',
      'again',
    ])
  })

  test('a peer that started anew may count anew', () => {
    const inbox = new Inbox()
    inbox.take(7)
    inbox.resume({ t: 'resume', run: 'run-two', heardRun: '', received: 0 })

    expect(inbox.take(1)).toBe('new')
  })
})
