/**
 * Base of every error that belongs to the product rather than to a library.
 * The message is for a developer; `code` (`<domain>/<reason>`) is for programs and translations.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string
  /** Facts a screen may show with the translated message. Never secrets or personal data. */
  readonly facts: Readonly<Record<string, string | number | boolean>> = {}
}
