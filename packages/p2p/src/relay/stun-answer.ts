/** Every STUN message of RFC 8489 carries this where RFC 3489 had random bits. */
const MAGIC_COOKIE = 0x2112a442
const HEADER_BYTES = 20
const BINDING_REQUEST = 0x0001
const BINDING_SUCCESS = 0x0101
const XOR_MAPPED_ADDRESS = 0x0020

/** A request fits one packet on any path (RFC 8489, 6.1); longer ones are not STUN. */
const LONGEST_REQUEST_BYTES = 548

/** Where a packet came from, as the receiving socket saw it. */
export type SeenFrom = { readonly address: string; readonly family: 'IPv4' | 'IPv6'; readonly port: number }

/**
 * The answer to a STUN binding request: the address it was seen from, which is all a browser asks for.
 * Attributes of the request change nothing here: no login, nothing to negotiate.
 *
 * @returns null for anything that is no binding request; such a packet gets no answer.
 * @see RFC 8489, sections 5, 6.3 and 14.2
 */
export function stunAnswer(packet: Uint8Array, from: SeenFrom): Uint8Array<ArrayBuffer> | null {
  if (!isBindingRequest(packet)) return null
  const address = addressBytes(from)
  const answer = new Uint8Array(HEADER_BYTES + 8 + address.length)
  const view = new DataView(answer.buffer)
  // Cookie and transaction id go back as they came; they are also what the address is disguised with.
  answer.set(packet.subarray(4, HEADER_BYTES), 4)
  view.setUint16(0, BINDING_SUCCESS)
  view.setUint16(2, 8 + address.length)
  view.setUint16(20, XOR_MAPPED_ADDRESS)
  view.setUint16(22, 4 + address.length)
  view.setUint8(25, from.family === 'IPv4' ? 1 : 2)
  view.setUint16(26, from.port ^ (MAGIC_COOKIE >>> 16))
  for (const [index, byte] of address.entries()) view.setUint8(28 + index, byte ^ (answer[4 + index] ?? 0))
  return answer
}

function isBindingRequest(packet: Uint8Array): boolean {
  if (packet.length < HEADER_BYTES || packet.length > LONGEST_REQUEST_BYTES) return false
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length)
  return (
    view.getUint16(0) === BINDING_REQUEST &&
    view.getUint32(4) === MAGIC_COOKIE &&
    view.getUint16(2) === packet.length - HEADER_BYTES &&
    packet.length % 4 === 0
  )
}

function addressBytes({ address, family }: SeenFrom): Uint8Array {
  if (family === 'IPv4') return Uint8Array.from(address.split('.'), Number)
  return Uint8Array.from(ipv6Groups(address).flatMap(group => [group >>> 8, group & 0xff]))
}

function ipv6Groups(address: string): number[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))
  const [front, back] = [parse(head), parse(tail ?? '')]
  return [...front, ...new Array<number>(8 - front.length - back.length).fill(0), ...back]
}
