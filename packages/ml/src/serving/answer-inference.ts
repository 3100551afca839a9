import { DomainError } from '@pawfect/domain'
import * as ort from 'onnxruntime-node'
import { z } from 'zod'
import type { ServedModel } from './served-models.ts'

/** More rows at once than a batch of published photos has. */
const MAX_ROWS = 1024

const requestSchema = z.object({
  id: z.string().max(200).optional(),
  inputs: z
    .array(
      z.object({
        name: z.string().max(200),
        shape: z.array(z.int().min(1)).length(2),
        datatype: z.literal('FP32'),
        data: z.array(z.number()),
      }),
    )
    .min(1)
    .max(8),
})

/** A request that no model here can answer; `status` is the HTTP status that says so. */
export class InferenceRefusedError extends DomainError {
  override readonly name = 'InferenceRefusedError'
  readonly code = 'ml/inference-refused'
  readonly status: 400 | 404 | 405 | 413
  constructor(status: InferenceRefusedError['status'], why: string) {
    super(why)
    this.status = status
  }
}

/**
 * Answers one request of the open inference protocol, version 2: FP32 tensors of rows.
 *
 * @throws {InferenceRefusedError} with what is wrong with the request.
 * @see https://kserve.github.io/website/docs/concepts/architecture/data-plane/v2-protocol
 */
export async function answerInference(model: ServedModel, body: unknown): Promise<object> {
  const parsed = requestSchema.safeParse(body)
  if (!parsed.success) throw new InferenceRefusedError(400, z.prettifyError(parsed.error).slice(0, 500))
  const { id, inputs } = parsed.data
  const given = new Map(inputs.map(input => [input.name, input]))
  const feeds = Object.fromEntries(
    model.inputs.map(({ name, shape: [, size = -1] }) => {
      const input = given.get(name)
      if (input === undefined) throw new InferenceRefusedError(400, `the input ${name} is missing`)
      const [rows = 0, columns = 0] = input.shape
      if (columns !== size) throw new InferenceRefusedError(400, `${name} has rows of ${size} numbers`)
      if (rows > MAX_ROWS) throw new InferenceRefusedError(400, `at most ${MAX_ROWS} rows at once`)
      if (input.data.length !== rows * columns)
        throw new InferenceRefusedError(
          400,
          `${name} holds ${input.data.length} numbers, its shape says ${rows * columns}`,
        )
      return [name, new ort.Tensor('float32', Float32Array.from(input.data), [rows, columns])]
    }),
  )
  const outputs = Object.entries(await model.run(feeds)).map(([name, tensor]) => ({
    name,
    shape: [...tensor.dims],
    datatype: 'FP32',
    data: Array.from(tensor.data as Float32Array),
  }))
  return {
    model_name: model.name,
    model_version: model.version,
    ...(id === undefined ? {} : { id }),
    outputs,
  }
}
