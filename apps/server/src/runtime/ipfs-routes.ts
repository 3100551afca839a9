import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CID } from 'multiformats/cid'
import type { PinStore } from '../domains/certificates/index.ts'
import { carOfPins } from '../gateways/ipfs/car-of-pins.ts'
import type { ServerContext } from './context.ts'
import { sendUnknownPath } from './http-errors.ts'

/** The two answers of a trustless gateway; whoever asks checks the bytes against the address. */
const FORMATS = {
  raw: { type: 'application/vnd.ipld.raw', ending: 'bin' },
  car: { type: 'application/vnd.ipld.car; version=1; order=dfs; dups=n', ending: 'car' },
} as const
type Format = keyof typeof FORMATS

/** What is under an address never changes. */
const FOREVER = 'public, max-age=29030400, immutable'

/**
 * Serves what is pinned here to anyone who knows its address, as the IPFS trustless gateway specification
 * says: one raw block, or a CAR. Nothing is fetched from other nodes, nothing is rendered.
 *
 * @see https://specs.ipfs.tech/http-gateways/trustless-gateway/
 */
export function serveIpfs(http: FastifyInstance, context: ServerContext): void {
  http.get<{ Params: { cid: string }; Querystring: { format?: string } }>(
    '/ipfs/:cid',
    async (request, reply) => {
      const store = context.ports.certificates.pins
      const cid = canonicalCid(request.params.cid)
      if (store === null || cid === null || !(await store.isPinned(cid)))
        return sendUnknownPath(request, reply)
      const format = askedFormat(request)
      if (format === null) return refuseFormat(reply)
      const etag = format === 'raw' ? `"${cid}.raw"` : `W/"${cid}.car"`
      sayWhatItIs(reply, { cid, format, etag })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const body = format === 'raw' ? await store.read(cid) : await wholeCar(store, cid)
      return body === null ? sendUnknownPath(request, reply) : reply.send(Buffer.from(body))
    },
  )
}

async function wholeCar(store: PinStore, cid: string): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(await carOfPins(store, [cid])))
}

function sayWhatItIs(
  reply: FastifyReply,
  { cid, format, etag }: { cid: string; format: Format; etag: string },
) {
  const { type, ending } = FORMATS[format]
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${cid}.${ending}"`)
    .header('cache-control', FOREVER)
    .header('etag', etag)
    .header('x-content-type-options', 'nosniff')
    .header('x-ipfs-path', `/ipfs/${cid}`)
    .header('access-control-allow-origin', '*')
    .header('vary', 'accept')
}

/** The address as we write it, or null for one that is none. */
function canonicalCid(text: string): string | null {
  if (text.length > 100) return null
  try {
    return CID.parse(text).toV1().toString()
  } catch {
    // Whatever somebody typed: no address of anything.
    return null
  }
}

function askedFormat({
  query,
  headers,
}: FastifyRequest<{ Querystring: { format?: string } }>): Format | null {
  if (query.format !== undefined)
    return query.format === 'raw' || query.format === 'car' ? query.format : null
  const accept = headers.accept ?? ''
  if (accept.includes('application/vnd.ipld.raw')) return 'raw'
  return accept.includes('application/vnd.ipld.car') ? 'car' : null
}

function refuseFormat(reply: FastifyReply): FastifyReply {
  const data = {
    code: 'requests/unknown-format',
    facts: { formats: 'raw, car' },
    httpStatus: 406,
    path: null,
  }
  return reply.code(406).send({ error: { message: data.code, code: -32_600, data } })
}
