/// <reference lib="dom" />
import { CLAIM_PREFIX, MAX_PAPER_BYTES, type PaperReport, verifyPaper } from '@pawfect/domain/certificates'
import { element } from './element.ts'
import { type CodeScan, codeInPicture, scanCode } from './read-code.ts'
import { reportView } from './report-view.ts'
import { wordsFor } from './words.ts'

// Taken before anything is added: this is what a saved copy is made of.
const pristine = `<!doctype html>\n${document.documentElement.outerHTML}\n`
const words = wordsFor(navigator.language)
// Written by whoever served the page, and kept in a saved copy: only that service's papers are "ours".
const service = document.querySelector<HTMLMetaElement>('meta[name="pawfect-service"]')?.content

const results = element('div', { 'aria-live': 'polite' })
const notice = element('p', { class: 'quiet', role: 'status' })
const cameraPlace = element('div', {})
let before: { readonly bytes: Uint8Array; readonly digest: string | null } | null = null
let scan: CodeScan | null = null

document.documentElement.lang = words.title === 'Check a paper' ? 'en' : 'de'
document.title = `${words.title} · PawfectMatch`
document
  .querySelector('#app')
  ?.append(
    element('h1', {}, words.title),
    element('p', { class: 'lead' }, words.lead),
    chooser(),
    results,
    keeper(),
  )
checkAddress()
window.addEventListener('hashchange', checkAddress)
if (location.protocol.startsWith('http')) becomeInstallable()

function chooser(): HTMLElement {
  const file = element('input', { type: 'file', class: 'file', id: 'file' })
  const text = element('textarea', { id: 'text', spellcheck: 'false', autocomplete: 'off' })
  const check = element('button', { type: 'button' }, words.check)
  const camera = element('button', { type: 'button' }, words.scan)
  file.addEventListener('change', () => void checkFiles(file.files).finally(() => (file.value = '')))
  check.addEventListener('click', () => showText(text.value))
  camera.addEventListener('click', () => void toggleCamera(camera))
  const card = element(
    'section',
    { class: 'card drop' },
    element(
      'div',
      { class: 'row' },
      file,
      element('label', { class: 'button first', for: 'file' }, words.choose),
      camera,
    ),
    notice,
    cameraPlace,
    element(
      'details',
      {},
      element('summary', {}, words.paste),
      text,
      element('div', { class: 'row' }, check),
    ),
  )
  takeDrops(card)
  text.setAttribute('aria-label', words.paste)
  return card
}

function takeDrops(card: HTMLElement): void {
  const over = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault()
    card.dataset['over'] = String(isOver)
  }
  // The whole window takes drops: beside the card a browser would leave the page for the file.
  window.addEventListener('dragover', over(true))
  window.addEventListener('dragleave', over(false))
  window.addEventListener('drop', event => {
    over(false)(event)
    void checkFiles(event.dataTransfer?.files ?? null)
  })
}

async function checkFiles(files: FileList | null): Promise<void> {
  const [file] = files ?? []
  if (file === undefined) return
  notice.textContent = ''
  try {
    const bytes = new Uint8Array(await file.slice(0, MAX_PAPER_BYTES + 1).arrayBuffer())
    if (!file.type.startsWith('image/')) return show(bytes)
    const text = await codeInPicture(file)
    if (text !== null) return showText(text)
    // A picture without a code is the animal's photo, to be compared with the paper before.
    if (before === null) notice.textContent = words.noCode
    else show(before.bytes, bytes)
  } catch {
    notice.textContent = words.unread
  }
}

function showText(text: string): void {
  show(new TextEncoder().encode(text.trim()))
}

function show(bytes: Uint8Array, photo?: Uint8Array): void {
  const report = verifyPaper(bytes, {
    now: new Date(),
    ...(service === undefined ? {} : { trust: { services: [service] } }),
    ...(photo === undefined ? {} : { photo }),
  })
  const view = reportView(report, words, belongingOf(report))
  before = { bytes, digest: report.digest }
  results.replaceChildren(view)
  view.focus()
}

/** A code after a paper, or a paper after a code: whether they belong together. */
function belongingOf({ digest, kind }: PaperReport): boolean | null {
  if (digest === null || before?.digest == null) return null
  if (digest === before.digest) return kind === 'claim' || isClaim(before.bytes) ? true : null
  return kind === 'claim' || isClaim(before.bytes) ? false : null
}

function isClaim(bytes: Uint8Array): boolean {
  return bytes.length < 4096 && !/^[{%]/.test(new TextDecoder().decode(bytes.subarray(0, 1)))
}

/** A scanned address brings the claim along after its `#`; servers never see that part. */
function checkAddress(): void {
  if (location.hash.startsWith(`#${CLAIM_PREFIX}`)) showText(location.hash.slice(1))
}

async function toggleCamera(button: HTMLButtonElement): Promise<void> {
  if (scan !== null) return scan.stop()
  notice.textContent = ''
  try {
    scan = await scanCode()
    cameraPlace.append(scan.video)
    button.textContent = words.stop
    const text = await scan.found
    if (text !== null) showText(text)
  } catch {
    notice.textContent = words.noCamera
  } finally {
    scan = null
    button.textContent = words.scan
  }
}

function keeper(): HTMLElement {
  const save = element('button', { type: 'button' }, words.keep)
  save.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([pristine], { type: 'text/html' }))
    element('a', { href: address, download: 'check-a-paper.html' }).click()
    URL.revokeObjectURL(address)
  })
  return element(
    'section',
    { class: 'card' },
    element('p', { class: 'quiet' }, words.keepText),
    element('div', { class: 'row' }, save),
  )
}

/** Where the page is served it can be put on the home screen, and opens without a network from then on. */
function becomeInstallable(): void {
  document.head.append(element('link', { rel: 'manifest', href: '/verify/manifest.webmanifest' }))
  document.head.append(element('link', { rel: 'icon', href: '/verify/icon.svg' }))
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register('/verify/service-worker.js', { scope: '/verify' })
    // No worker, no offline page; checking works all the same.
    .catch((error: unknown) => console.warn('the page will not open without a network', error))
}
