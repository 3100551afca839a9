import { describe, expect, test } from 'vitest'
import { readerLocale } from './reader-locale.ts'

describe('readerLocale', () => {
  test('writes English dates as the computer does', () => {
    expect(readerLocale('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB')
  })

  test('follows the language chosen in the app over that of the computer', () => {
    expect(readerLocale('de', ['en-GB', 'en'])).toBe('de')
  })
})
