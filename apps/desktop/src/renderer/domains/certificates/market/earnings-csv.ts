import type { Earning } from '@pawfect/domain/certificates'

/**
 * A statement of sales as a table other programs read (RFC 4180): one line each, days as in ISO 8601, amounts in
 * whole cents of play money so that no program rounds them.
 */
export function earningsCsv(earnings: readonly Earning[]): string {
  const header = ['sale', 'piece', 'soldOn', 'priceCents', 'asSellerCents', 'asArtistCents', 'standing']
  const rows = earnings.map(sale => [
    sale.listingId,
    sale.title,
    sale.soldAt.slice(0, 10),
    sale.priceCents,
    sale.asSellerCents,
    sale.asArtistCents,
    sale.paid ? 'paid' : 'waits',
  ])
  return [header, ...rows].map(row => `${row.map(field).join(',')}\r\n`).join('')
}

/** Quoted where needed; a leading sign would be a formula in some programs. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
