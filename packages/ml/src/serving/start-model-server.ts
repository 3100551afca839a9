import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerInference, InferenceRefusedError } from './answer-inference.ts'
import type { ServedModel } from './served-models.ts'

/** A running model server. */
export type ModelServer = AsyncDisposable & { readonly url: string }

/** A thousand rows of features written out as JSON. */
const MAX_BODY_BYTES = 32 * 1024 * 1024

/** Inferences under way at once, so that bodies never fill the memory; whoever balances asks another server. */
const MAX_AT_ONCE = 8

/** Longer than this nobody takes to send a request on the operator's own network. */
const REQUEST_TIMEOUT_MS = 30_000

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
  const seats = { taken: 0 }
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answer({ models, seats }, request).then(
      body => send(response, 200, body),
      async (error: unknown) => {
        await passBy(request)
        // Whoever hung up reads nothing any more.
        if (!response.destroyed) sendRefusal(response, error)
      },
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

type Serving = { readonly models: readonly ServedModel[]; readonly seats: { taken: number } }

async function answer({ models, seats }: Serving, request: IncomingMessage): Promise<object> {
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
  if (action === 'infer') return inTheSeat(seats, async () => answerInference(model, await readJson(request)))
  if (action === 'ready') return { name: model.name, ready: true }
  if (action === undefined) return describe(model)
  throw new InferenceRefusedError(404, 'no such question')
}

async function inTheSeat<Result>(seats: Serving['seats'], work: () => Promise<Result>): Promise<Result> {
  if (seats.taken >= MAX_AT_ONCE) throw new InferenceRefusedError(503, 'too much to answer at once')
  seats.taken += 1
  try {
    return await work()
  } finally {
    seats.taken -= 1
  }
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
  if (request.headers['inference-header-content-length'] !== undefined)
    throw new InferenceRefusedError(400, 'binary tensors are not read here: send data as JSON numbers')
  const body = await readBody(request)
  try {
    return JSON.parse(body)
  } catch {
    // What it was matters to nobody but the sender, who has it.
    throw new InferenceRefusedError(400, 'the request is no JSON')
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  if (bytes > MAX_BODY_BYTES) throw new InferenceRefusedError(413, `at most ${MAX_BODY_BYTES} bytes are read`)
  return Buffer.concat(chunks).toString('utf8')
}

/** Lets the rest of a request pass by: an answer before its end would leave the next one on the connection waiting. */
async function passBy(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return
  request.resume()
  await new Promise(resolve => request.once('close', resolve))
}

function sendRefusal(response: ServerResponse, error: unknown): void {
  if (error instanceof InferenceRefusedError) {
    if (error.status === 503) response.setHeader('retry-after', '1')
    send(response, error.status, { error: error.message })
    return
  }
  console.error(error)
  send(response, 500, { error: 'the model could not answer' })
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
