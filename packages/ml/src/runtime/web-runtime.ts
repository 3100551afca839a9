import * as ort from 'onnxruntime-web/wasm'
import type { InferenceRuntime, InferenceSession, Tensor } from './inference-runtime.ts'

/**
 * onnxruntime's WebAssembly build, for a browser worker.
 *
 * @param wasmUrl - folder the page serves `ort-wasm-simd-threaded.*` from.
 * @param threads - more than one needs a cross-origin isolated page.
 */
export function webRuntime({ wasmUrl, threads }: { wasmUrl: string; threads: number }): InferenceRuntime {
  ort.env.wasm.wasmPaths = wasmUrl
  ort.env.wasm.numThreads = threads
  return {
    async load(model): Promise<InferenceSession> {
      const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] })
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
