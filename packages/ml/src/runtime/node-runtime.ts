import * as ort from 'onnxruntime-node'
import type { InferenceRuntime, InferenceSession, Tensor } from './inference-runtime.ts'

/** onnxruntime on the CPU of this machine. @param threads - per model run. */
export function nodeRuntime({ threads }: { threads: number }): InferenceRuntime {
  return {
    engine: { name: 'cpu', threads },
    async load(model): Promise<InferenceSession> {
      const session = await ort.InferenceSession.create(model, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        // Idle threads that spin cost more than they save on a machine that does other things too.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
        graphOptimizationLevel: 'all',
        logSeverityLevel: 3,
      })
      return {
        async run(inputs) {
          const feeds = Object.fromEntries(
            Object.entries(inputs).map(([name, tensor]) => [
              name,
              new ort.Tensor('float32', tensor.data, tensor.shape),
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
