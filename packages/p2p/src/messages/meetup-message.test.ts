import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chatTextSchema,
  decodeFrame,
  encodeMessage,
  encodePoseFrame,
  type MeetupMessage,
  speakable,
  supersedes,
} from './meetup-message.ts'
import vectors from './vectors/messages.json' with { type: 'json' }

const encode = (text: string) => Uint8Array.from([1, ...new TextEncoder().encode(text)])

describe('decodeFrame', () => {
  test.each(vectors.valid)('reads the vector: $json', ({ json }) => {
    expect(decodeFrame(encode(json))).toEqual({ kind: 'message', message: JSON.parse(json) })
  })

  test.each(vectors.malformed)('refuses the vector: $name', ({ json }) => {
    expect(decodeFrame(encode(json))).toEqual({ kind: 'malformed' })
  })

  test('hands a pose on as it is', () => {
    expect(decodeFrame(encodePoseFrame(new Uint8Array([9, 8])))).toEqual({
      kind: 'pose',
      bytes: new Uint8Array([9, 8]),
    })
  })

  property.prop([fc.uint8Array({ maxLength: 3_000 })])('never throws, whatever a peer sends', bytes => {
    expect(['message', 'pose', 'malformed']).toContain(decodeFrame(bytes).kind)
  })

  const anyText = fc.oneof(
    fc.string({ maxLength: 600, unit: 'grapheme' }),
    fc.string({ maxLength: 600, unit: fc.constantFrom('\u0001', '\ud800', '犬', '"', '\n', '🐕') }),
  )

  property.prop([anyText])('reads every chat text that may be sent, and it fits one frame', typed => {
    const text = chatTextSchema.safeParse(speakable(typed)).data
    fc.pre(text !== undefined)
    const message: MeetupMessage = { t: 'chat', n: 1, text, sentAt: '2026-05-01T10:00:00.000Z' }

    expect(decodeFrame(encodeMessage(message))).toEqual({ kind: 'message', message })
  })
})

describe('supersedes', () => {
  const anyThrow = fc.record({
    event: fc.nat(3).map(turn => ({ kind: 'ball-picked-up' as const, turn })),
    byPeerId: fc.constantFrom('ana', 'ben', 'carla'),
  })

  property.prop([anyThrow, anyThrow])('both sides agree on whose ball it is', (one, other) => {
    const isSame = one.event.turn === other.event.turn && one.byPeerId === other.byPeerId

    expect(supersedes(one, other)).toBe(isSame ? false : !supersedes(other, one))
  })
})
