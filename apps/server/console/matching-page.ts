import type { ModelOverview } from '@pawfect/domain/matching/learning'
import { type Html, html } from './html.ts'
import { table } from './list-pages.ts'
import { mark, moment } from './page.ts'

/** What the matching page shows. */
export interface MatchingView {
  readonly overview: ModelOverview
  /** A refusal of the last step, in words; null when there was none. */
  readonly problem: string | null
  /** Makes sending a form twice harmless. */
  readonly formKey: string
}

const STATES = { active: 'good', retired: 'quiet', 'rolled-back': 'warm', refused: 'bad' } as const
const DRIFTS = { steady: 'good', watch: 'warm', outdated: 'bad', 'not-enough-yet': 'quiet' } as const

const OUTCOMES = {
  released: 'a better model was released',
  'worse-on-a-slice': 'refused: worse on a slice than the model in use',
  'no-better': 'nothing released: no better than the model in use',
  'too-few': 'nothing trained: too few answers',
  failed: 'failed; the server log says why',
} as const

/** The trained matching model: which one ranks, how it does, and the way back. */
export function matchingPage({ overview, problem, formKey }: MatchingView): Html {
  return html`<h1>Matching</h1>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<p class="verdict">${inUse(overview)}</p>
<dl class="facts">
<dt>Answers</dt><dd>${overview.answers} for ${overview.animals} animals; a training needs ${overview.needed.events} for ${overview.needed.animals}</dd>
<dt>Last training</dt><dd>${overview.lastTry === null ? 'none since this server started; once a night after three' : html`${moment(overview.lastTry.at)}: ${OUTCOMES[overview.lastTry.outcome]}`}</dd>
<dt>Drift</dt><dd>${mark(DRIFTS[overview.drift.state], overview.drift.state.replaceAll('-', ' '))} ${driftWords(overview.drift)}</dd>
</dl>
<form method="post" action="/console/matching/train" class="decide"><input type="hidden" name="key" value="${formKey}"><button>Train now</button></form>
${overview.activeVersion === null ? null : rollBack(formKey)}
${versions(overview)}
${overview.versions.map(
  version => html`<h2>Version ${version.version}, by slice</h2>
${slices(version)}`,
)}`
}

function inUse({ activeVersion }: ModelOverview): Html {
  return activeVersion === null
    ? html`${mark('quiet', 'stated prior')} No trained model ranks.`
    : html`${mark('good', `version ${activeVersion}`)} ranks now.`
}

function driftWords(drift: ModelOverview['drift']): string {
  if (drift.state === 'not-enough-yet') return `${drift.events} answers since the release, 100 are needed`
  const [error, before] = [drift.calibrationError, drift.calibrationErrorAtRelease].map(nats)
  return `stability index ${nats(drift.stability)} (watch 0.1, outdated 0.25), calibration error ${error} (${before} at release; watch +0.03, outdated +0.06), from ${drift.events} answers`
}

function rollBack(formKey: string): Html {
  return html`<form method="post" action="/console/matching/roll-back" class="decide">
<input type="hidden" name="key" value="${formKey}">
<label>Why the model is taken back <kbd>w</kbd><input name="reason" required minlength="3" maxlength="500" autocomplete="off" data-reason></label>
<button class="danger">Roll back to the one before</button>
</form>`
}

function versions({ versions }: ModelOverview): Html {
  return table(
    'Trained models, the latest first',
    ['Version', 'State', 'Trained', 'Answers', 'Animals', 'Hash'],
    versions.map(version => [
      version.version,
      mark(STATES[version.state], version.state.replaceAll('-', ' ')),
      moment(version.trainedAt),
      version.events,
      version.animals,
      html`<code>${version.contentHash.slice(0, 16)}</code>`,
    ]),
  )
}

function slices({ version, slices }: ModelOverview['versions'][number]): Html {
  return table(
    `Version ${version}: log loss of held-out answers beside the model in use then`,
    ['Slice', 'Answers', 'Before', 'Then', 'Change, 90 % interval', 'Says'],
    slices.map(slice => [
      slice.slice,
      slice.events,
      nats(slice.currentLoss),
      nats(slice.candidateLoss),
      `${nats(slice.change)} (${nats(slice.low)} to ${nats(slice.high)})`,
      mark(
        slice.verdict === 'worse' ? 'bad' : slice.verdict === 'better' ? 'good' : 'quiet',
        slice.verdict.replaceAll('-', ' '),
      ),
    ]),
  )
}

const nats = (value: number): string => value.toFixed(3)
