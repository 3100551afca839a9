import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerInference, InferenceRefusedError } from './answer-inference.ts'
import type { ServedModel } from './served-models.ts'

/** A running model server. */
export type ModelServer = AsyncDisposable & { readonly url: string }

/** A thousand rows of features written out as JSON. */
const MAX_BODY_BYTES = 32 * 1024 * 1024

/**
 * Serves models over the open inference protocol that Triton and servers on ONNX Runtime speak, so that either may
 * stand in this one's place. For an operator's own network: it asks nobody who they are.
 *
 * @param options.port - any free one when 0.
 */
export async function startModelServer(
  models: readonly ServedModel[],
  { port, host }: { readonly port: number; readonly host: string },
): Promise<ModelServer> {
  const server = createServer((request, response) => {
    answer(models, request).then(
      body => send(response, 200, body),
      (error: unknown) =>
        error instanceof InferenceRefusedError
          ? send(response, error.status, { error: error.message })
          : send(response, 500, { error: 'the model could not answer' }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      for (const model of models) await model[Symbol.asyncDispose]()
    },
  }
}

async function answer(models: readonly ServedModel[], request: IncomingMessage): Promise<object> {
  const [, v2, kind, name, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? []
  const isInference = kind === 'models' && rest.at(-1) === 'infer'
  if (v2 !== 'v2') throw new InferenceRefusedError(404, 'nothing is here; /v2 is')
  if (request.method !== (isInference ? 'POST' : 'GET'))
    throw new InferenceRefusedError(405, `${request.method} is not answered here`)
  if (kind === undefined) return { name: 'pawfect', version: '2', extensions: [] }
  if (kind === 'health' && (name === 'live' || name === 'ready')) return { [name]: true }
  const [wanted, action] = rest[0] === 'versions' ? [rest[1], rest[2]] : [undefined, rest[0]]
  const model = models.find(own => own.name === name && (wanted ?? own.version) === own.version)
  if (kind !== 'models' || model === undefined) throw new InferenceRefusedError(404, 'no such model')
  if (action === 'infer') return answerInference(model, await readJson(request))
  if (action === 'ready') return { name: model.name, ready: true }
  if (action === undefined) return describe(model)
  throw new InferenceRefusedError(404, 'no such question')
}

function describe({ name, version, inputs, outputs }: ServedModel): object {
  const typed = (places: ServedModel['inputs']) => places.map(place => ({ ...place, datatype: 'FP32' }))
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: typed(inputs),
    outputs: typed(outputs),
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes > MAX_BODY_BYTES) throw new InferenceRefusedError(413, 'the request is too large')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    // What it was matters to nobody but the sender, who has it.
    throw new InferenceRefusedError(400, 'the request is no JSON')
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
