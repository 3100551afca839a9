import type { InferenceEngine, InferenceRuntime } from './inference-runtime.ts'
import { webGpuRuntime, webRuntime } from './web-runtime.ts'

/** What choosing an engine asks of a browser; a page or worker is one. */
export type WebHost = {
  readonly crossOriginIsolated?: boolean
  readonly navigator?: {
    readonly hardwareConcurrency?: number
    readonly gpu?: {
      requestAdapter(): Promise<{ readonly info?: { readonly isFallbackAdapter?: boolean } } | null>
    }
  }
}

/** More threads than this gain nothing on models this small. */
const USEFUL_THREADS = 4

/**
 * The best this browser has: its graphics card, else as many WebAssembly threads as it lets the page have, else one.
 * A graphics card that is there and refuses a model is given up for WebAssembly; `engine` says what is used in the end.
 *
 * @param wasmUrl - folder the page serves `ort-wasm-simd-threaded.*` from, with a slash at its end.
 */
export async function openWebRuntime(
  { wasmUrl }: { wasmUrl: string },
  host: WebHost = globalThis,
): Promise<InferenceRuntime> {
  const wasm = webRuntime({ wasmUrl, threads: wasmThreads(host) })
  const { name } = await chooseWebEngine(host)
  return name === 'webgpu' ? withFallback(() => webGpuRuntime({ wasmUrl }), wasm) : wasm
}

/** Chooses by what is there, never by the browser's name. */
export async function chooseWebEngine(host: WebHost): Promise<InferenceEngine> {
  const adapter = await host.navigator?.gpu?.requestAdapter().catch(() => null)
  // A graphics card played by the processor is slower than the processor itself.
  if (adapter && adapter.info?.isFallbackAdapter !== true) return { name: 'webgpu', threads: 1 }
  return { name: 'wasm', threads: wasmThreads(host) }
}

/** Threads share memory, which browsers allow isolated pages only; half of the cores are left to what is on the screen. */
function wasmThreads({ crossOriginIsolated, navigator }: WebHost): number {
  if (crossOriginIsolated !== true) return 1
  const cores = navigator?.hardwareConcurrency ?? 1
  return Math.min(USEFUL_THREADS, cores, Math.max(2, Math.floor(cores / 2)))
}

async function withFallback(
  openFirst: () => Promise<InferenceRuntime>,
  fallback: InferenceRuntime,
): Promise<InferenceRuntime> {
  const giveUp = (error: unknown) => {
    console.warn('photos are looked at without the graphics card', error)
    return fallback
  }
  let runtime = await openFirst().catch(giveUp)
  return {
    get engine() {
      return runtime.engine
    },
    async load(model) {
      try {
        return await runtime.load(model)
      } catch (error) {
        if (runtime === fallback) throw error
        runtime = giveUp(error)
        return runtime.load(model)
      }
    },
  }
}
