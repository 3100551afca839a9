/** The whole of a price, in hundredths of a percent. */
const WHOLE = 10_000

/** The most an artist may ask of a resale: a quarter, in hundredths of a percent; the contract refuses more. */
export const LARGEST_ROYALTY_SHARE = 2_500

/** Who gets what of one price, in cents; together exactly the price. */
export type SaleSplit = { readonly sellerCents: number; readonly artistCents: number }

/**
 * Divides a price between seller and artist as the record does: the artist's part is rounded down to whole cents,
 * the seller gets the rest, nothing is lost and nobody else gets anything.
 *
 * @param sale - `priceCents` whole, up to 10^9; `royaltyShare` in hundredths of a percent.
 */
export function saleSplit(sale: { readonly priceCents: number; readonly royaltyShare: number }): SaleSplit {
  const artistCents = Math.floor((sale.priceCents * sale.royaltyShare) / WHOLE)
  return { sellerCents: sale.priceCents - artistCents, artistCents }
}
