import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { EventBus } from '../gateways/events/event-bus.ts'

/** Upper edges in seconds. */
const DURATION_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Counts what the server does; one per server, so that tests can run several in a process. */
export interface Metrics {
  readonly contentType: string
  readonly print: () => Promise<string>
  readonly seen: (route: string, status: number, durationS: number) => void
}

/** Opens the counters and listens to the events. */
export function openMetrics(events: EventBus): Metrics {
  const registry = new Registry()
  const requests = new Histogram({
    name: 'pawfect_http_request_seconds',
    help: 'Time to answer, by route and status class.',
    labelNames: ['route', 'status'],
    buckets: DURATION_BUCKETS_S,
    registers: [registry],
  })
  const happened = new Counter({
    name: 'pawfect_domain_events_total',
    help: 'Domain events published.',
    labelNames: ['event'],
    registers: [registry],
  })
  collectDefaultMetrics({ register: registry })
  events.onAny(event => happened.inc({ event }))
  return {
    contentType: registry.contentType,
    print: () => registry.metrics(),
    seen: (route, status, durationS) =>
      requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, durationS),
  }
}
