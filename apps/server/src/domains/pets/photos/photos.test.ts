import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Person, TestWorld } from '../../../runtime/testing/test-world.ts'

/** A picture with as much in it as a photo has: coloured spots and grain, the same for the same number. */
async function picture(number: number): Promise<Buffer> {
  const side = 256
  const data = Buffer.alloc(side * side * 3)
  for (let pixel = 0; pixel < side * side; pixel++) {
    const [x, y] = [pixel % side, Math.floor(pixel / side)]
    const wave = (at: number) =>
      Math.sin((x * (at + 1 + number)) / 37) * Math.cos((y * (at + 2 * number)) / 29)
    const light = 120 + 40 * wave(1) + 30 * wave(3) + 25 * wave(number + 2)
    data.fill(Math.min(255, Math.max(0, light + ((x * 7919 + y * 104_729) % 23))), pixel * 3, pixel * 3 + 3)
  }
  return sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}

const mirrored = async (jpeg: Buffer) => sharp(jpeg).flop().resize(200).jpeg({ quality: 70 }).toBuffer()

async function publish(person: Person, name: string, jpegs: readonly Buffer[]) {
  const { petId } = await person.registerPet({ name })
  return republish(person, petId, jpegs)
}

function republish(
  person: Person,
  petId: Awaited<ReturnType<Person['registerPet']>>['petId'],
  jpegs: readonly Buffer[],
) {
  const photos = jpegs.map(jpeg => ({ jpegBase64: jpeg.toString('base64'), alt: '' }))
  return person.api.pets.publishPet.mutate({ petId, photos })
}

describe('photos copied from another profile', () => {
  test('are published, told to their owner, put before the admins once, and nothing is taken away', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const original = await picture(1)
    const luna = await publish(ana, 'Luna', [original, await picture(2)])

    const copy = [await picture(3), await mirrored(original)]
    const rex = await publish(ben, 'Rex', copy)
    await republish(ben, rex.petId, copy)
    await world.server.context.events.settled()

    expect(rex).toMatchObject({ published: true, photos: [{}, {}] })
    expect(await ben.api.pets.photoNotices.query()).toEqual([
      {
        petId: rex.petId,
        photoPath: rex.photos[1]?.path,
        likePhotoPath: luna.photos[0]?.path,
        likePetName: 'Luna',
      },
    ])
    expect(await ana.api.pets.photoNotices.query()).toEqual([])
    const reports = await admin.api.admin.listReports.query({ state: 'open' })
    expect(reports).toMatchObject([
      { subject: { kind: 'photo', id: rex.photos[1]?.photoId }, category: 'fake', ownerId: ben.userId },
    ])
  })

  test('are nobody’s business when they are one’s own, or when the other profile is gone', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const jpeg = await picture(1)
    await publish(ana, 'Luna', [jpeg])
    const second = await publish(ana, 'Luna again', [jpeg])
    expect(await ana.api.pets.photoNotices.query()).toEqual([])

    for (const { petId } of await ana.api.pets.listMyPets.query()) {
      await ana.api.pets.deletePet.mutate({ petId })
    }
    await world.restart()
    await publish(ben, 'Rex', [jpeg])

    expect(second.published).toBe(true)
    expect(await ben.api.pets.photoNotices.query()).toEqual([])
  })
})

describe('photos shown first', () => {
  test('are counted when their viewer decides, uncounted when that is taken back, kept by a republish, and forgotten with the viewer', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const jpegs = [await picture(1), await picture(2)]
    const luna = await publish(ana, 'Luna', jpegs)
    const rex = await ben.publishPet({ name: 'Rex', sex: 'male' })
    const { suggestions } = await ben.api.matching.proposeMatches.query({
      petId: rex.petId,
      purpose: 'play',
      limit: 10,
    })
    await world.server.context.events.settled()
    const first = suggestions[0]?.pet.photos[0]?.photoId
    const seen = async () => {
      await world.server.context.events.settled()
      const { photos, best } = await ana.api.pets.photoInsights.query({
        petId: luna.petId,
        utcOffsetMinutes: 60,
      })
      return { best, photos: photos.map(({ photoId, all }) => ({ photoId, ...all })) }
    }
    const counted = (photoId: string | undefined, shown: number) => ({
      photoId,
      shown: photoId === first ? shown : 0,
      // So few are told to nobody.
      liked: null,
      appeal: null,
    })
    const likes = async () => (await client.photoTally.findMany()).map(tally => tally.liked)
    const pair = { petId: rex.petId, targetPetId: luna.petId }
    const { client } = world.server.context.database

    await ben.api.matching.like.mutate({ ...pair, purpose: 'play' })
    const liked = await seen()
    const likesCounted = await likes()
    await republish(ana, luna.petId, jpegs)
    const republished = await seen()
    await ben.api.matching.undo.mutate(pair)
    const uncounted = await seen()
    const likesUncounted = await likes()
    const showings = await client.photoShowing.count()
    await ben.api.pets.deletePet.mutate({ petId: rex.petId })

    const ids = luna.photos.map(({ photoId }) => photoId)
    expect(ids).toContain(first)
    expect(liked).toEqual({ best: null, photos: ids.map(id => counted(id, 1)) })
    expect([likesCounted, likesUncounted]).toEqual([[1], [0]])
    expect(republished).toEqual(liked)
    expect(uncounted.photos).toEqual(ids.map(id => counted(id, 0)))
    expect([showings, await client.photoShowing.count()]).toEqual([1, 0])
  })
})

describe('photo insights', () => {
  test('recover a planted photo, for whom and when it works by the owner’s clock, and nothing from few', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const { petId, photos } = await publish(ana, 'Luna', [await picture(1), await picture(2)])
    const [garden = '', sofa = ''] = photos.map(({ photoId }) => photoId)
    const { client } = world.server.context.database
    const tally = (photoId: string, kind: string, [hourUtc, liked]: readonly [number, number]) => ({
      ...{ photoId, kind, hourUtc, liked },
      ...(kind === 'adopt-small' ? { shown: 19, expected: 6 } : { shown: 200, expected: 60 }),
    })
    await client.photoTally.createMany({
      data: [
        tally(garden, 'play-small', [17, 110]),
        tally(garden, 'play-large', [5, 60]),
        tally(garden, 'adopt-small', [5, 12]),
        tally(sofa, 'play-small', [17, 60]),
      ],
    })

    // Five hours and a half ahead: 17:00 is 22:30 there, 5:00 is 10:30.
    const told = await ana.api.pets.photoInsights.query({ petId, utcOffsetMinutes: 330 })

    expect(told.best?.photoId).toBe(garden)
    const kinds = told.photos[0]?.kinds ?? []
    expect(kinds.map(({ kind, shown, liked, appeal }) => [kind, shown, liked, appeal === null])).toEqual([
      ['adopt-small', 19, null, true],
      ['play-large', 200, 60, false],
      ['play-small', 200, 110, false],
    ])
    const [, , small] = kinds
    // Planted: 110 likes where 60 were to be expected.
    expect(small?.appeal?.low).toBeLessThan(110 / 60)
    expect(small?.appeal?.high).toBeGreaterThan(110 / 60)
    expect(small?.appeal?.low).toBeGreaterThan(1)
    const times = told.times.filter(({ shown }) => shown > 0)
    expect(times.map(({ fromHour, shown }) => [fromHour, shown])).toEqual([
      [8, 219],
      [20, 400],
    ])
  })
})
