import { z } from 'zod'
import { SAYINGS_DE } from './sayings-de.ts'
import { SAYINGS_EN } from './sayings-en.ts'
import { SUMMARIES_DE } from './summaries-de.ts'
import { SUMMARIES_EN } from './summaries-en.ts'

const ENGLISH = { ...SAYINGS_EN, ...SUMMARIES_EN }

/** The name of a sentence that a report on a paper can say. */
export type SayingCode = keyof typeof ENGLISH

/** What a report says, without a language: a sentence by its code, and the facts in it, some of them sayings too. */
export type Saying = {
  readonly code: SayingCode
  readonly facts: Readonly<Record<string, string | number | Saying>>
}

/** Every sentence by its code, in each language a report can be read in. `{{name}}` is where a fact goes. */
export const SAYINGS: Readonly<Record<'en' | 'de', Readonly<Record<SayingCode, string>>>> = {
  en: ENGLISH,
  de: { ...SAYINGS_DE, ...SUMMARIES_DE },
}

/** A saying as it comes over a wire. */
export const sayingSchema: z.ZodType<Saying> = z.lazy(() =>
  z.object({
    code: z.custom<SayingCode>(code => typeof code === 'string' && Object.hasOwn(ENGLISH, code)),
    facts: z.record(z.string(), z.union([z.string(), z.number(), sayingSchema])),
  }),
)

type FactNames<Sentence> = Sentence extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | FactNames<Rest>
  : never

/** The facts that the sentence of a code names, each exactly once; nothing for a sentence without any. */
export type FactsOf<Code extends SayingCode> = Code extends SayingCode
  ? [FactNames<(typeof ENGLISH)[Code]>] extends [never]
    ? []
    : [Readonly<Record<FactNames<(typeof ENGLISH)[Code]>, string | number | Saying>>]
  : never

/** Says something, with all the facts its sentence names. */
export function say<Code extends SayingCode>(code: Code, ...[facts]: FactsOf<Code>): Saying {
  return { code, facts: facts ?? {} }
}

/** How a reader wants facts written: dates in their order, facts of papers by their names. */
export type FactWriting = (name: string, value: string | number) => string

/**
 * A saying as a sentence.
 *
 * @param write - how a fact is written; left out: as it stands in the paper.
 */
export function wordSaying(saying: Saying, language: 'en' | 'de', write: FactWriting = asItStands): string {
  return SAYINGS[language][saying.code].replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const fact = saying.facts[name]
    if (fact === undefined) return place
    return typeof fact === 'object' ? wordSaying(fact, language, write) : write(name, fact)
  })
}

function asItStands(_name: string, value: string | number): string {
  return String(value)
}
