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

const STATES = {
  active: 'good',
  retired: 'quiet',
  'rolled-back': 'warm',
  refused: 'bad',
  forgotten: 'warm',
} as const
const DRIFTS = { steady: 'good', watch: 'warm', outdated: 'bad', 'not-enough-yet': 'quiet' } as const
const VERDICTS = { better: 'good', 'no-worse': 'quiet', worse: 'bad', 'too-few': 'quiet' } as const

const OUTCOMES = {
  released: 'a better model was released',
  'worse-on-a-slice': 'refused: worse on a slice than the model in use',
  'no-better': 'nothing released: no better than the model in use',
  'too-few': 'nothing trained: not enough answers yet',
  'back-to-stated':
    'the stated weights rank again: the model had learned from answers that are deleted since',
  'rolled-back-before': 'nothing released: it came to the very model that was rolled back',
  failed: 'failed; the server log says why',
} as const

const CANDIDATES = {
  'between-sides': 'Weights between the two sides, by purpose',
  'in-common': 'Only what all purposes have in common',
} as const

const REASONS = {
  better: 'better on all answers together, worse on no slice',
  'worse-on-a-slice': 'worse on a slice',
  'no-better': 'no better than the model in use',
  'too-few': 'too few answers held out',
} as const

/** The trained matching model: which one ranks, how it does, what the last night came to, and the way back. */
export function matchingPage({ overview, problem, formKey }: MatchingView): Html {
  const { lastTry, drift } = overview
  const active = overview.versions.find(({ state }) => state === 'active')
  const earlier = overview.versions.filter(
    ({ version }) => ![active?.version, lastTry?.version].includes(version),
  )
  return html`<h1>Matching</h1>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<p class="verdict">${inUse(overview)}${active?.owesForgetting ? mark('warm', 'to be replaced tonight: it learned from answers deleted since') : null}</p>
<dl class="facts">
<dt>Answers</dt><dd>${overview.answers} for ${overview.animals} animals; a training needs ${overview.needed.events} for ${overview.needed.animals}</dd>
<dt>Last training</dt><dd>${lastTry === null ? 'none yet; once a night after three' : html`${moment(lastTry.at)}: ${OUTCOMES[lastTry.outcome]}`}</dd>
<dt>Drift</dt><dd>${mark(DRIFTS[drift.state], drift.state.replaceAll('-', ' '))} ${driftWords(drift)}</dd>
</dl>
<form method="post" action="/console/matching/train" class="decide"><input type="hidden" name="key" value="${formKey}"><button>Train now</button></form>
${overview.activeVersion === null ? null : rollBack(formKey)}
${purposes(overview)}
${overview.places.length === 0 ? null : places(overview)}
${lastTry === null ? null : lastNight(lastTry)}
<h2>Versions</h2>
${versions(overview)}
${active === undefined || active.version === lastTry?.version ? null : html`<h2>Version ${active.version}, by slice</h2>${versionSlices(active)}`}
${earlier.map(
  version => html`<details><summary>Version ${version.version}, by slice</summary>
${versionSlices(version)}</details>`,
)}`
}

function purposes({ purposes, neededForPurpose }: ModelOverview): Html {
  return table(
    'Weights between the two sides, by purpose',
    ['Purpose', 'Ranks by', 'Fitted to', 'Answers now'],
    purposes.map(({ purpose, trainedOn, answers }) => [
      purpose,
      trainedOn > 0
        ? mark('good', 'own weights')
        : mark('quiet', `stated weights: ${neededForPurpose} answers needed`),
      trainedOn > 0 ? trainedOn : '',
      answers,
    ]),
  )
}

/** Places told apart are those of the model; the last one stands for all further down. */
function places({ places }: ModelOverview): Html {
  const count = places[0]?.logOdds.length ?? 0
  return table(
    'What a place does to a yes, in log-odds against the top of the suggestions; set aside before anything is learned',
    [
      'List',
      'Decisions',
      ...Array.from({ length: count }, (_, i) => (i + 1 < count ? `${i + 1}` : `${count}+`)),
    ],
    places.map(({ surface, events, logOdds }) => [
      surface,
      events,
      ...logOdds.map(value => value.toFixed(2)),
    ]),
  )
}

function lastNight({ outcome, version, report }: NonNullable<ModelOverview['lastTry']>): Html {
  const kept = version === null ? null : html` Kept as version ${version}.`
  return html`<h2>The last training's verdict</h2>
<p>${capital(OUTCOMES[outcome])}.${kept} ${report.answers} answers of ${report.animals} animals' owners.${report.mustForget ? ' The model in use was no rival: it had to forget.' : null}</p>
${report.tried.map(
  ({ kind, reason, slices: judged }) => html`<h3>${CANDIDATES[kind]}: ${REASONS[reason]}</h3>
${slices('Log loss of held-out answers, in nats, beside the model in use then', judged)}`,
)}`
}

function inUse({ activeVersion }: ModelOverview): Html {
  return activeVersion === null
    ? html`${mark('quiet', 'stated weights')} No trained model ranks.`
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

function versionSlices({ version, slices: judged }: ModelOverview['versions'][number]): Html {
  return slices(`Version ${version}: log loss of held-out answers beside the model in use then`, judged)
}

function slices(caption: string, judged: ModelOverview['versions'][number]['slices']): Html {
  return table(
    caption,
    ['Slice', 'Answers', 'In use', 'Candidate', 'Change, 90 % interval', 'Says'],
    judged.map(({ slice, events, currentLoss, candidateLoss, change, low, high, verdict }) => [
      slice,
      events,
      nats(currentLoss),
      nats(candidateLoss),
      `${nats(change)} (${nats(low)} to ${nats(high)})`,
      mark(VERDICTS[verdict], verdict.replaceAll('-', ' ')),
    ]),
  )
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const nats = (value: number): string => value.toFixed(3)
