import { attachedPaper } from '@pawfect/domain/certificates'
import jsQR from 'jsqr'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { writePaperPdf } from './paper-pdf.ts'
import { qrSquares } from './qr-squares.ts'

/** Node sees the package's one export under another name than a bundler does. */
const readCode = 'default' in jsQR ? (jsQR.default as typeof jsQR) : jsQR

const code = `pawfect1.${'A1b-'.repeat(150)}`
const file = { name: 'pip.pawcert.json', text: '{"format":"pawfect-attestation/1","word":"Žofie"}' }

describe('writePaperPdf', () => {
  test('writes a PDF that opens, and carries the file byte for byte', async () => {
    const facts = [['Born', '2026-03-01']] as const
    const paper = {
      title: 'Litter paper',
      name: 'Pip',
      facts,
      notes: ['x '.repeat(200)],
      code,
      codeLabel: 'scan',
      file,
    }
    const pdf = await writePaperPdf(paper)

    const opened = await PDFDocument.load(pdf)
    const attached = attachedPaper(pdf)
    expect([opened.getPageCount(), opened.getTitle()]).toEqual([1, 'Litter paper: Pip'])
    expect(attached.kind === 'found' && new TextDecoder().decode(attached.bytes)).toBe(file.text)
  })
})

describe('qrSquares', () => {
  test('lays out a code that a reader reads', () => {
    const { size, dark } = qrSquares(code)
    const side = (size + 8) * 4
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
    for (const { x, y, width } of dark)
      for (let row = (y + 4) * 4; row < (y + 5) * 4; row++)
        pixels.fill(0, (row * side + (x + 4) * 4) * 4, (row * side + (x + width + 4) * 4) * 4)
    for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255
    expect(readCode(pixels, side, side)?.data).toBe(code)
  })
})
