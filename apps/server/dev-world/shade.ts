/** A hex colour made lighter (`by` > 0) or darker, up to white or black at 1 and -1. */
export function shade(hex: string, by: number): string {
  const target = by > 0 ? 255 : 0
  const channels = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))
  const moved = channels.map(channel => Math.round(channel + (target - channel) * Math.abs(by)))
  return `#${moved.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}
