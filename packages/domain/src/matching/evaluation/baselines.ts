import { type DecisionEvent, labelOf } from '../model/decision-event.ts'
import type { LogisticLayer } from '../model/decision-model.ts'
import { fitLogistic } from '../model/fit-logistic.ts'

/** Precision that keeps a plain fit from diverging, and does nothing else. */
const PLAIN_PRECISION = 1

/** Shares of yes among a chooser's other answers and among the other answers about the chosen. */
export type OtherRates = { readonly given: number; readonly received: number }

/** {@link OtherRates} of each event, in order; the average of all where one has no other answers. */
export function otherRatesOf(events: readonly DecisionEvent[]): OtherRates[] {
  const given = new Map<string, { yes: number; all: number }>()
  const received = new Map<string, { yes: number; all: number }>()
  let yes = 0
  for (const event of events) {
    const label = labelOf(event) ?? 0
    yes += label
    count(given, event.chooserId, label)
    count(received, event.chosenId, label)
  }
  const average = yes / Math.max(1, events.length)
  const without = (tally: { yes: number; all: number } | undefined, label: number) =>
    tally === undefined || tally.all < 2 ? average : (tally.yes - label) / (tally.all - 1)
  return events.map(event => {
    const label = labelOf(event) ?? 0
    return {
      given: without(given.get(event.chooserId), label),
      received: without(received.get(event.chosenId), label),
    }
  })
}

/** The model to beat: two raw rates and nothing else. */
export function fitRates(events: readonly DecisionEvent[], rates: readonly OtherRates[]): LogisticLayer {
  return plainFit(['given', 'received'], events, rates.map(ratesRow))
}

/** What one would try first: everything at once in one logistic regression. */
export function fitEverything(events: readonly DecisionEvent[], rates: readonly OtherRates[]): LogisticLayer {
  const names = ['given', 'received', ...(events[0]?.features ?? []).map((_, i) => `feature-${i}`)]
  return plainFit(
    names,
    events,
    events.map((event, i) => everythingRow(event, rates[i] ?? { given: 0, received: 0 })),
  )
}

/** A row as {@link fitRates} reads it. */
export function ratesRow({ given, received }: OtherRates): number[] {
  return [given, received]
}

/** A row as {@link fitEverything} reads it. */
export function everythingRow(event: DecisionEvent, rates: OtherRates): number[] {
  return [...ratesRow(rates), ...event.features]
}

function plainFit(
  names: readonly string[],
  events: readonly DecisionEvent[],
  rows: readonly (readonly number[])[],
): LogisticLayer {
  const labels = events.map(event => labelOf(event) ?? 0)
  return fitLogistic({ names, rows, labels, precision: PLAIN_PRECISION })
}

function count(tallies: Map<string, { yes: number; all: number }>, id: string, label: number): void {
  const tally = tallies.get(id) ?? { yes: 0, all: 0 }
  tally.yes += label
  tally.all++
  tallies.set(id, tally)
}
