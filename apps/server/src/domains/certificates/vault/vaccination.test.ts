import { describe, expect, test } from 'vitest'
import { matchedPair, planAgreed } from '../../../runtime/testing/matched-pair.ts'
import { base64, TestVault } from '../../../runtime/testing/test-vault.ts'
import { expectRefusal, TestWorld } from '../../../runtime/testing/test-world.ts'

describe('a question about a vaccination', () => {
  test('goes to the other side of an agreed meet-up, and its sealed answer to whoever asked alone', async () => {
    await using world = await TestWorld.create()
    const pair = await matchedPair(world)
    const { meetupId } = await planAgreed(pair)
    const [ana, bens] = [await TestVault.open(world, 'ana'), await TestVault.open(world, 'ben')]
    const eve = await TestVault.open(world, 'eve')
    const ask = { meetupId, audience: bens.keys.did, nonce: 'bens-nonce-0001' }
    const { questions } = await bens.api.askVaccination.mutate(ask)
    const [question] = questions
    expect(question).toMatchObject({ mine: true, petId: pair.luna.petId, readers: [bens.reader] })

    const sealed = ana.seal()
    const { accesses } = await ana.share(sealed, bens, 1)
    const questionId = question?.questionId ?? ''
    const answer = { questionId, did: ana.keys.did, sealed: base64(sealed.sealed), accesses }
    expect(await expectRefusal(bens.api.fetchVaccination.query({ questionId }))).toMatchObject({
      code: 'vault/question-not-found',
    })
    expect(await expectRefusal(eve.api.answerVaccination.mutate(answer))).toMatchObject({
      code: 'vault/question-not-found',
    })
    await ana.api.answerVaccination.mutate(answer)

    expect(await bens.api.fetchVaccination.query({ questionId })).toEqual({
      ...{ questionId, sealed: answer.sealed, accesses, ownerDid: ana.keys.did },
    })
    for (const stranger of [eve, ana])
      expect(await expectRefusal(stranger.api.fetchVaccination.query({ questionId }))).toMatchObject({
        code: 'vault/question-not-found',
      })
    expect(
      await expectRefusal(eve.api.askVaccination.mutate({ ...ask, audience: eve.keys.did })),
    ).toMatchObject({
      code: 'vault/question-not-found',
    })
    expect(await expectRefusal(ana.api.askVaccination.mutate(ask))).toMatchObject({
      facts: { reason: 'no-key' },
    })
  })
})
