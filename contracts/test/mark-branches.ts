/** Part of `npm test`: what coverage counts as a branch is every arm of every `if`, written down or not. */
import { deepStrictEqual, throws } from 'node:assert'
import { markBranches, UnmarkableBranchError } from '../measure/mark-branches.ts'

const around = (body: string) =>
  `contract A { function f(uint256 x) external pure returns (uint256) { ${body} } }`
const marked = (body: string) => markBranches(around(body))

const nested = marked('if (x == 1) return 1; else if (x == 2) return 2; return 3;')
deepStrictEqual(
  nested.text.split('\n').join(' '),
  around('if (x == 1) { 0; return 1;} else { 0; if (x == 2) { 0; return 2;} else { 0; }} return 3;'),
)
deepStrictEqual(nested.armLines, [2, 4, 6, 8])

const blocks = marked('if (x == 1) { return 1; } else { return 2; }')
deepStrictEqual(
  blocks.text.split('\n').join(' '),
  around('if (x == 1) { 0;  return 1; } else { 0;  return 2; }'),
)
deepStrictEqual(blocks.armLines, [2, 4])

deepStrictEqual(marked('return x;'), { text: around('return x;'), armLines: [] })
throws(() => marked('return x == 1 ? 1 : 2;'), UnmarkableBranchError)
console.log('4 passing (every arm of every branch is marked)')
