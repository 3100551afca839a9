import { metaQuest3, XRDevice, XRReferenceSpace } from 'iwer'

/** What an iwer reference space does not declare but has. */
type OffsetSpace = { getOffsetReferenceSpace(offset: { readonly matrix: Float32Array }): unknown }

/** Puts an emulated headset into the page. Call before anything asks for WebXR. */
export function wearEmulatedHeadset(): XRDevice {
  const device = new XRDevice(metaQuest3)
  device.installRuntime({ forceInstall: true })
  const space = XRReferenceSpace.prototype as unknown as OffsetSpace
  const original = space.getOffsetReferenceSpace
  // iwer 2.5.0 takes the transform itself for its matrix, so every teleport would snap back.
  space.getOffsetReferenceSpace = function (offset) {
    return original.call(this, offset.matrix as unknown as { matrix: Float32Array })
  }
  return device
}
