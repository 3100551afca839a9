import type { LaneKernel } from './lane-kernel.ts'

/** The kernel in plain script, for hosts that forbid WebAssembly. @param count - number of lines. */
export function openScriptLaneKernel(count: number): LaneKernel {
  return new ScriptLaneKernel(count + 1)
}

class ScriptLaneKernel implements LaneKernel {
  readonly kind = 'script'
  readonly sires: Int32Array
  readonly dams: Int32Array
  readonly shares: Float64Array
  readonly marks: Uint8Array
  readonly lanes: Float64Array
  /** The same marks, eight to a number, which is 0 only where there are none. */
  readonly #eightMarks: Float64Array
  /** Needed lines, the youngest first. */
  readonly #swept: Int32Array

  constructor(lines: number) {
    this.sires = new Int32Array(lines)
    this.dams = new Int32Array(lines)
    this.shares = new Float64Array(lines)
    this.marks = new Uint8Array(Math.ceil(lines / 8) * 8)
    this.lanes = new Float64Array(lines * 8)
    this.#eightMarks = new Float64Array(this.marks.buffer)
    this.#swept = new Int32Array(lines)
  }

  passUp(from: number): number {
    const { sires, dams, shares, marks, lanes } = this
    const [eightMarks, swept] = [this.#eightMarks, this.#swept]
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
        addHalf(lanes, line * 8, sire * 8, addMark(marks, sire, mark))
        addHalf(lanes, line * 8, dam * 8, addMark(marks, dam, mark))
        scale(lanes, line * 8, shares[line] as number)
      } else {
        addMark(marks, sire, mark)
        addMark(marks, dam, mark)
        clear(lanes, line * 8)
      }
    }
    marks[0] = 0
    clear(lanes, 0)
    return found
  }

  passDown(count: number): void {
    const { sires, dams, lanes } = this
    const swept = this.#swept
    for (let k = count - 1; k >= 0; k -= 1) {
      const line = swept[k] as number
      inherit(lanes, line * 8, (sires[line] as number) * 8, (dams[line] as number) * 8)
    }
  }
}

/** @returns 1 when the line was an ancestor before, else 0: what its lanes hold is then stale. */
function addMark(marks: Uint8Array, line: number, mark: number): number {
  const before = marks[line] as number
  marks[line] = before | mark
  return before & 1
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
