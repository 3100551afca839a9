/** How much 3D this computer can draw. */
export type DrawingPower = 'none' | 'software' | 'hardware'

let known: DrawingPower | undefined

/** Asks the browser once; software drawing works but is slow, so scenes get simpler there. */
export function drawingPower(): DrawingPower {
  known ??= askForDrawingPower()
  return known
}

function askForDrawingPower(): DrawingPower {
  const context = document.createElement('canvas').getContext('webgl2')
  if (context === null) return 'none'
  const names = context.getExtension('WEBGL_debug_renderer_info')
  const renderer = names === null ? '' : String(context.getParameter(names.UNMASKED_RENDERER_WEBGL))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software/i.test(renderer) ? 'software' : 'hardware'
}
