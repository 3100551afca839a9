/** A grid of pixels that pull to either side, and to their eight neighbours. */
export type PixelGrid = {
  readonly width: number
  readonly height: number
  /** One whole number a pixel: above zero it pulls inside, below zero outside. */
  readonly pulls: Int32Array
  /** Four whole numbers a pixel, 0 or more: what it costs to part it from its right, lower left, lower and lower right neighbour. */
  readonly ties: Int32Array
}

/**
 * The cheapest way to part a grid in two.
 *
 * @returns 1 for pixels inside, 0 for those outside; undecided ones are outside.
 * @see Boykov and Kolmogorov (2004), "An Experimental Comparison of Min-Cut/Max-Flow Algorithms"
 */
export function minCut(grid: PixelGrid): Uint8Array<ArrayBuffer> {
  const search = new TreeSearch(grid)
  search.run()
  const { width, height } = grid
  const inside = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      inside[y * width + x] = search.isInside((y + 1) * (width + 2) + x + 1) ? 1 : 0
    }
  }
  return inside
}

const FREE = 0
const SOURCE = 1
const NO_PARENT = -1
const TERMINAL = 8
const ORPHAN = 9
const NEVER = 0x7fffffff

/** Two search trees, from the inside and the outside, that meet where flow still fits. A border of dead pixels saves bounds checks. */
class TreeSearch {
  /** Steps to the eight neighbours; the step back from `direction` is `direction ^ 4`. */
  readonly #steps: Int32Array
  /** What still fits from each pixel into each direction. */
  readonly #room: Int32Array
  /** What still fits from the inside (above zero) or to the outside (below). */
  readonly #pull: Int32Array
  /** 0 free, 1 of the inside's tree, 2 of the outside's. */
  readonly #tree: Uint8Array
  readonly #parent: Int8Array
  readonly #depth: Int32Array
  readonly #stamp: Int32Array
  readonly #queued: Uint8Array
  readonly #queue: Int32Array
  #first = 0
  #waiting = 0
  #now = 0
  readonly #orphans: number[] = []

  constructor({ width, height, pulls, ties }: PixelGrid) {
    const row = width + 2
    const nodes = row * (height + 2)
    this.#steps = Int32Array.of(1, row - 1, row, row + 1, -1, 1 - row, -row, -1 - row)
    this.#room = new Int32Array(nodes * 8)
    this.#pull = new Int32Array(nodes)
    this.#tree = new Uint8Array(nodes)
    this.#parent = new Int8Array(nodes).fill(NO_PARENT)
    this.#depth = new Int32Array(nodes)
    this.#stamp = new Int32Array(nodes)
    this.#queued = new Uint8Array(nodes)
    this.#queue = new Int32Array(nodes)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const pixel = y * width + x
        const node = (y + 1) * row + x + 1
        if (x + 1 < width) this.#tie(node, 0, ties[pixel * 4] as number)
        if (x > 0 && y + 1 < height) this.#tie(node, 1, ties[pixel * 4 + 1] as number)
        if (y + 1 < height) this.#tie(node, 2, ties[pixel * 4 + 2] as number)
        if (x + 1 < width && y + 1 < height) this.#tie(node, 3, ties[pixel * 4 + 3] as number)
        this.#root(node, pulls[pixel] as number)
      }
    }
  }

  isInside(node: number): boolean {
    return this.#tree[node] === SOURCE
  }

  run(): void {
    while (this.#waiting > 0) {
      const node = this.#queue[this.#first] as number
      if (this.#tree[node] !== FREE && this.#grow(node)) continue
      this.#first = (this.#first + 1) % this.#queue.length
      this.#waiting -= 1
      this.#queued[node] = 0
    }
  }

  #tie(node: number, direction: number, strength: number): void {
    this.#room[node * 8 + direction] = strength
    this.#room[(node + (this.#steps[direction] as number)) * 8 + (direction ^ 4)] = strength
  }

  #root(node: number, pull: number): void {
    if (pull === 0) return
    this.#pull[node] = pull
    this.#tree[node] = pull > 0 ? SOURCE : SOURCE + 1
    this.#parent[node] = TERMINAL
    this.#depth[node] = 1
    this.#activate(node)
  }

  #activate(node: number): void {
    if (this.#queued[node] === 1) return
    this.#queued[node] = 1
    this.#queue[(this.#first + this.#waiting) % this.#queue.length] = node
    this.#waiting += 1
  }

  /** What fits along an edge, seen from the terminal of the tree that `node` belongs to. */
  #roomFrom(node: number, direction: number, tree: number): number {
    if (tree === SOURCE) return this.#room[node * 8 + direction] as number
    return this.#room[(node + (this.#steps[direction] as number)) * 8 + (direction ^ 4)] as number
  }

  /** Takes in free neighbours. @returns true after it met the other tree and flow went through. */
  #grow(node: number): boolean {
    const tree = this.#tree[node] as number
    for (let direction = 0; direction < 8; direction++) {
      if (this.#roomFrom(node, direction, tree) <= 0) continue
      const next = node + (this.#steps[direction] as number)
      if (this.#tree[next] === FREE) {
        this.#tree[next] = tree
        this.#adopt(next, direction ^ 4, (this.#depth[node] as number) + 1, this.#stamp[node] as number)
        this.#activate(next)
      } else if (this.#tree[next] !== tree) {
        if (tree === SOURCE) this.#augment(node, direction)
        else this.#augment(next, direction ^ 4)
        this.#settleOrphans()
        return true
      } else if (this.#isNearer(node, next)) {
        this.#adopt(next, direction ^ 4, (this.#depth[node] as number) + 1, this.#stamp[node] as number)
      }
    }
    return false
  }

  #isNearer(node: number, next: number): boolean {
    return (
      (this.#stamp[next] as number) <= (this.#stamp[node] as number) &&
      (this.#depth[next] as number) > (this.#depth[node] as number)
    )
  }

  #adopt(node: number, parent: number, depth: number, stamp: number): void {
    this.#parent[node] = parent
    this.#depth[node] = depth
    this.#stamp[node] = stamp
  }

  /** Sends what fits from the inside to the outside over the edge where the trees met. */
  #augment(meeting: number, direction: number): void {
    const edge = meeting * 8 + direction
    const beyond = meeting + (this.#steps[direction] as number)
    const flow = Math.min(this.#room[edge] as number, this.#fits(meeting, SOURCE), this.#fits(beyond, 2))
    this.#room[edge] = (this.#room[edge] as number) - flow
    const back = beyond * 8 + (direction ^ 4)
    this.#room[back] = (this.#room[back] as number) + flow
    this.#send(meeting, SOURCE, flow)
    this.#send(beyond, 2, flow)
  }

  #fits(from: number, tree: number): number {
    let least = NEVER
    let node = from
    for (let up = this.#parent[node] as number; up !== TERMINAL; up = this.#parent[node] as number) {
      const parent = node + (this.#steps[up] as number)
      least = Math.min(least, this.#roomFrom(parent, up ^ 4, tree))
      node = parent
    }
    return Math.min(least, Math.abs(this.#pull[node] as number))
  }

  #send(from: number, tree: number, flow: number): void {
    let node = from
    for (let up = this.#parent[node] as number; up !== TERMINAL; up = this.#parent[node] as number) {
      const parent = node + (this.#steps[up] as number)
      const down = parent * 8 + (up ^ 4)
      const upward = node * 8 + up
      const [used, freed] = tree === SOURCE ? [down, upward] : [upward, down]
      this.#room[used] = (this.#room[used] as number) - flow
      this.#room[freed] = (this.#room[freed] as number) + flow
      if (this.#room[used] === 0) this.#orphan(node)
      node = parent
    }
    const pull = this.#pull[node] as number
    this.#pull[node] = tree === SOURCE ? pull - flow : pull + flow
    if (this.#pull[node] === 0) this.#orphan(node)
  }

  #orphan(node: number): void {
    this.#parent[node] = ORPHAN
    this.#orphans.push(node)
  }

  #settleOrphans(): void {
    this.#now += 1
    for (let node = this.#orphans.pop(); node !== undefined; node = this.#orphans.pop()) {
      const tree = this.#tree[node] as number
      let best = NO_PARENT
      let nearest = NEVER
      for (let direction = 0; direction < 8; direction++) {
        const parent = node + (this.#steps[direction] as number)
        if (this.#tree[parent] !== tree || this.#roomFrom(parent, direction ^ 4, tree) <= 0) continue
        const depth = this.#depthOf(parent)
        if (depth >= nearest) continue
        best = direction
        nearest = depth
      }
      if (best === NO_PARENT) this.#release(node, tree)
      else this.#adopt(node, best, nearest + 1, this.#now)
    }
  }

  /** Steps to the tree's terminal; `NEVER` where the way there is cut. */
  #depthOf(from: number): number {
    let steps = 0
    let node = from
    while (this.#stamp[node] !== this.#now) {
      const up = this.#parent[node] as number
      if (up === ORPHAN || up === NO_PARENT) return NEVER
      steps += 1
      if (up === TERMINAL) {
        this.#adopt(node, TERMINAL, 1, this.#now)
        steps -= 1
        break
      }
      node += this.#steps[up] as number
    }
    const depth = steps + (this.#depth[node] as number)
    this.#markWay(from, depth)
    return depth
  }

  #markWay(from: number, depth: number): void {
    let node = from
    for (let left = depth; this.#stamp[node] !== this.#now; left--) {
      this.#stamp[node] = this.#now
      this.#depth[node] = left
      node += this.#steps[this.#parent[node] as number] as number
    }
  }

  #release(node: number, tree: number): void {
    for (let direction = 0; direction < 8; direction++) {
      const next = node + (this.#steps[direction] as number)
      if (this.#tree[next] !== tree) continue
      if (this.#roomFrom(next, direction ^ 4, tree) > 0) this.#activate(next)
      if (this.#parent[next] === (direction ^ 4)) this.#orphan(next)
    }
    this.#tree[node] = FREE
    this.#parent[node] = NO_PARENT
  }
}
