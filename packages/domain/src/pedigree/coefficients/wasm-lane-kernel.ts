import type { LaneKernel } from './lane-kernel.ts'
import { LANE_KERNEL_WASM } from './lane-kernel-wasm.ts'

/** What TypeScript's own library says of WebAssembly only for web pages. */
type WebAssemblyHost = {
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
}

type KernelExports = {
  place(...offsets: readonly number[]): void
  passUp(from: number): number
  passDown(count: number): void
}

const PAGE_BYTES = 65_536

/** No column starts inside a cache line of another. */
const ALIGNMENT_BYTES = 64

/**
 * The kernel in WebAssembly with SIMD, see lane-kernel.wat.
 *
 * @param count - number of lines.
 * @returns `undefined` where the host has no WebAssembly, forbids it by its content security policy, or lacks SIMD.
 */
export function openWasmLaneKernel(count: number): LaneKernel | undefined {
  const host = (globalThis as { WebAssembly?: WebAssemblyHost }).WebAssembly
  if (host === undefined) return undefined
  const lines = count + 1
  const places = placesOf([lines * 64, lines * 8, lines * 4, lines * 4, lines * 4, lines])
  const bytes = places[places.length - 1] as number
  try {
    const memory = new host.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) })
    const module = new host.Module(Uint8Array.from(atob(LANE_KERNEL_WASM), sign => sign.charCodeAt(0)))
    const { exports } = new host.Instance(module, { host: { memory } })
    return kernelIn(memory.buffer, places, exports as KernelExports)
  } catch {
    // Forbidden or too large: the script kernel does the same work.
    return undefined
  }
}

/** Where each column starts, and at last where all end. */
function placesOf(sizes: readonly number[]): number[] {
  const places = [ALIGNMENT_BYTES]
  for (const size of sizes) {
    const end = (places[places.length - 1] as number) + size
    places.push(Math.ceil(end / ALIGNMENT_BYTES) * ALIGNMENT_BYTES)
  }
  return places
}

function kernelIn(buffer: ArrayBuffer, places: readonly number[], exports: KernelExports): LaneKernel {
  const [lanes, shares, sires, dams, swept, marks] = places as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const lines = Math.floor((shares - lanes) / 64)
  exports.place(lanes, shares, sires, dams, swept, marks)
  return {
    kind: 'wasm',
    lanes: new Float64Array(buffer, lanes, lines * 8),
    shares: new Float64Array(buffer, shares, lines),
    sires: new Int32Array(buffer, sires, lines),
    dams: new Int32Array(buffer, dams, lines),
    marks: new Uint8Array(buffer, marks, lines),
    passUp: from => exports.passUp(from),
    passDown: needed => exports.passDown(needed),
  }
}
