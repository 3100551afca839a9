/** Whole months from an ISO birth date to `now`; 0 for the first month and for dates ahead. */
export function ageInMonths(birthDate: string, now: Date): number {
  const born = new Date(`${birthDate}T00:00:00Z`)
  const months =
    (now.getUTCFullYear() - born.getUTCFullYear()) * 12 + (now.getUTCMonth() - born.getUTCMonth())
  return Math.max(0, now.getUTCDate() < born.getUTCDate() ? months - 1 : months)
}
