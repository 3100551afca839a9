import type { PDFFont, PDFPage } from 'pdf-lib'
import { qrSquares } from './qr-squares.ts'

/** What a printed paper shows. All texts are ready for the reader; `file` is what machines check. */
export type PrintedPaper = {
  readonly title: string
  readonly name: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Small print below: who signed, fingerprint, as of when, how to check. */
  readonly notes: readonly string[]
  /** Text of the QR code, and one line under it. */
  readonly code: string
  readonly codeLabel: string
  readonly file: { readonly name: string; readonly text: string }
}

/** A4 in points, and the margins of a paper that survives a ring binder. */
const PAGE = { width: 595, height: 842, margin: 64 } as const

/** Side of the code: at 110 squares still 0.4 mm each, which a phone reads from paper. */
const CODE_SIDE = 150

/** Sharpness of text that the built-in fonts cannot write, in pixels per point. */
const PICTURE_SCALE = 4

type Pen = { readonly page: PDFPage; readonly plain: PDFFont; readonly bold: PDFFont }
type Line = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly isBold?: boolean
  readonly isSoft?: boolean
}

/**
 * Draws a paper as a PDF for printing, with its file attached as it is, so that the PDF itself can be checked.
 *
 * @returns the PDF's bytes; some 10 KB.
 */
export async function writePaperPdf(paper: PrintedPaper): Promise<Uint8Array> {
  // Loaded when somebody prints: half a megabyte that most visits never need.
  const pdf = await import('pdf-lib')
  const document = await pdf.PDFDocument.create()
  document.setTitle(`${paper.title}: ${paper.name}`)
  const page = document.addPage([PAGE.width, PAGE.height])
  const plain = await document.embedFont(pdf.StandardFonts.Helvetica)
  const bold = await document.embedFont(pdf.StandardFonts.HelveticaBold)
  const pen = { page, plain, bold }
  drawFrame(page, pdf)
  await drawWords(pen, paper, pdf)
  drawCode(page, paper.code, pdf)
  attachAsIs(document, paper.file, pdf)
  // Plain objects: a reader finds the attached file without unpacking anything.
  return document.save({ useObjectStreams: false })
}

type Pdf = typeof import('pdf-lib')

function drawFrame(page: PDFPage, { rgb }: Pdf): void {
  const inset = 34
  page.drawRectangle({
    x: inset,
    y: inset,
    width: PAGE.width - 2 * inset,
    height: PAGE.height - 2 * inset,
    borderColor: rgb(0.18, 0.49, 0.36),
    borderWidth: 1.2,
  })
}

async function drawWords(pen: Pen, paper: PrintedPaper, pdf: Pdf): Promise<void> {
  const { margin } = PAGE
  let y = PAGE.height - margin - 20
  await write(pen, pdf, paper.title.toLocaleUpperCase(), { x: margin, y, size: 12, isSoft: true })
  y -= 40
  await write(pen, pdf, paper.name, { x: margin, y, size: 32, isBold: true })
  y -= 40
  for (const [label, value] of paper.facts) {
    await write(pen, pdf, label, { x: margin, y, size: 11, isSoft: true })
    for (const line of wrap(value, 44)) {
      await write(pen, pdf, line, { x: margin + 170, y, size: 13 })
      y -= 18
    }
    y -= 4
  }
  let low = margin + CODE_SIDE - 6
  for (const note of paper.notes.flatMap(text => wrap(text, 58))) {
    await write(pen, pdf, note, { x: margin, y: low, size: 9, isSoft: true })
    low -= 13
  }
  const codeX = PAGE.width - margin - CODE_SIDE
  await write(pen, pdf, paper.codeLabel, { x: codeX, y: margin - 14, size: 9, isSoft: true })
}

async function write(pen: Pen, pdf: Pdf, text: string, line: Line): Promise<void> {
  const font = line.isBold === true ? pen.bold : pen.plain
  const grey = line.isSoft === true ? 0.33 : 0.1
  if (isWritable(font, text)) {
    pen.page.drawText(text, { x: line.x, y: line.y, size: line.size, font, color: pdf.rgb(grey, grey, grey) })
    return
  }
  // The built-in fonts know Western letters only; the browser knows the rest.
  const picture = pictureOf(text, line)
  const image = await pen.page.doc.embedPng(picture.png)
  const height = line.size * 1.5
  pen.page.drawImage(image, { x: line.x, y: line.y - line.size * 0.4, width: picture.width, height })
}

function isWritable(font: PDFFont, text: string): boolean {
  try {
    font.encodeText(text)
    return true
  } catch {
    // Thrown for a letter the font does not have: the picture is drawn instead.
    return false
  }
}

function pictureOf(
  text: string,
  { size, isBold }: Line,
): { readonly png: Uint8Array; readonly width: number } {
  const canvas = document.createElement('canvas')
  const face = `${isBold === true ? 'bold ' : ''}${size * PICTURE_SCALE}px sans-serif`
  const measure = canvas.getContext('2d')
  if (measure === null) throw new Error('this browser draws no text')
  measure.font = face
  canvas.width = Math.ceil(measure.measureText(text).width) + 2
  canvas.height = Math.ceil(size * 1.5 * PICTURE_SCALE)
  measure.font = face
  measure.textBaseline = 'alphabetic'
  measure.fillText(text, 0, size * 1.1 * PICTURE_SCALE)
  // Not `toBlob`: it waits for an idle moment, which a busy machine never has.
  const base64 = canvas.toDataURL('image/png').split(',')[1] ?? ''
  const png = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  return { png, width: canvas.width / PICTURE_SCALE }
}

function drawCode(page: PDFPage, code: string, { rgb }: Pdf): void {
  const { size, dark } = qrSquares(code)
  const side = CODE_SIDE / size
  const left = PAGE.width - PAGE.margin - CODE_SIDE
  const top = PAGE.margin + CODE_SIDE
  for (const { x, y, width } of dark)
    page.drawRectangle({
      x: left + x * side,
      y: top - (y + 1) * side,
      // A hair wider, or printers show seams between rows.
      width: width * side + 0.05,
      height: side + 0.05,
      color: rgb(0, 0, 0),
    })
}

/** Embeds the file unpacked, so that finding it needs no unpacking and cannot be made to explode. */
function attachAsIs(
  document: PDFPage['doc'],
  { name, text }: PrintedPaper['file'],
  { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream }: Pdf,
): void {
  const { context } = document
  const bytes = new TextEncoder().encode(text)
  const dictionary = context.obj({ Type: 'EmbeddedFile', Subtype: 'application/json' })
  dictionary.set(PDFName.of('Length'), context.obj(bytes.length))
  const stream = context.register(PDFRawStream.of(dictionary, bytes))
  const hexName = PDFHexString.fromText(name)
  const spec = PDFDict.withContext(context)
  spec.set(PDFName.of('Type'), PDFName.of('Filespec'))
  spec.set(PDFName.of('F'), hexName)
  spec.set(PDFName.of('UF'), hexName)
  spec.set(PDFName.of('EF'), context.obj({ F: stream, UF: stream }))
  spec.set(PDFName.of('AFRelationship'), PDFName.of('Data'))
  const reference = context.register(spec)
  const names = PDFArray.withContext(context)
  names.push(hexName)
  names.push(reference)
  document.catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: names } }))
  document.catalog.set(PDFName.of('AF'), context.obj([reference]))
}

/** Breaks a text where it has spaces, or where it must. */
function wrap(text: string, letters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text
    .split(' ')
    .flatMap(long => long.match(new RegExp(`.{1,${letters}}`, 'gu')) ?? [''])) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
