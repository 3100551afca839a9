import { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { Scene } from '@babylonjs/core/scene.js'
import { afterEach, describe, expect, test } from 'vitest'
import { createPet } from '../avatar/create-pet.ts'
import { createPetPortrait } from '../avatar/pet-portrait.ts'
import type { BallState } from '../interaction/ball-state.ts'
import { appearanceFromFacts } from '../pet-model/appearance-from-facts.ts'
import { openPark, type ParkSession } from './open-park.ts'

const coat = { primary: '#2a211d', secondary: '#b8763e', pattern: 'saddle' as const }
const beagle = appearanceFromFacts({
  species: 'dog',
  breedIds: ['beagle'],
  weightKg: 11,
  size: 'medium',
  coat,
  ageMonths: 40,
})
const cat = appearanceFromFacts({
  species: 'cat',
  breedIds: [],
  weightKg: 4,
  size: 'small',
  coat,
  ageMonths: 40,
})

const open: ParkSession[] = []
afterEach(() => {
  for (const session of open.splice(0)) session.dispose()
})

function enter(peerId: string): ParkSession {
  // Logic only: nothing listens on this canvas and nothing is drawn.
  const session = openPark({
    canvas: {} as HTMLCanvasElement,
    engine: new NullEngine(),
    myPet: { appearance: beagle, name: 'Luna' },
    peerId,
  })
  open.push(session)
  return session
}

const meshes = (session: ParkSession) => session.park.scene.meshes.length

describe('openPark', () => {
  test('stands my animal on the grass', () => {
    const ana = enter('ana')
    const pose = ana.localPose()
    expect(pose.y).toBe(ana.park.groundAt(pose.x, pose.z))
    expect(pose.state).toBe('idle')
  })

  test('two who arrive at once do not stand in one another', () => {
    const [a, b] = [enter('ana').localPose(), enter('ben').localPose()]
    expect(Math.hypot(a.x - b.x, a.z - b.z)).toBeGreaterThan(0.4)
  })

  test('another animal shows from its first pose on and is gone the moment it is removed', () => {
    const ana = enter('ana')
    const alone = meshes(ana)
    ana.addRemotePet('ben', { appearance: cat, name: 'Miezi' })
    const miezi = ana.park.scene.meshes.findLast(mesh => mesh.name === 'pet')
    ana.park.scene.render()
    expect(miezi?.isEnabled()).toBe(false)
    ana.pushRemotePose('ben', { x: 1, y: 0, z: -5, yawRad: 0, speedMps: 0, state: 'sit' }, 0)
    ana.park.scene.render()
    expect(miezi?.isEnabled()).toBe(true)
    ana.removeRemotePet('ben')
    expect(meshes(ana)).toBe(alone)
    ana.pushRemotePose('ben', { x: 1, y: 0, z: -5, yawRad: 0, speedMps: 0, state: 'sit' }, 100)
    ana.park.scene.render()
    expect(meshes(ana)).toBe(alone)
  })

  test('both see the ball where it was thrown, whoever hears of it', () => {
    const [ana, ben] = [enter('ana'), enter('ben')]
    const told: BallState[] = []
    ana.onBall(state => told.push(state))
    ana.applyRemoteBall({
      ...ana.ball(),
      seq: 1,
      owner: 'ben',
      position: { ...ana.ball().position, x: ana.localPose().x, z: ana.localPose().z },
    })
    ana.throwBall()
    for (const state of told) ben.applyRemoteBall(state)
    expect(told).toHaveLength(1)
    expect(ben.ball()).toEqual(ana.ball())
    expect(ana.ball()).toMatchObject({ owner: 'ana', heldBy: null })
  })

  test('a ball held by an animal that leaves drops', () => {
    const ana = enter('ana')
    ana.addRemotePet('ben', { appearance: cat, name: 'Miezi' })
    ana.applyRemoteBall({ ...ana.ball(), seq: 5, owner: 'ben', heldBy: 'ben' })
    ana.removeRemotePet('ben')
    expect(ana.ball().heldBy).toBeNull()
  })

  test('says that there is no headset where there is none', async () => {
    const ana = enter('ana')
    expect(await ana.vrSupport()).toMatchObject({ kind: 'unavailable' })
    await expect(ana.enterVr()).rejects.toMatchObject({ code: 'scene/vr-unavailable' })
  })
})

describe('leaving no trace', () => {
  test('twenty animals built and disposed leave the scene as it was', () => {
    const scene = new Scene(new NullEngine())
    const counts = () =>
      [scene.meshes, scene.materials, scene.skeletons, scene.geometries, scene.textures].map(
        ({ length }) => length,
      )
    createPet(scene, cat, { detail: 0.4 }).dispose()
    const before = counts()
    for (let i = 0; i < 20; i++) createPet(scene, cat, { detail: 0.4 }).dispose()
    expect(counts()).toEqual(before)
  })

  test('twenty portraits opened and closed leave no scene behind', () => {
    const engine = new NullEngine()
    const canvas = { clientWidth: 100, clientHeight: 100, width: 0, height: 0 } as HTMLCanvasElement
    let [frames, users] = [0, 0]
    for (let i = 0; i < 20; i++) {
      users++
      frames++
      const studio = {
        engine,
        easel: undefined,
        everyFrame: () => () => void frames--,
        leave: () => void users--,
      }
      createPetPortrait(canvas, cat, { studio, reducedMotion: true }).dispose()
    }
    expect({ scenes: engine.scenes.length, frames, users }).toEqual({ scenes: 0, frames: 0, users: 0 })
    engine.dispose()
  })
})
