import { type Saying, say } from './sayings/saying.ts'

/** Letters that look Latin but are not: where one name can be dressed up as another. */
const LOOKALIKE_SCRIPTS = ['Cyrillic', 'Greek', 'Cherokee', 'Armenian', 'Lisu', 'Coptic'] as const

type Script = 'Latin' | (typeof LOOKALIKE_SCRIPTS)[number]

/**
 * Says why a name may not be what it looks like: invisible or direction-changing characters, or letters of
 * several alphabets in one word. A warning for a human, never a verdict: real names mix scripts too.
 *
 * @param label - what the text is, said so that it can stand in a sentence.
 * @returns one saying per finding; empty for an ordinary name.
 */
export function suspicionsAbout(label: Saying, text: string): readonly Saying[] {
  const found: Saying[] = []
  if (/[\p{Cc}\p{Cf}]/u.test(text)) found.push(say('suspicious-invisible', { label }))
  const mixed = text.split(/[\s\-'’.]+/u).find(word => scriptsIn(word).length > 1)
  if (mixed !== undefined)
    found.push(say('suspicious-alphabets', { label, scripts: listed(scriptsIn(mixed)), word: mixed }))
  if (text !== text.normalize('NFC')) found.push(say('suspicious-spelling', { label }))
  return found
}

function listed(scripts: readonly Script[]): Saying {
  const [first = 'Latin', ...others] = scripts
  return others.reduce(
    (one, script) => say('scripts', { one, other: say(`script-${script}`) }),
    say(`script-${first}`),
  )
}

function scriptsIn(word: string): readonly Script[] {
  const scripts = LOOKALIKE_SCRIPTS.filter(script => new RegExp(`\\p{Script=${script}}`, 'u').test(word))
  return /\p{Script=Latin}/u.test(word) ? ['Latin', ...scripts] : scripts
}
