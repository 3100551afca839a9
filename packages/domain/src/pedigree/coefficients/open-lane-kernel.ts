import type { LaneKernel } from './lane-kernel.ts'
import { openScriptLaneKernel } from './script-lane-kernel.ts'
import { openWasmLaneKernel } from './wasm-lane-kernel.ts'

/** @param count - number of lines. Takes WebAssembly where the host allows it; both kinds give the same bits. */
export function openLaneKernel(count: number): LaneKernel {
  return openWasmLaneKernel(count) ?? openScriptLaneKernel(count)
}
