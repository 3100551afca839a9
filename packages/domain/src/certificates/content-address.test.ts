import { expect, test } from 'vitest'
import vectors from '../../vectors/content-addresses.json' with { type: 'json' }
import { contentAddressOf } from './content-address.ts'

test('finds bytes where an IPFS node would', () => {
  // `printf hello | ipfs add --cid-version 1 --raw-leaves` answers this.
  const hello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
  expect(contentAddressOf(hello)).toBe('bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq')
})

test('agrees with the vectors that the contracts read too', () => {
  const found = vectors.addresses.map(({ digest }) => contentAddressOf(digest.slice(2)))
  expect(found).toEqual(vectors.addresses.map(({ address }) => address))
})
