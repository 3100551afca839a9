import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { expectRefusal, PASSWORD, TestWorld } from '../../runtime/testing/test-world.ts'

const REASON = 'shown in three reports'

describe('admin', () => {
  test('hides a reported animal from everyone but its owner, and shows it again when reversed', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const { petId } = await ana.publishPet()
    const subject = { kind: 'pet' as const, id: petId }
    const { reportId } = await ben.api.moderation.report.mutate({
      subject,
      category: 'fake',
      details: 'A toy',
    })

    const decided = await admin.api.admin.decideReport.mutate({
      reportId,
      decision: 'hidden',
      reason: REASON,
    })

    expect(decided).toMatchObject({
      state: 'decided',
      subjectLabel: 'Luna',
      decisions: [{ decision: 'hidden' }],
    })
    expect((await expectRefusal(ben.api.pets.getPet.query({ petId }))).code).toBe('pets/not-found')
    expect(await ana.api.pets.getPet.query({ petId })).toMatchObject({ mine: true })
    const republished = ana.api.pets.publishPet.mutate({ petId, photos: [] })
    expect((await expectRefusal(republished)).code).toBe('pets/hidden-by-moderation')

    await admin.api.admin.reverseDecision.mutate({ reportId, reason: 'it is alive' })

    expect(await ben.api.pets.getPet.query({ petId })).toMatchObject({ mine: false })
    expect(await admin.api.admin.listReports.query({ state: 'open' })).toMatchObject([
      { reportId, decisions: [{ reversal: { reason: 'it is alive' } }] },
    ])
  })

  test('suspends a person: every session ends, signing in is refused, their animals vanish', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const { petId } = await ana.publishPet()
    const subject = { kind: 'user' as const, id: ana.userId }
    const { reportId } = await ben.api.moderation.report.mutate({ subject, category: 'scam', details: '' })

    await admin.api.admin.decideReport.mutate({ reportId, decision: 'suspended', reason: REASON })
    const signIn = () => world.auth('sign-in/email', { email: ana.email, password: PASSWORD })
    const refused = await signIn()

    expect((await expectRefusal(ana.api.identity.me.query())).code).toBe('requests/sign-in-required')
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'identity/suspended' }])
    expect((await expectRefusal(ben.api.pets.getPet.query({ petId }))).code).toBe('pets/not-found')
    await admin.api.admin.reverseDecision.mutate({ reportId, reason: 'mistaken identity' })
    expect((await signIn()).status).toBe(200)
  })

  test('keeps an animal hidden while another decision still says so', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const carla = await world.person('carla')
    const { petId } = await ana.publishPet()
    const subject = { kind: 'pet' as const, id: petId }
    const report = { subject, category: 'fake' as const, details: '' }
    const first = await ben.api.moderation.report.mutate(report)
    const second = await carla.api.moderation.report.mutate(report)
    const { decideReport, reverseDecision } = admin.api.admin
    for (const { reportId } of [first, second])
      await decideReport.mutate({ reportId, decision: 'hidden', reason: REASON })

    await reverseDecision.mutate({ reportId: first.reportId, reason: 'one was wrong' })
    const stillHidden = await expectRefusal(ben.api.pets.getPet.query({ petId }))
    await reverseDecision.mutate({ reportId: second.reportId, reason: 'both were wrong' })

    expect(stillHidden.code).toBe('pets/not-found')
    expect(await ben.api.pets.getPet.query({ petId })).toMatchObject({ mine: false })
  })

  test('error: nobody without the role gets in, a decision needs a reason and is made once', async () => {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const subject = { kind: 'user' as const, id: ben.userId }
    const { reportId } = await ana.api.moderation.report.mutate({ subject, category: 'other', details: '' })
    const decide = (by: typeof ana, reason: string) =>
      by.api.admin.decideReport.mutate({ reportId, decision: 'warned', reason })

    const codes = [
      await expectRefusal(ana.api.admin.listPeople.query({})),
      await expectRefusal(decide(ana, REASON)),
      await expectRefusal(decide(admin, ' ')),
    ].map(refusal => refusal.code)
    await decide(admin, REASON)

    expect(codes).toEqual(['requests/admins-only', 'requests/admins-only', 'requests/invalid-input'])
    expect((await expectRefusal(decide(admin, REASON))).code).toBe('admin/already-decided')
  })

  test('lists people and animals without addresses, and says how the engines are', async () => {
    await using world = await TestWorld.create()
    const [ana, admin] = await Promise.all([world.person('ana'), world.admin()])
    await ana.publishPet({ name: 'Luna' })

    const people = await admin.api.admin.listPeople.query({ search: 'ana' })
    const pets = await admin.api.admin.listPets.query({ search: 'Lun' })
    const engines = await admin.api.admin.engineHealth.query()

    expect(people).toMatchObject([{ displayName: 'ana', petCount: 1, suspended: false, role: 'owner' }])
    expect(JSON.stringify(people)).not.toContain('@')
    expect(pets).toMatchObject([{ name: 'Luna', ownerName: 'ana', published: true, photoCount: 1 }])
    expect(engines.find(engine => engine.name === 'database')).toMatchObject({ state: 'up' })
  })
})

describe('the audit log', () => {
  /** Decides three reports, then lets somebody with access to the file change it behind our back. */
  async function verdictAfter(tampering: string) {
    await using world = await TestWorld.create()
    const [ana, ben, admin] = await Promise.all([world.person('ana'), world.person('ben'), world.admin()])
    const subject = { kind: 'user' as const, id: ben.userId }
    for (let count = 0; count < 3; count++) {
      const { reportId } = await ana.api.moderation.report.mutate({ subject, category: 'other', details: '' })
      await admin.api.admin.decideReport.mutate({ reportId, decision: 'dismissed', reason: REASON })
    }
    const file = new BetterSqlite3(join(world.folder, 'server', 'pawfect.db'))
    file.exec(tampering)
    file.close()
    return await admin.api.admin.verifyAudit.query()
  }

  test('is whole after honest work', async () => {
    expect(await verdictAfter('SELECT 1')).toMatchObject({ whole: true, entries: 3, brokenAt: null })
  })

  test.each([
    [
      'a changed entry',
      `UPDATE "AuditEntry" SET "actorId" = 'somebody-else' WHERE "sequence" = 2`,
      2,
      'changed-entry',
    ],
    ['a removed entry', `DELETE FROM "AuditEntry" WHERE "sequence" = 2`, 2, 'missing-entry'],
    [
      'a new beginning',
      `UPDATE "AuditEntry" SET "previousHash" = '1' WHERE "sequence" = 1`,
      1,
      'broken-link',
    ],
  ])('notices %s', async (_what, tampering, brokenAt, problem) => {
    expect(await verdictAfter(tampering)).toMatchObject({ whole: false, brokenAt, problem })
  })
})
