import { describe, expect, test } from 'vitest'
import type { ChatLine } from './park-meeting.ts'
import { tellOfTalk } from './tell-of-talk.ts'

const BEN = { peerId: 'peer-of-ben', userId: 'ben', petId: 'rex', displayName: 'Ben' } as const

function chat(mine: number, theirs: number, arrived = true): ChatLine[] {
  const line = (from: ChatLine['from'], i: number): ChatLine => ({
    id: `${from === null ? 'me' : 'ben'}-${i}`,
    from,
    text: 'something private',
    sentAt: '2026-06-01T12:00:00Z',
    arrived,
  })
  return [
    ...Array.from({ length: mine }, (_, i) => line(null, i)),
    ...Array.from({ length: theirs }, (_, i) => line(BEN as unknown as ChatLine['from'], i)),
  ]
}

/** What was asked and told, in order. */
async function heard(lines: readonly ChatLine[], isOn: boolean): Promise<string[]> {
  const words: string[] = []
  await tellOfTalk(lines, {
    mayTell: async () => words.push('asked') > 0 && isOn,
    tell: async () => words.push('told'),
  })
  return words
}

describe('tellOfTalk', () => {
  test('tells of a talk that went both ways, where the owner lets it', async () => {
    expect(await heard(chat(3, 4), true)).toEqual(['asked', 'told'])
  })

  test('tells nothing while it is switched off', async () => {
    expect(await heard(chat(9, 9), false)).toEqual(['asked'])
  })

  test('does not even ask after a few words, or where only one side wrote or was heard', async () => {
    expect(await heard(chat(2, 9), true)).toEqual([])
    expect(await heard(chat(9, 0), true)).toEqual([])
    expect(await heard(chat(5, 5, false), true)).toEqual([])
  })
})
