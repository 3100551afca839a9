import type { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { afterEach, describe, expect, test } from 'vitest'
import type * as scene from '../index.ts'
import { type Harness, openHarness } from './open-harness.ts'
import { CAST } from './pictures.ts'

/** What the harness page puts on `globalThis`, with the session a test opened. */
type Page = { readonly pawfect: typeof scene; session: scene.ParkSession }

const MAX_DRAW_CALLS = 120
const MAX_TRIANGLES = 300_000

let harness: Harness | undefined
afterEach(async () => {
  await harness?.close()
  harness = undefined
})

/** Opens a park with a husky in it and waits for a frame in which everything is drawn. */
async function enterPark(): Promise<Harness> {
  harness = await openHarness({ width: 480, height: 270 })
  await harness.page.evaluate(async facts => {
    const page = globalThis as unknown as Page
    const canvas = document.querySelector('canvas')
    if (canvas === null) throw new Error('the page has no canvas')
    const appearance = page.pawfect.appearanceFromFacts(facts)
    page.session = page.pawfect.openPark({ canvas, myPet: { appearance, name: 'Luna' }, peerId: 'ana' })
    await page.session.park.scene.whenReadyAsync()
  }, CAST.husky)
  return harness
}

/** Lets a number of frames pass in the page. */
function frames(count: number): Promise<void> | undefined {
  return harness?.page.evaluate(
    wanted =>
      new Promise<void>(resolve => {
        const { session } = globalThis as unknown as Page
        let left = wanted
        session.park.scene.onAfterRenderObservable.add(() => {
          left--
          if (left <= 0) resolve()
        })
      }),
    count,
  )
}

describe('a park in real Chromium', () => {
  test('two animals, a name and a ball stay within 120 draw calls and 300,000 triangles, wherever one looks', async () => {
    const { page } = await enterPark()
    await page.evaluate(facts => {
      const { pawfect, session } = globalThis as unknown as Page
      session.addRemotePet('ben', { appearance: pawfect.appearanceFromFacts(facts), name: 'Miezi' })
      session.pushRemotePose(
        'ben',
        { x: 1.5, y: 0, z: -8, yawRad: 2, speedMps: 0, state: 'sit' },
        performance.now(),
      )
    }, CAST.coon)
    const costs = await page.evaluate(async () => {
      const { session } = globalThis as unknown as Page
      await session.park.scene.whenReadyAsync()
      const costs: { drawCalls: number; triangles: number }[] = []
      session.setCameraMode('free')
      // The free camera looks north: from the south fence all of the park is in view.
      for (const [x, z] of [
        [0, -14],
        [0, -28],
        [-27, -27],
        [18, -20],
      ] as const) {
        const camera = session.park.scene.activeCamera as FreeCamera
        camera.position.set(x, session.park.groundAt(x, z) + 1.6, z)
        await new Promise<void>(
          resolve => void session.park.scene.onAfterRenderObservable.addOnce(() => resolve()),
        )
        const { drawCalls, triangles } = session.stats()
        costs.push({ drawCalls, triangles })
      }
      return costs
    })
    console.info(JSON.stringify(costs))
    for (const { drawCalls, triangles } of costs) {
      expect(drawCalls).toBeGreaterThan(10)
      expect(drawCalls).toBeLessThanOrEqual(MAX_DRAW_CALLS)
      expect(triangles).toBeLessThanOrEqual(MAX_TRIANGLES)
    }
  })

  test('keys walk the animal, C frees the camera, a click sends it on its way', async () => {
    const { page } = await enterPark()
    const pose = () => page.evaluate(() => (globalThis as unknown as Page).session.localPose())
    await page.locator('canvas').focus()
    const start = await pose()
    await page.keyboard.down('KeyW')
    await expect.poll(async () => (await pose()).z - start.z, { timeout: 60_000 }).toBeGreaterThan(0.5)
    await page.keyboard.up('KeyW')
    await page.keyboard.press('Space')
    await expect.poll(async () => (await pose()).state, { timeout: 60_000 }).toBe('sit')
    await page.keyboard.press('KeyC')
    expect(await page.evaluate(() => (globalThis as unknown as Page).session.cameraMode())).toBe('free')
    await page.keyboard.press('KeyC')
    const before = await pose()
    await page.mouse.click(330, 200)
    await expect
      .poll(async () => Math.hypot((await pose()).x - before.x, (await pose()).z - before.z), {
        timeout: 60_000,
      })
      .toBeGreaterThan(0.3)
  })

  test('a portrait appears on a card, and twenty of them leave nothing behind', async () => {
    harness = await openHarness({ width: 320, height: 200 })
    const seen = await harness.page.evaluate(async facts => {
      const { pawfect } = globalThis as unknown as Page
      const appearance = pawfect.appearanceFromFacts(facts)
      const cards = Array.from({ length: 20 }, () => {
        const canvas = document.createElement('canvas')
        canvas.style.cssText = 'width:40px;height:40px'
        document.body.append(canvas)
        return canvas
      })
      const portraits = cards.map(canvas =>
        pawfect.createPetPortrait(canvas, appearance, { reducedMotion: true }),
      )
      await portraits[0]?.shown
      const card = cards[0]
      const pixels = card?.getContext('2d')?.getImageData(0, 0, card.width, card.height).data ?? []
      const painted = Array.from(pixels).filter((value, i) => i % 4 === 3 && value > 200).length
      for (const portrait of portraits) portrait.dispose()
      return { painted, all: pixels.length / 4 }
    }, CAST.tabby)
    expect(seen.painted).toBeGreaterThan(seen.all * 0.15)
    expect(seen.painted).toBeLessThan(seen.all * 0.95)
  })

  test('in an emulated headset one stands on the grass, teleports and leaves again', async () => {
    harness = await openHarness({ width: 320, height: 200 })
    const { page } = harness
    await page.evaluate(async facts => {
      const global = globalThis as unknown as Page & {
        pawfect: { wearEmulatedHeadset(): unknown }
        headset: unknown
      }
      global.headset = global.pawfect.wearEmulatedHeadset()
      const canvas = document.querySelector('canvas')
      if (canvas === null) throw new Error('the page has no canvas')
      global.session = global.pawfect.openPark({
        canvas,
        shadows: false,
        myPet: { appearance: global.pawfect.appearanceFromFacts(facts), name: 'Luna' },
      })
    }, CAST.beagle)
    expect(await page.evaluate(() => (globalThis as unknown as Page).session.vrSupport())).toEqual({
      kind: 'ready',
    })
    await page.evaluate(() => (globalThis as unknown as Page).session.enterVr())
    await frames(3)
    const standing = () =>
      page.evaluate(() => {
        const { session } = globalThis as unknown as Page
        const at = session.park.scene.activeCamera?.globalPosition
        if (at === undefined) throw new Error('no camera')
        return { x: at.x, z: at.z, eyesM: at.y - session.park.groundAt(at.x, at.z) }
      })
    const before = await standing()
    expect(before.eyesM).toBeGreaterThan(1)
    expect(before.eyesM).toBeLessThan(2.2)
    await page.evaluate(() => {
      const { headset } = globalThis as unknown as {
        headset: {
          controllers: {
            right: {
              quaternion: { set(x: number, y: number, z: number, w: number): void }
              updateAxes(id: string, x: number, y: number): void
            }
          }
        }
      }
      // Points ahead and a little down, then pushes the stick forward.
      headset.controllers.right.quaternion.set(-0.26, 0, 0, 0.966)
      headset.controllers.right.updateAxes('thumbstick', 0, -1)
    })
    await frames(6)
    await page.evaluate(() => {
      const { headset } = globalThis as unknown as {
        headset: { controllers: { right: { updateAxes(id: string, x: number, y: number): void } } }
      }
      headset.controllers.right.updateAxes('thumbstick', 0, 0)
    })
    await expect
      .poll(
        async () => {
          const now = await standing()
          return Math.hypot(now.x - before.x, now.z - before.z)
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0.5)
    expect((await standing()).eyesM).toBeGreaterThan(1)
    await page.evaluate(() => (globalThis as unknown as Page).session.exitVr())
    expect(
      await page.evaluate(() => (globalThis as unknown as Page).session.park.scene.activeCamera?.name),
    ).toBe('park-camera')
  })
})
