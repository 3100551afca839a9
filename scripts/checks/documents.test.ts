import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean)
const documents = tracked.filter(file => file.endsWith('.md'))

/** A path of the repository as documents quote it: in backticks or as a link, starting at a top folder. */
const QUOTED = /[`(]((?:apps|packages|contracts|assets|docs|scripts|deploy)\/[\w./-]+)[`)]/g

describe('the documents', () => {
  test('quote only paths that exist', () => {
    const missing = documents.flatMap(document =>
      [...readFileSync(document, 'utf8').matchAll(QUOTED)]
        .map(([, path]) => path ?? '')
        .filter(path => !existsSync(path))
        .map(path => `${document}: ${path}`),
    )
    expect(missing).toEqual([])
  })

  test('no tracked file has a grab-bag name', () => {
    const grabBags = tracked.filter(file =>
      /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.tsx?$)/.test(file),
    )
    expect(grabBags).toEqual([])
  })
})
