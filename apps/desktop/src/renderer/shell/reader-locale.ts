/**
 * How dates and times are written for whoever reads: the app's language, as it is written where they live.
 *
 * @param preferred - the locales the computer asks for, most wanted first.
 */
export function readerLocale(
  language: string,
  preferred: readonly string[] = globalThis.navigator?.languages ?? [],
): string {
  return preferred.find(locale => locale.split('-')[0] === language) ?? language
}
