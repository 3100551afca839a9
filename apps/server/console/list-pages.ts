import type { AuditRow, AuditVerdict, EngineRow, MeetupNow, PersonRow, PetRow } from '@pawfect/domain/admin'
import { type Html, html } from './html.ts'
import { mark, moment } from './page.ts'

/** People with a search box. */
export function peoplePage(people: readonly PersonRow[], search: string): Html {
  return html`<h1>People</h1>${searchBox('people', search, 'Name or id')}
${table(
  'People, the newest first',
  ['Name', 'Role', 'Animals', 'State', 'Joined', 'Id'],
  people.map(person => [
    html`<strong>${person.displayName}</strong>`,
    person.role,
    html`<a href="/console/animals?search=${person.userId}">${person.petCount}</a>`,
    person.suspended ? mark('bad', 'suspended') : mark('good', 'active'),
    moment(person.joinedAt),
    html`<code>${person.userId}</code>`,
  ]),
)}`
}

/** Animals with a search box. */
export function animalsPage(pets: readonly PetRow[], search: string): Html {
  return html`<h1>Animals</h1>${searchBox('animals', search, 'Name, id or owner id')}
${table(
  'Animals, the newest first',
  ['Name', 'Species', 'Owner', 'Photos', 'State', 'Since', 'Id'],
  pets.map(pet => [
    html`<strong>${pet.name}</strong>`,
    pet.species,
    html`<a href="/console/people?search=${pet.ownerId}">${pet.ownerName}</a>`,
    pet.photoCount,
    stateOf(pet),
    moment(pet.createdAt),
    html`<code>${pet.petId}</code>`,
  ]),
)}`
}

function stateOf(pet: PetRow): Html {
  if (pet.hidden) return mark('bad', 'hidden')
  return pet.published ? mark('good', 'published') : mark('quiet', 'draft')
}

/** Meet-ups that go on or begin soon. */
export function meetupsPage(meetups: readonly MeetupNow[]): Html {
  return html`<h1>Meet-ups now</h1>
${table(
  'Meet-ups that go on now or begin within the hour',
  ['Animals', 'Kind', 'State', 'In the park', 'From', 'Until', 'Id'],
  meetups.map(meetup => [
    html`<strong>${meetup.petNames.join(' and ')}</strong>`,
    meetup.kind,
    mark(meetup.state === 'accepted' ? 'good' : 'warm', meetup.state),
    meetup.inPark,
    moment(meetup.startsAt),
    moment(meetup.endsAt),
    html`<code>${meetup.meetupId}</code>`,
  ]),
)}`
}

const ENGINE_MARKS = { up: 'good', starting: 'warm', degraded: 'warm', down: 'bad', off: 'quiet' } as const

/** Health of everything the server runs on. */
export function enginesPage(engines: readonly EngineRow[]): Html {
  return html`<h1>Engines</h1>
${table(
  'Asked just now',
  ['Engine', 'State', 'Says', 'Answered in'],
  engines.map(engine => [
    html`<strong>${engine.name}</strong>`,
    mark(ENGINE_MARKS[engine.state], engine.state),
    engine.detail,
    `${engine.ms} ms`,
  ]),
)}`
}

/** The audit log under the verdict on its chain. */
export function auditPage(rows: readonly AuditRow[], verdict: AuditVerdict): Html {
  const says = verdict.whole
    ? html`<p class="verdict good">${mark('good', 'whole')} All ${verdict.entries} entries fit together. Head <code>${verdict.headHash.slice(0, 16)}</code></p>`
    : html`<p class="verdict bad" role="alert">${mark('bad', 'broken')} Entry ${verdict.brokenAt ?? ''} does not fit: ${(verdict.problem ?? '').replaceAll('-', ' ')}. Compare with the server's log and a backup.</p>`
  return html`<h1>Audit log</h1>${says}
${table(
  'Append-only, the latest first',
  ['No.', 'When', 'Who', 'What', 'About', 'Facts', 'Hash'],
  rows.map(row => [
    row.sequence,
    moment(row.at),
    html`<code>${row.actorId}</code>`,
    row.action,
    html`<code>${row.subject}</code>`,
    Object.entries(row.facts)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
    html`<code>${row.hash.slice(0, 12)}</code>`,
  ]),
)}`
}

function searchBox(path: string, search: string, label: string): Html {
  return html`<form class="search" role="search" action="/console/${path}"><label>${label} <kbd>/</kbd>
<input type="search" name="search" value="${search}" maxlength="80" data-search></label><button>Search</button></form>`
}

type Cell = Html | string | number

/** A table that scrolls by itself; words instead of an empty one. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  if (rows.length === 0) return html`<p class="empty">Nothing here.</p>`
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`
}
