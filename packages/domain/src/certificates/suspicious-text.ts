/** Letters that look Latin but are not: where one name can be dressed up as another. */
const LOOKALIKE_SCRIPTS = ['Cyrillic', 'Greek', 'Cherokee', 'Armenian', 'Lisu', 'Coptic'] as const

/**
 * Says why a name may not be what it looks like: invisible or direction-changing characters, or letters of
 * several alphabets in one word. A warning for a human, never a verdict: real names mix scripts too.
 *
 * @returns one sentence per finding; empty for an ordinary name.
 */
export function suspicionsAbout(label: string, text: string): readonly string[] {
  const found: string[] = []
  if (/[\p{Cc}\p{Cf}]/u.test(text))
    found.push(`The ${label} contains invisible characters; what you see may not be what is written.`)
  const mixed = text.split(/[\s\-'’.]+/u).find(word => scriptsIn(word).length > 1)
  if (mixed !== undefined)
    found.push(
      `The ${label} mixes letters of different alphabets (${scriptsIn(mixed).join(' and ')}) in "${mixed}"; it may imitate another name.`,
    )
  if (text !== text.normalize('NFC'))
    found.push(`The ${label} is written in an unusual way; another name may look the same.`)
  return found
}

function scriptsIn(word: string): readonly string[] {
  const scripts = LOOKALIKE_SCRIPTS.filter(script => new RegExp(`\\p{Script=${script}}`, 'u').test(word))
  return /\p{Script=Latin}/u.test(word) ? ['Latin', ...scripts] : scripts
}
