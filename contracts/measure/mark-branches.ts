import { createRequire } from 'node:module'

/** What a marked source is, and where its marks are. */
export type MarkedSource = { readonly text: string; readonly armLines: readonly number[] }

/** A choice that cannot be given a mark, because it is not made by statements. */
export class UnmarkableBranchError extends Error {
  override readonly name = 'UnmarkableBranchError'
  readonly code = 'contracts/unmarkable-branch'
}

type Node = { readonly nodeType?: string; readonly src?: string } & Readonly<Record<string, unknown>>
type Compiler = { compile: (input: string) => string }
type Parsed = { readonly sources: Record<string, { readonly ast?: Node }> }
type Insertion = { readonly at: number; readonly text: string; readonly closes: boolean }

const ENDS_WITH_A_BRACE = new Set(['Block', 'UncheckedBlock', 'InlineAssembly', 'TryStatement'])

/** A statement without effect, alone on its line: line coverage then tells whether this arm was taken. */
const MARK = '\n0;\n'

/**
 * Gives each arm of each `if` a line of its own, also the arm that is not written down; hardhat counts lines and
 * statements but no branches.
 *
 * @param source - a Solidity source.
 * @returns the marked source, and the 1-based numbers of the lines that mark an arm.
 * @throws {UnmarkableBranchError} for `a ? b : c`; write it as an `if`.
 */
export function markBranches(source: string): MarkedSource {
  const insertions = nodesOf(parse(source)).flatMap(insertionsFor)
  const bytes = Buffer.from(source)
  const inOrder = insertions.map((insertion, order) => ({ ...insertion, order }))
  // Where two meet, what ends comes before what begins, and the inner ends before the outer.
  inOrder.sort(
    (one, two) =>
      one.at - two.at ||
      Number(two.closes) - Number(one.closes) ||
      (one.closes ? two.order - one.order : one.order - two.order),
  )
  let text = ''
  let done = 0
  const armLines: number[] = []
  for (const { at, text: inserted } of inOrder) {
    text += bytes.subarray(done, at).toString()
    done = at
    if (inserted.includes(MARK)) armLines.push(linesIn(text + inserted.slice(0, inserted.indexOf(MARK))) + 1)
    text += inserted
  }
  return { text: text + bytes.subarray(done).toString(), armLines }
}

function insertionsFor(node: Node): Insertion[] {
  if (node.nodeType === 'Conditional') throw new UnmarkableBranchError('write "a ? b : c" as an if')
  if (node.nodeType !== 'IfStatement') return []
  const arms = [node['trueBody'], node['falseBody']].filter(isNode)
  const unwritten = arms.length === 1 ? ` else {${MARK}}` : ''
  return arms.flatMap((arm, i) => markArm(arm, i === 0 ? unwritten : ''))
}

function markArm(arm: Node, after: string): Insertion[] {
  const isBlock = arm.nodeType === 'Block'
  const opening = isBlock ? { at: startOf(arm) + 1, text: MARK } : { at: startOf(arm), text: `{${MARK}` }
  return [
    { ...opening, closes: false },
    { at: endOf(arm), text: `${isBlock ? '' : '}'}${after}`, closes: true },
  ]
}

function parse(source: string): Node {
  const compiler = createRequire(import.meta.url)('solc') as Compiler
  const settings = { stopAfter: 'parsing', outputSelection: { '*': { '': ['ast'] } } }
  const input = { language: 'Solidity', sources: { it: { content: source } }, settings }
  const tree = (JSON.parse(compiler.compile(JSON.stringify(input))) as Parsed).sources['it']?.ast
  if (tree === undefined) throw new Error('the source cannot be parsed')
  return tree
}

/** Every node, the outer before the inner. */
function nodesOf(node: Node): Node[] {
  const below = Object.values(node).flatMap(value => (Array.isArray(value) ? value : [value]))
  return [node, ...below.filter(isNode).flatMap(nodesOf)]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}

function startOf({ src = '' }: Node): number {
  return Number(src.split(':')[0])
}

/** Behind the semicolon, which the compiler does not count as a part of a simple statement. */
function endOf(node: Node): number {
  const last = node['falseBody'] ?? node['trueBody'] ?? node['body']
  if (isNode(last)) return endOf(last)
  const length = Number(node.src?.split(':')[1])
  return startOf(node) + length + (ENDS_WITH_A_BRACE.has(node.nodeType ?? '') ? 0 : 1)
}

function linesIn(text: string): number {
  return text.split('\n').length
}
