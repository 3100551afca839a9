import type { UserId } from '@pawfect/domain/identity'
import { describe, expect, test } from 'vitest'
import { expectRefusal, TestWorld } from '../../runtime/testing/test-world.ts'

describe('moderation', () => {
  test('a block holds both ways until it is taken back', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const [luna, rex] = await Promise.all([ana.publishPet(), ben.publishPet({ name: 'Rex' })])
    const canSee = async () => {
      const tries = [
        ana.api.pets.getPet.query({ petId: rex.petId }),
        ben.api.pets.getPet.query({ petId: luna.petId }),
      ]
      return (await Promise.allSettled(tries)).map(result => result.status === 'fulfilled')
    }

    const before = await canSee()
    await ana.api.moderation.block.mutate({ userId: ben.userId })
    const blocked = await canSee()
    const list = await ana.api.moderation.listBlocks.query()
    await ana.api.moderation.unblock.mutate({ userId: ben.userId })

    expect({ before, blocked, after: await canSee() }).toEqual({
      before: [true, true],
      blocked: [false, false],
      after: [true, true],
    })
    expect(list).toMatchObject([{ userId: ben.userId, displayName: 'ben' }])
  })

  test('the same open report is filed once', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const report = () =>
      ana.api.moderation.report.mutate({
        subject: { kind: 'user', id: ben.userId },
        category: 'harassment',
        details: 'words',
      })

    expect(await report()).toEqual(await report())
  })

  test('error: one cannot report or block oneself, or what is not there', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const { petId } = await ana.registerPet()
    const { block, report } = ana.api.moderation
    const about = (kind: 'pet' | 'meetup', id: string) =>
      report.mutate({ subject: { kind, id }, category: 'other', details: '' })

    const refusals = await Promise.all([
      expectRefusal(block.mutate({ userId: ana.userId })),
      expectRefusal(block.mutate({ userId: 'nobody-here' as UserId })),
      expectRefusal(about('pet', petId)),
      expectRefusal(about('meetup', 'no-such-meetup')),
    ])

    expect(refusals.map(refusal => refusal.code)).toEqual([
      'moderation/yourself',
      'moderation/subject-not-found',
      'moderation/yourself',
      'moderation/subject-not-found',
    ])
  })
})
