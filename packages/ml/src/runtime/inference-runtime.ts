import { DomainError } from '@pawfect/domain'
import type { PhotoAnalysis } from '@pawfect/domain/pets'

/** A float32 tensor with its shape. */
export type Tensor = { readonly data: Float32Array; readonly shape: readonly number[] }

/** One loaded model. */
export interface InferenceSession {
  /** Runs the model; names are those inside the ONNX file. */
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
  dispose(): Promise<void>
}

/** What models run on. @property threads - for one model; with WebGPU, of the processor that feeds it. */
export type InferenceEngine = NonNullable<PhotoAnalysis['engine']>

/** What the photo pipeline needs from a machine: bytes in, tensors out. */
export interface InferenceRuntime {
  readonly engine: InferenceEngine
  /** @param model - the bytes of an ONNX file whose hash was checked before. */
  load(model: Uint8Array): Promise<InferenceSession>
}

/** @throws {ModelOutputMissingError} if the model has no output of that name. */
export function namedOutput(outputs: Readonly<Record<string, Tensor>>, name: string): Tensor {
  const tensor = outputs[name]
  if (tensor === undefined) throw new ModelOutputMissingError(name, Object.keys(outputs))
  return tensor
}

/** The loaded file is not the model this code was written for. */
export class ModelOutputMissingError extends DomainError {
  override readonly name = 'ModelOutputMissingError'
  readonly code = 'ml/model-output-missing'
  readonly output: string
  constructor(output: string, available: readonly string[]) {
    super(`no output "${output}" among ${available.join(', ')}`)
    this.output = output
  }
}
