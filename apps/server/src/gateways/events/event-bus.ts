import type { EmitEvent, EventName, Log, OnEvent } from '../../procedures/index.ts'

/** Carries domain events between the domains of this process. */
export interface EventBus {
  readonly emit: EmitEvent
  readonly on: OnEvent
  /** Hears every event's name; for metrics. */
  readonly onAny: (listener: (name: EventName) => void) => void
  /** Resolves when every listener called so far has finished. */
  readonly settled: () => Promise<void>
}

/** Opens the in-process event bus. Listeners run after the emitter and never fail it. */
export function openEventBus(log: Log): EventBus {
  const listeners = new Map<EventName, ((event: never) => void | Promise<void>)[]>()
  const spies: ((name: EventName) => void)[] = []
  const running = new Set<Promise<void>>()
  const deliver = async (name: EventName, listener: () => void | Promise<void>) => {
    try {
      await listener()
    } catch (err) {
      log.error({ err, event: name }, 'an event listener failed')
    }
  }
  return {
    emit: (name, event) => {
      for (const spy of spies) spy(name)
      for (const listener of listeners.get(name) ?? []) {
        const work = deliver(name, () => listener(event as never)).finally(() => running.delete(work))
        running.add(work)
      }
    },
    on: (name, listener) => {
      listeners.set(name, [
        ...(listeners.get(name) ?? []),
        listener as (event: never) => void | Promise<void>,
      ])
    },
    onAny: listener => {
      spies.push(listener)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
