import type { LaneKernel } from './lane-kernel.ts'

/** The kernel in plain script, for hosts that forbid WebAssembly. @param count - number of lines. */
export function openScriptLaneKernel(count: number): LaneKernel {
  const sires = new Int32Array(count + 1)
  const dams = new Int32Array(count + 1)
  const shares = new Float64Array(count + 1)
  const marks = new Uint8Array(Math.ceil((count + 1) / 8) * 8)
  // The same marks, eight to a number, which is 0 only where there are none.
  const eightMarks = new Float64Array(marks.buffer)
  const lanes = new Float64Array((count + 1) * 8)
  const swept = new Int32Array(count + 1)

  function passUp(from: number): number {
    let found = 0
    for (let line = from; line > 0; line -= 1) {
      while ((line & 7) === 7 && eightMarks[line >> 3] === 0) line -= 8
      const mark = marks[line] ?? 0
      if (mark === 0) continue
      marks[line] = 0
      if (mark & 2) swept[found++] = line
      const sire = sires[line] as number
      const dam = dams[line] as number
      if (mark & 1) {
        addHalf(lanes, line * 8, sire * 8, addMark(sire, mark))
        addHalf(lanes, line * 8, dam * 8, addMark(dam, mark))
        scale(lanes, line * 8, shares[line] as number)
      } else {
        addMark(sire, mark)
        addMark(dam, mark)
        clear(lanes, line * 8)
      }
    }
    marks[0] = 0
    clear(lanes, 0)
    return found
  }

  /** 1 when the line was an ancestor before, else 0: what its lanes hold is then stale. */
  function addMark(line: number, mark: number): number {
    const before = marks[line] as number
    marks[line] = before | mark
    return before & 1
  }

  function passDown(needed: number): void {
    for (let k = needed - 1; k >= 0; k -= 1) {
      const line = swept[k] as number
      inherit(lanes, line * 8, (sires[line] as number) * 8, (dams[line] as number) * 8)
    }
  }

  return { kind: 'script', sires, dams, shares, marks, lanes, passUp, passDown }
}

// Eight lines instead of a loop or of `fill`: three times as fast.

function addHalf(lanes: Float64Array, own: number, parent: number, held: number): void {
  if (held === 0) clear(lanes, parent)
  lanes[parent] = (lanes[parent] as number) + (lanes[own] as number) * 0.5
  lanes[parent + 1] = (lanes[parent + 1] as number) + (lanes[own + 1] as number) * 0.5
  lanes[parent + 2] = (lanes[parent + 2] as number) + (lanes[own + 2] as number) * 0.5
  lanes[parent + 3] = (lanes[parent + 3] as number) + (lanes[own + 3] as number) * 0.5
  lanes[parent + 4] = (lanes[parent + 4] as number) + (lanes[own + 4] as number) * 0.5
  lanes[parent + 5] = (lanes[parent + 5] as number) + (lanes[own + 5] as number) * 0.5
  lanes[parent + 6] = (lanes[parent + 6] as number) + (lanes[own + 6] as number) * 0.5
  lanes[parent + 7] = (lanes[parent + 7] as number) + (lanes[own + 7] as number) * 0.5
}

function clear(lanes: Float64Array, own: number): void {
  lanes[own] = 0
  lanes[own + 1] = 0
  lanes[own + 2] = 0
  lanes[own + 3] = 0
  lanes[own + 4] = 0
  lanes[own + 5] = 0
  lanes[own + 6] = 0
  lanes[own + 7] = 0
}

function scale(lanes: Float64Array, own: number, share: number): void {
  lanes[own] = (lanes[own] as number) * share
  lanes[own + 1] = (lanes[own + 1] as number) * share
  lanes[own + 2] = (lanes[own + 2] as number) * share
  lanes[own + 3] = (lanes[own + 3] as number) * share
  lanes[own + 4] = (lanes[own + 4] as number) * share
  lanes[own + 5] = (lanes[own + 5] as number) * share
  lanes[own + 6] = (lanes[own + 6] as number) * share
  lanes[own + 7] = (lanes[own + 7] as number) * share
}

function inherit(lanes: Float64Array, own: number, sire: number, dam: number): void {
  lanes[own] = ((lanes[sire] as number) + (lanes[dam] as number)) * 0.5 + (lanes[own] as number)
  lanes[own + 1] =
    ((lanes[sire + 1] as number) + (lanes[dam + 1] as number)) * 0.5 + (lanes[own + 1] as number)
  lanes[own + 2] =
    ((lanes[sire + 2] as number) + (lanes[dam + 2] as number)) * 0.5 + (lanes[own + 2] as number)
  lanes[own + 3] =
    ((lanes[sire + 3] as number) + (lanes[dam + 3] as number)) * 0.5 + (lanes[own + 3] as number)
  lanes[own + 4] =
    ((lanes[sire + 4] as number) + (lanes[dam + 4] as number)) * 0.5 + (lanes[own + 4] as number)
  lanes[own + 5] =
    ((lanes[sire + 5] as number) + (lanes[dam + 5] as number)) * 0.5 + (lanes[own + 5] as number)
  lanes[own + 6] =
    ((lanes[sire + 6] as number) + (lanes[dam + 6] as number)) * 0.5 + (lanes[own + 6] as number)
  lanes[own + 7] =
    ((lanes[sire + 7] as number) + (lanes[dam + 7] as number)) * 0.5 + (lanes[own + 7] as number)
}
