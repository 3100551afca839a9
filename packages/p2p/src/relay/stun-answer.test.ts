import { describe, expect, test } from 'vitest'
import { stunAnswer } from './stun-answer.ts'

/** The request and the responses of RFC 5769, sections 2.2 and 2.3, without the attributes of a login. */
const TRANSACTION = 'b7e7a701bc34d686fa87dfae'
const REQUEST = Buffer.from(`000100002112a442${TRANSACTION}`, 'hex')

describe('stunAnswer', () => {
  test('says an IPv4 address as RFC 5769 writes it', () => {
    const answer = stunAnswer(REQUEST, { address: '192.0.2.1', family: 'IPv4', port: 32_853 })

    expect(Buffer.from(answer ?? []).toString('hex')).toBe(
      `0101000c2112a442${TRANSACTION}002000080001a147e112a643`,
    )
  })

  test('says an IPv6 address as RFC 5769 writes it', () => {
    const from = { address: '2001:db8:1234:5678:11:2233:4455:6677', family: 'IPv6', port: 32_853 } as const

    expect(Buffer.from(stunAnswer(REQUEST, from) ?? []).toString('hex')).toBe(
      `010100182112a442${TRANSACTION}002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9`,
    )
  })

  test('fills in what a short IPv6 address leaves out', () => {
    const short = stunAnswer(REQUEST, { address: 'fe80::1%eth0', family: 'IPv6', port: 1 })
    const long = stunAnswer(REQUEST, { address: 'fe80:0:0:0:0:0:0:1', family: 'IPv6', port: 1 })

    expect(short).toEqual(long)
  })

  test.each([
    ['nothing', ''],
    ['a packet cut short', REQUEST.toString('hex').slice(0, 30)],
    ['an answer, so that two servers cannot be set on each other', `010100002112a442${TRANSACTION}`],
    ['another cookie', `0001000011111111${TRANSACTION}`],
    ['a length that is not true', `000100082112a442${TRANSACTION}`],
    ['more than one packet holds', `000103e82112a442${TRANSACTION}${'00'.repeat(1000)}`],
  ])('has no answer to %s', (_what, hex) => {
    const from = { address: '192.0.2.1', family: 'IPv4', port: 9 } as const

    expect(stunAnswer(Buffer.from(hex, 'hex'), from)).toBeNull()
  })
})
