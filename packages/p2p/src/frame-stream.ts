import type { Stream } from '@libp2p/interface'
import { type LengthPrefixedStream, lpStream } from '@libp2p/utils'

/** Bytes of the length in front of every frame, big-endian. */
const LENGTH_BYTES = 2

/**
 * Reads and writes whole frames, each behind its length in two bytes. A fixed width, because a peer can
 * send a variable one that never ends, and the reader would wait for ever.
 *
 * @param maxBytes - longest frame to read, at most 65535; a longer one is an `InvalidDataLengthError`.
 */
export function frameStream(stream: Stream, maxBytes: number): LengthPrefixedStream<Stream> {
  return lpStream(stream, {
    maxDataLength: maxBytes,
    maxLengthLength: LENGTH_BYTES,
    lengthEncoder: length => new Uint8Array([length >> 8, length & 0xff]),
    lengthDecoder: bytes => {
      // What tells the reader to fetch another byte.
      if (bytes.byteLength < LENGTH_BYTES) throw new RangeError('the length is not complete')
      const [high = 0, low = 0] = bytes.subarray(0, LENGTH_BYTES)
      return high * 256 + low
    },
  })
}
