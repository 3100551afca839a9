import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectRefusal, PASSWORD, TestWorld } from '../../runtime/testing/test-world.ts'

describe('identity', () => {
  test('signs up, answers who one is, and keeps what one tells about oneself', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')

    await ana.api.identity.updateProfile.mutate({
      displayName: 'Ana Lima',
      timeZone: 'Europe/Berlin',
      place: { latitudeDeg: 52.516_27, longitudeDeg: 13.377_7, label: 'Mitte' },
      habits: { activeHours: ['evening'], activeDays: ['weekend'] },
    })

    expect(await ana.api.identity.me.query()).toEqual({
      userId: ana.userId,
      displayName: 'Ana Lima',
      role: 'owner',
      place: { latitudeDeg: 52.52, longitudeDeg: 13.38, label: 'Mitte' },
      habits: { activeHours: ['evening'], activeDays: ['weekend'] },
      timeZone: 'Europe/Berlin',
    })
  })

  test('lists devices and signs one out at once', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')
    const second = await world.auth('sign-in/email', { email: ana.email, password: PASSWORD })
    const phone = world.clientWith(second.headers.get('set-auth-token'))

    const lost = (await ana.api.identity.listDevices.query()).find(device => !device.current)
    await ana.api.identity.revokeDevice.mutate({ deviceId: lost?.deviceId ?? '' })

    expect(await expectRefusal(phone.identity.me.query())).toEqual({
      code: 'requests/sign-in-required',
      facts: {},
    })
    expect(await ana.api.identity.listDevices.query()).toHaveLength(1)
  })

  test('error: a device of somebody else cannot be signed out', async () => {
    await using world = await TestWorld.create()
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const [device] = await ana.api.identity.listDevices.query()

    const refusal = await expectRefusal(
      ben.api.identity.revokeDevice.mutate({ deviceId: device?.deviceId ?? '' }),
    )

    expect(refusal.code).toBe('identity/device-not-found')
    expect((await ana.api.identity.me.query()).userId).toBe(ana.userId)
  })

  test('error: a wrong password, a wrong time zone and a name of spaces are refused', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')

    const zone = await expectRefusal(ana.api.identity.updateProfile.mutate({ timeZone: 'Mars/Olympus' }))
    const wrong = await world.auth('sign-in/email', { email: ana.email, password: 'walk-in-the-dark' })
    const spaces = await world.auth('sign-up/email', {
      email: 'x@pawfect.example',
      password: PASSWORD,
      name: '  ',
    })

    expect(wrong.status).toBe(401)
    expect(zone).toEqual({
      code: 'requests/invalid-input',
      facts: { field: 'timeZone', problem: 'custom', problems: 1 },
    })
    expect(spaces.status).toBe(400)
  })

  test('exports everything, then deletes it from the disk itself', async () => {
    await using world = await TestWorld.create()
    const zoe = await world.person('zoe-quixotic')
    await zoe.api.identity.updateProfile.mutate({ displayName: 'Zoë Quixotic Vandermeer' })
    const pet = await zoe.publishPet({ name: 'Bartholomeow', about: 'a very particular sentence' })

    const exported = JSON.stringify(await zoe.api.identity.exportAccount.query())
    expect(await zoe.api.identity.deleteAccount.mutate({ password: PASSWORD })).toEqual({ deleted: true })

    expect(exported).toContain('zoe-quixotic@pawfect.example')
    expect(exported).toContain('Bartholomeow')
    expect(await readdir(join(world.folder, 'server', 'photos'))).toEqual([])
    const traces = [
      'zoe-quixotic',
      'Vandermeer',
      'Bartholomeow',
      'very particular',
      zoe.token.split('.')[0] ?? '',
    ]
    expect(tracesOnDisk(world.folder, traces)).toEqual([])
    expect((await world.fetch(pet.photos[0]?.path ?? '')).status).toBe(404)
    expect(JSON.stringify(world.logLines)).not.toMatch(/zoe-quixotic|Vandermeer|Bartholomeow/)
  })

  test('error: a wrong password deletes nothing', async () => {
    await using world = await TestWorld.create()
    const ana = await world.person('ana')

    const refusal = await expectRefusal(
      ana.api.identity.deleteAccount.mutate({ password: 'not-my-password' }),
    )

    expect(refusal.code).toBe('identity/wrong-password')
    expect((await ana.api.identity.me.query()).displayName).toBe('ana')
  })
})

/** Which of the texts are anywhere in the database's files. */
function tracesOnDisk(folder: string, texts: readonly string[]): string[] {
  const bytes = ['pawfect.db', 'pawfect.db-wal'].map(file => readFileSync(join(folder, 'server', file)))
  return texts.filter(text => bytes.some(file => file.includes(text)))
}
