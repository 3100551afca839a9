/** How much 3D this computer can draw. */
export type DrawingPower = 'none' | 'software' | 'hardware'

let known: DrawingPower | undefined

/** Asks the browser once; software drawing works but is slow, so scenes get simpler there. */
export function drawingPower(): DrawingPower {
  known ??= judgeDrawingPower(askForRenderer())
  return known
}

/**
 * Tells a graphics card from a processor that draws in its place.
 *
 * @param renderer - as the browser names it; empty if it does not say, `null` without WebGL2.
 */
export function judgeDrawingPower(renderer: string | null): DrawingPower {
  if (renderer === null) return 'none'
  return SOFTWARE.test(renderer) ? 'software' : 'hardware'
}

/** Chromium's own, Mesa's two, Windows' and macOS' renderers without a graphics card. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i

function askForRenderer(): string | null {
  const context = document.createElement('canvas').getContext('webgl2')
  if (context === null) return null
  const names = context.getExtension('WEBGL_debug_renderer_info')
  const renderer = names === null ? '' : String(context.getParameter(names.UNMASKED_RENDERER_WEBGL))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return renderer
}
