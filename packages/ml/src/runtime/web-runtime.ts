import type * as OnnxRuntime from 'onnxruntime-web'
import * as wasmOrt from 'onnxruntime-web/wasm'
import type { InferenceEngine, InferenceRuntime, InferenceSession, Tensor } from './inference-runtime.ts'

/**
 * onnxruntime's WebAssembly build, for a browser worker.
 *
 * @param wasmUrl - folder the page serves `ort-wasm-simd-threaded.*` from, with a slash at its end.
 * @param threads - more than one needs a cross-origin isolated page.
 */
export function webRuntime({ wasmUrl, threads }: { wasmUrl: string; threads: number }): InferenceRuntime {
  return runtimeOn(wasmOrt, { name: 'wasm', threads }, wasmUrl)
}

/** The same on the graphics card. Its build is larger, and fetched only when it is asked for. */
export async function webGpuRuntime({ wasmUrl }: { wasmUrl: string }): Promise<InferenceRuntime> {
  return runtimeOn(await import('onnxruntime-web/webgpu'), { name: 'webgpu', threads: 1 }, wasmUrl)
}

function runtimeOn(ort: typeof OnnxRuntime, engine: InferenceEngine, wasmUrl: string): InferenceRuntime {
  ort.env.wasm.wasmPaths = wasmUrl
  ort.env.wasm.numThreads = engine.threads
  return {
    engine,
    async load(model): Promise<InferenceSession> {
      const session = await ort.InferenceSession.create(model, { executionProviders: [engine.name] })
      return {
        async run(inputs) {
          const feeds = Object.fromEntries(
            Object.entries(inputs).map(([name, { data, shape }]) => [
              name,
              new ort.Tensor('float32', data, shape),
            ]),
          )
          const outputs = await session.run(feeds)
          return Object.fromEntries(
            Object.entries(outputs).map(([name, tensor]): [string, Tensor] => [
              name,
              { data: tensor.data as Float32Array, shape: tensor.dims },
            ]),
          )
        },
        dispose: () => session.release(),
      }
    },
  }
}
