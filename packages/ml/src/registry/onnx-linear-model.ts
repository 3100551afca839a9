/** One layer of numbers in and probabilities out. `weights` is [classes, inputs] row by row. */
export type OnnxLinearModel = {
  readonly name: string
  readonly inputName: string
  readonly outputName: string
  readonly weights: Float32Array
  readonly bias: Float32Array
  readonly activation: 'Softmax' | 'Sigmoid'
  /** Kept inside the file, for example the labels. */
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * Writes the layer as an ONNX file that every runtime reads: `activation(input x weights + bias)`.
 *
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
 */
export function writeOnnxLinearModel(model: OnnxLinearModel): Uint8Array<ArrayBuffer> {
  const classes = model.bias.length
  const inputs = model.weights.length / classes
  const graph = message([
    [1, node('MatMul', [model.inputName, 'weights'], 'products')],
    [1, node('Add', ['products', 'bias'], 'scores')],
    [1, node(model.activation, ['scores'], model.outputName)],
    [2, model.name],
    [5, tensor('weights', [inputs, classes], transposed(model.weights, inputs, classes))],
    [5, tensor('bias', [classes], model.bias)],
    [11, valueInfo(model.inputName, inputs)],
    [12, valueInfo(model.outputName, classes)],
  ])
  const properties = Object.entries(model.metadata).map(
    ([key, value]): Field => [
      14,
      message([
        [1, key],
        [2, value],
      ]),
    ],
  )
  return message([[1, IR_VERSION], [2, 'pawfect'], [7, graph], [8, message([[2, OPSET]])], ...properties])
}

const IR_VERSION = 8
const OPSET = 17
const FLOAT = 1

type Field = readonly [number: number, value: Uint8Array | string | number]

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  const names = inputs.map((name): Field => [1, name])
  return message([...names, [2, output], [3, output], [4, operator]])
}

function tensor(name: string, shape: readonly number[], values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  return message([...shape.map((size): Field => [1, size]), [2, FLOAT], [8, name], [9, bytes]])
}

function valueInfo(name: string, size: number): Uint8Array {
  const shape = message([
    [1, message([[2, 'n']])],
    [1, message([[1, size]])],
  ])
  const type = message([
    [
      1,
      message([
        [1, FLOAT],
        [2, shape],
      ]),
    ],
  ])
  return message([
    [1, name],
    [2, type],
  ])
}

function transposed(weights: Float32Array, inputs: number, classes: number): Float32Array {
  return Float32Array.from({ length: weights.length }, (_, index) => {
    return weights[(index % classes) * inputs + Math.floor(index / classes)] as number
  })
}

/** Protocol buffers: numbers as varints, everything else with its length. */
function message(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = fields.map(([number, value]) => {
    if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)])
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
  })
  return Uint8Array.from(Buffer.concat(parts))
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}
