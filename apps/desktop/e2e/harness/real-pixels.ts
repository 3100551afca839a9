import type { Desktop } from './desktop.ts'

/** Time in the page runs this much slower, so that a frame of half a second does not look slow to it. */
const SLOWDOWN = 12

/**
 * Opens the app again in a browser that, without a graphics card, draws as if it had one: every pixel and
 * every shadow, however long it takes. For pictures; nobody would want to use the app like that.
 */
export async function drawEveryPixel({ context, page }: Desktop): Promise<void> {
  await context.addInitScript(slowdown => {
    const unmaskedRenderer = 0x9246
    const ask = WebGL2RenderingContext.prototype.getParameter
    WebGL2RenderingContext.prototype.getParameter = function answer(name: number) {
      return name === unmaskedRenderer ? 'a patient painter' : ask.call(this, name)
    }
    const now = performance.now.bind(performance)
    performance.now = () => now() / slowdown
  }, SLOWDOWN)
  await page.reload()
}
