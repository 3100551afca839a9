import { fc, test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { arrangePedigree } from '../../pedigree.ts'
import { applyFix, safeRecords } from '../apply-fix.ts'
import { checkPedigreeRecords } from '../check-pedigree-records.ts'
import { pedigreeFindingSchema } from '../pedigree-finding.ts'

const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'Rex', 'REX', 'rex 1']
const tangled = fc.subarray(ids, { minLength: 1 }).chain(some =>
  fc.tuple(
    ...some.map(id =>
      fc.record(
        {
          id: fc.constant(id),
          sireId: fc.constantFrom(...ids, 'Nobody'),
          damId: fc.constantFrom(...ids, 'Nobodi'),
          sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
          bornOn: fc.constantFrom('1999', '2009', '2010-01', '2010-01-20', '2010-02-10', '2091'),
          diedOn: fc.constantFrom('2009', '2012'),
        },
        { requiredKeys: ['id'] },
      ),
    ),
  ),
)

describe('whatever records say', () => {
  property.prop([tangled], { numRuns: 250, seed: 5 })(
    'the safe reading can be computed with',
    async records => {
      const findings = await checkPedigreeRecords(records)

      expect(() => arrangePedigree(safeRecords({ records, findings }))).not.toThrow()
      for (const finding of findings) pedigreeFindingSchema.parse(finding)
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
    },
  )

  property.prop([tangled], { numRuns: 200, seed: 5 })(
    'each fix can be accepted and settles its finding',
    async records => {
      const findings = await checkPedigreeRecords(records)
      for (const finding of findings)
        for (const fix of finding.proposedFixes) {
          const after = await checkPedigreeRecords(applyFix(records, fix))
          expect(after.map(({ id }) => id)).not.toContain(finding.id)
        }
    },
  )

  property.prop([tangled], { numRuns: 100, seed: 5 })(
    'the same records give the same findings',
    async records => {
      expect(await checkPedigreeRecords(records)).toEqual(
        await checkPedigreeRecords(structuredClone(records)),
      )
    },
  )
})
