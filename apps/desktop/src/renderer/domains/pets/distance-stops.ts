/** Where the slider of a deal-breaker's distance stops, in kilometres. */
const DISTANCES_KM = [2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000, 20_000]

/** The stops of the slider with the distance it stands at among them, in order: it never shows another than the one in force. */
export function distanceStops(atKm: number): number[] {
  return [...new Set([...DISTANCES_KM, atKm])].sort((one, two) => one - two)
}
