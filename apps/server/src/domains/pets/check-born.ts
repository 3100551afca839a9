import { NotYetBornError } from './pets-errors.ts'

/** A day's grace: it may already be tomorrow where the owner is. */
const GRACE_MS = 24 * 60 * 60 * 1000

/** Refuses a birth date ahead. @throws {NotYetBornError} */
export function checkBorn(birthDate: string, now: Date): void {
  if (Date.parse(`${birthDate}T00:00:00Z`) > now.getTime() + GRACE_MS) throw new NotYetBornError()
}
