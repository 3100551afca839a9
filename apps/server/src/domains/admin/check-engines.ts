import type { Engine, EngineHealth } from './engine.ts'

/** An engine that does not answer within this counts as down. */
const CHECK_TIMEOUT_MS = 2000

/** Asks every engine how it is doing, all at once. */
export function checkEngines(
  engines: readonly Engine[],
): Promise<readonly (EngineHealth & { readonly name: string; readonly ms: number })[]> {
  return Promise.all(
    engines.map(async engine => {
      const startedAt = performance.now()
      const health = await checkOne(engine)
      return { name: engine.name, ...health, ms: Math.round(performance.now() - startedAt) }
    }),
  )
}

async function checkOne(engine: Engine): Promise<EngineHealth> {
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS)
  const late = new Promise<EngineHealth>(resolve =>
    signal.addEventListener('abort', () => resolve({ state: 'down', detail: 'does not answer' }), {
      once: true,
    }),
  )
  try {
    return await Promise.race([engine.check(signal), late])
  } catch (error) {
    return { state: 'down', detail: error instanceof Error ? error.name : 'failed' }
  }
}
