/** Nothing can be signed: the record cannot be reached, or this service keeps no market. */
export class MarketClosedError extends Error {
  override readonly name = 'MarketClosedError'
  readonly code = 'record/away'
  constructor() {
    super('nothing can be signed while the record is away')
  }
}
