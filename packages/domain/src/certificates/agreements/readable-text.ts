import type { AgreedAnimal, AgreementLanguage } from './agreement-parts.ts'

/** What ties a text to one agreement. */
export type AgreementFacts = {
  /** As shown to both sides, so that two agreements never have the same text. */
  readonly agreementId: string
  /** ISO date. */
  readonly writtenOn: string
}

/** One numbered clause: what it is about, and its sentences. Empty sentences are left out. */
export type Clause = { readonly about: string; readonly says: readonly string[] }

/** What stands above and below the clauses. */
export type AgreementFrame = {
  readonly title: string
  readonly opening: readonly string[]
  readonly clauses: readonly Clause[]
  readonly closing: readonly string[]
}

/**
 * Lays an agreement out as plain text: title, opening, numbered clauses, closing. The bytes of this text are what is
 * signed, so the same answers always give the same text.
 *
 * @returns lines ended by `\n`, without trailing blanks.
 */
export function layOutAgreement({ title, opening, clauses, closing }: AgreementFrame): string {
  const numbered = clauses.flatMap(({ about, says }, index) => [
    `${index + 1}. ${about}`,
    ...says.filter(sentence => sentence !== '').map(sentence => `   ${sentence.replaceAll('\n', '\n   ')}`),
    '',
  ])
  const lines = [title, '='.repeat(title.length), '', ...opening, '', ...numbered, ...closing]
  return `${lines.join('\n').replace(/[ \t]+$/gm, '')}\n`
}

/** An animal as agreements name it: `Luna (studbook AKC 12)`. */
export function animalInWords({ name, registration }: AgreedAnimal, language: AgreementLanguage): string {
  if (registration === null) return name
  return language === 'de' ? `${name} (Zuchtbuch ${registration})` : `${name} (studbook ${registration})`
}

/** `1 day`, `60 days`. */
export function daysInWords(days: number, language: AgreementLanguage): string {
  if (language === 'de') return days === 1 ? '1 Tag' : `${days} Tagen`
  return days === 1 ? '1 day' : `${days} days`
}
