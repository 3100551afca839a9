import type { LearningOverview } from '@pawfect/domain/pets/learning'
import { type Html, html } from './html.ts'
import { table } from './list-pages.ts'
import { mark, moment } from './page.ts'

/** What the learning page shows. */
export interface LearningView {
  readonly overview: LearningOverview
  /** A refusal of the last step, in words; null when there was none. */
  readonly problem: string | null
  /** Makes sending a form twice harmless. */
  readonly formKey: string
}

const STATES = { open: 'good', settled: 'quiet', 'too-few': 'warm', stopped: 'bad' } as const

/** Rounds of learning without collecting, and the switch that stops them at once. */
export function learningPage({ overview, problem, formKey }: LearningView): Html {
  const { isStopped, hasModel, rounds } = overview
  const isOpen = rounds.some(({ state }) => state === 'open')
  return html`<h1>Learning without collecting</h1>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<p class="verdict">${
    isStopped
      ? html`${mark('bad', 'stopped')} Nobody takes part in anything.`
      : html`${mark('good', 'allowed')} Owners who said yes may take part in rounds.`
  }</p>
<p>Apps send masked updates of the breed model; only sums of whole groups of five are ever computed. What a round taught is put into <code>models/taught</code> for the publisher, whose gate decides.</p>
${isStopped || isOpen || !hasModel ? null : button('open', 'Open a round', formKey)}
${isOpen ? button('close', 'Close the round and add up', formKey) : null}
${hasModel ? null : html`<p>No breed model is published here, so there is nothing to improve.</p>`}
<form method="post" action="/console/learning/${isStopped ? 'resume' : 'stop'}" class="decide">
<input type="hidden" name="key" value="${formKey}">
<label>Why <kbd>w</kbd><input name="reason" required minlength="3" maxlength="500" autocomplete="off" data-reason></label>
<button${isStopped ? null : html` class="danger"`}>${isStopped ? 'Let learning go on' : 'Stop all learning now'}</button>
</form>
${table(
  'Rounds, the latest first',
  ['Round', 'State', 'Opened', 'Closes', 'Joined', 'Sent', 'Whole groups', 'Left out'],
  rounds.map(round => [
    html`<code>${round.roundId}</code>`,
    mark(STATES[round.state], round.state.replaceAll('-', ' ')),
    moment(round.openedAt),
    moment(round.closesAt),
    round.joined,
    round.sent,
    round.groups ?? 'not counted yet',
    round.leftOut ?? 'not counted yet',
  ]),
)}`
}

function button(step: string, words: string, formKey: string): Html {
  return html`<form method="post" action="/console/learning/${step}" class="decide"><input type="hidden" name="key" value="${formKey}"><button>${words}</button></form>`
}
