import { type Html, html } from './html.ts'

/** The pages of the console in the order of its tabs; `key` goes there after `g`. */
export const TABS = [
  { path: 'reports', title: 'Reports', key: 'r' },
  { path: 'people', title: 'People', key: 'p' },
  { path: 'animals', title: 'Animals', key: 'a' },
  { path: 'meetups', title: 'Meet-ups now', key: 'm' },
  { path: 'matching', title: 'Matching', key: 't' },
  { path: 'learning', title: 'Learning', key: 'n' },
  { path: 'engines', title: 'Engines', key: 'e' },
  { path: 'audit', title: 'Audit log', key: 'l' },
] as const

/** A page of the console. */
export interface PageParts {
  readonly title: string
  /** Which tab it belongs to; null for signing in. */
  readonly tab: (typeof TABS)[number]['path'] | null
  readonly adminName: string
  readonly openReports: number
  readonly main: Html
}

/** Puts the frame around a page. */
export function page({ title, tab, adminName, openReports, main }: PageParts): string {
  const { text } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · PawfectMatch console</title>
<link rel="icon" href="/console/paw.svg" type="image/svg+xml">
<link rel="stylesheet" href="/console/console.css">
<script src="/console/console.js" defer></script>
</head>
<body data-tab="${tab ?? 'sign-in'}">
<a class="skip" href="#main">Skip to the content</a>
${tab === null ? null : header(tab, adminName, openReports)}
<main id="main" tabindex="-1">${main}</main>
${tab === null ? null : keys}
</body>
</html>`
  return `<!doctype html>\n${text}`
}

function header(current: string, adminName: string, openReports: number): Html {
  const tabs = TABS.map(
    tab =>
      html`<li><a href="/console/${tab.path}" data-go="${tab.key}"${
        tab.path === current ? html` aria-current="page"` : null
      }>${tab.title}${tab.path === 'reports' && openReports > 0 ? html` <span class="count">${openReports}</span>` : null}</a></li>`,
  )
  return html`<header>
<img src="/console/paw.svg" alt="" width="24" height="24"><strong>PawfectMatch</strong>
<nav aria-label="Console"><ul>${tabs}</ul></nav>
<button type="button" class="quiet" data-open-keys>Keys <kbd>?</kbd></button>
<form method="post" action="/console/sign-out"><button class="quiet">${adminName}: sign out</button></form>
</header>`
}

const keys = html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>
<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous report</dd>
<dt><kbd>1</kbd> to <kbd>4</kbd></dt><dd>choose a decision</dd>
<dt><kbd>w</kbd></dt><dd>write the reason; <kbd>Enter</kbd> decides</dd>
<dt><kbd>/</kbd></dt><dd>search</dd>
${TABS.map(tab => html`<dt><kbd>g</kbd> <kbd>${tab.key}</kbd></dt><dd>${tab.title}</dd>`)}
</dl>
<form method="dialog"><button>Close <kbd>Esc</kbd></button></form>
</dialog>`

/** An instant in the reader's words, with the exact one for machines. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)}</time>`
}

/** A state as a word with a colour; the word alone says it too. */
export function mark(kind: 'good' | 'warm' | 'bad' | 'quiet', word: string): Html {
  return html`<span class="mark ${kind}">${word}</span>`
}
