import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What people read is written in these; a shipped photo model and the words for it are among them. */
const SOURCES = [
  'apps/desktop/src',
  'apps/cli/src',
  'apps/server/src',
  'packages/domain/src',
  'packages/ml/src',
]

/** Words owners type into the search about an animal they know: read, never said of a photo. */
const OWNERS_OWN_WORDS = 'packages/domain/src/matching/search/search-words.ts'

/** Feelings, in the languages screens are written in. Visible signs (ears, mouth, tail) are not among them. */
const FEELINGS =
  /(?<!\p{L})(?:happy|unhappy|happiness|sad|sadness|angry|anger|afraid|scared|fearful|anxious|anxiety|nervous|stressed|excited|bored|jealous|lonely|joy|joyful|cheerful|emotions?|feels|feelings?|moods?|glücklich\w*|traurig\w*|wütend\w*|ängstlich\w*|gestresst\w*|aufgeregt\w*|gelangweilt\w*|einsam\w*|fröhlich\w*|gefühle?|stimmung\w*)(?!\p{L})/giu

const shipped = execFileSync('git', ['ls-files', ...SOURCES], { encoding: 'utf8' })
  .split('\n')
  .filter(file => /\.tsx?$/.test(file) && !/\.(test|e2e)\.tsx?$|\/testing\//.test(file))

describe('what the screens and the command line say', () => {
  test('claims no feelings of an animal: a photo shows ears and tails, not hearts', () => {
    const claims = shipped
      .filter(file => file !== OWNERS_OWN_WORDS)
      .flatMap(file =>
        [...withoutComments(readFileSync(file, 'utf8')).matchAll(FEELINGS)].map(
          ([word]) => `${file}: ${word}`,
        ),
      )
    expect(shipped.length).toBeGreaterThan(500)
    expect(claims).toEqual([])
  })
})

/** Comments are for those who read the code, and say there what must not be said. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}
