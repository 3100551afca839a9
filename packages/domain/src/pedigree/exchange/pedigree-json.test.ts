import { describe, expect, test } from 'vitest'
import { readPedigreeFile } from './read-pedigree-file.ts'

describe('reading JSON', () => {
  test('takes a list of objects of another program for a table', async () => {
    const { records, format } = await readPedigreeFile(
      '[{"animal": 1, "father": null, "mother": 0, "kg": 31.5}, {"animal": 2, "father": 1}]',
    )

    expect(format).toBe('json')
    expect(records).toEqual([
      { id: '1', other: { kg: '31.5' } },
      { id: '2', sireId: '1' },
    ])
  })

  test('error: refuses JSON that is no pedigree', async () => {
    await expect(readPedigreeFile('{"name": "Rex"}')).rejects.toMatchObject({ reason: 'json' })
    await expect(readPedigreeFile('[{"id": ')).rejects.toMatchObject({ reason: 'json' })
  })

  test('error: names the key that is missing', async () => {
    await expect(readPedigreeFile('[{"id": "1", "sire": "2"}]')).rejects.toThrow('no dam column found')
  })
})
