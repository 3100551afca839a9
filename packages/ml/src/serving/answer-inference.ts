import { DomainError } from '@pawfect/domain'
import * as ort from 'onnxruntime-node'
import { z } from 'zod'
import type { ServedModel } from './served-models.ts'

/** More rows at once than a batch of published photos has. */
const MAX_ROWS = 1024

/** No model here takes or gives more tensors. */
const MAX_TENSORS = 8

/** A list short enough to look into: of a million wrong entries each would be written down. */
const shortList = z.custom<readonly unknown[]>(
  value => Array.isArray(value) && value.length <= MAX_TENSORS,
  `expected a list of at most ${MAX_TENSORS}`,
)

const inputSchema = z.object({
  name: z.string().max(200),
  shape: z.tuple([z.int().min(1), z.int().min(1)]),
  datatype: z.literal('FP32'),
  /** Numbers, flat or row by row; looked at one by one where they are copied. */
  data: z.custom<readonly unknown[]>(Array.isArray, 'expected a list of numbers'),
})

type GivenInput = z.infer<typeof inputSchema>

const requestSchema = z.object({
  id: z.string().max(200).optional(),
  inputs: shortList.pipe(z.array(inputSchema).min(1)),
  /** Outputs to answer with; all of them when left out. */
  outputs: shortList.pipe(z.array(z.object({ name: z.string().max(200) }))).optional(),
})

/** A request that no model here can answer; `status` is the HTTP status that says so. */
export class InferenceRefusedError extends DomainError {
  override readonly name = 'InferenceRefusedError'
  readonly code = 'ml/inference-refused'
  readonly status: 400 | 404 | 405 | 413 | 503
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
  if (!parsed.success) throw refused(z.prettifyError(parsed.error).slice(0, 500))
  const { id, inputs, outputs } = parsed.data
  const wanted = outputs?.map(({ name }) => name) ?? model.outputs.map(({ name }) => name)
  for (const name of wanted) {
    if (!model.outputs.some(place => place.name === name)) throw refused(`there is no output ${name}`)
  }
  const answers = await model.run(feedsOf(model, inputs))
  return {
    model_name: model.name,
    model_version: model.version,
    ...(id === undefined ? {} : { id }),
    outputs: wanted.map(name => outputOf(name, answers[name])),
  }
}

function feedsOf(model: ServedModel, inputs: readonly GivenInput[]): Record<string, ort.Tensor> {
  const given = new Map(inputs.map(input => [input.name, input]))
  if (given.size !== inputs.length) throw refused('an input is given twice')
  const unknown = inputs.find(({ name }) => model.inputs.every(place => place.name !== name))
  if (unknown !== undefined) throw refused(`there is no input ${unknown.name}`)
  const feeds = model.inputs.map(({ name, shape: [, size = -1] }) => {
    const input = given.get(name)
    if (input === undefined) throw refused(`the input ${name} is missing`)
    const [rows, columns] = input.shape
    if (columns !== size) throw refused(`${name} has rows of ${size} numbers`)
    if (rows > MAX_ROWS) throw refused(`at most ${MAX_ROWS} rows at once`)
    return [name, new ort.Tensor('float32', numbersOf(input), [rows, columns])] as const
  })
  return Object.fromEntries(feeds)
}

/** The numbers of a tensor; the protocol lets them come flat or row by row. */
function numbersOf({ name, data, shape: [rows, columns] }: GivenInput): Float32Array {
  const isNested = data.every(Array.isArray)
  const lines = isNested ? (data as readonly (readonly unknown[])[]) : [data]
  const count = lines.reduce((sum, line) => sum + line.length, 0)
  if (count !== rows * columns || (isNested && lines.some(line => line.length !== columns)))
    throw refused(`${name} holds ${count} numbers, its shape says ${rows} rows of ${columns}`)
  const numbers = new Float32Array(count)
  let at = 0
  for (const line of lines) {
    for (const value of line) {
      numbers[at] = typeof value === 'number' ? value : Number.NaN
      if (!Number.isFinite(numbers[at])) throw refused(`${name} holds no FP32 number at ${at}`)
      at += 1
    }
  }
  return numbers
}

function outputOf(name: string, tensor: ort.Tensor | undefined): object {
  const data = Array.from((tensor?.data ?? []) as Float32Array)
  // JSON has no word for what overflows.
  if (!data.every(Number.isFinite)) throw refused('the model gives no numbers for these')
  return { name, shape: [...(tensor?.dims ?? [])], datatype: 'FP32', data }
}

function refused(why: string): InferenceRefusedError {
  return new InferenceRefusedError(400, why)
}
