/**
 * Groups of nodes that reach one another (Tarjan 1972), with an own stack: a line of a hundred thousand generations
 * must not end the call stack.
 *
 * @param nodes - where to start; others are reached through `next`.
 * @param size - one more than the largest number of a node.
 */
export function strongComponents(
  nodes: Iterable<number>,
  size: number,
  next: (node: number) => readonly number[],
): number[][] {
  const walk = new Walk(size, next)
  for (const node of nodes) walk.from(node)
  return walk.components
}

type Frame = { readonly node: number; readonly next: readonly number[]; at: number }

class Walk {
  readonly components: number[][] = []
  private readonly order: Int32Array
  private readonly lowest: Int32Array
  private readonly open: Uint8Array
  private readonly path: number[] = []
  private readonly next: (node: number) => readonly number[]
  private count = 0

  constructor(size: number, next: (node: number) => readonly number[]) {
    this.next = next
    this.order = new Int32Array(size)
    this.lowest = new Int32Array(size)
    this.open = new Uint8Array(size)
  }

  from(start: number): void {
    if (this.order[start] !== 0) return
    const frames = [this.enter(start)]
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const to = frame.next[frame.at]
      frame.at += 1
      if (to === undefined) {
        frames.pop()
        this.leave(frame.node)
        const below = frames.at(-1)
        if (below !== undefined) this.lower(below.node, this.lowest[frame.node] ?? 0)
      } else if (this.order[to] === 0) frames.push(this.enter(to))
      else if (this.open[to] === 1) this.lower(frame.node, this.order[to] ?? 0)
    }
  }

  private enter(node: number): Frame {
    this.count += 1
    this.order[node] = this.count
    this.lowest[node] = this.count
    this.open[node] = 1
    this.path.push(node)
    return { node, next: this.next(node), at: 0 }
  }

  private lower(node: number, to: number): void {
    this.lowest[node] = Math.min(this.lowest[node] ?? 0, to)
  }

  private leave(node: number): void {
    if (this.lowest[node] !== this.order[node]) return
    const component: number[] = []
    for (let member = this.path.pop(); member !== undefined; member = this.path.pop()) {
      this.open[member] = 0
      component.push(member)
      if (member === node) break
    }
    this.components.push(component)
  }
}
