import type { DecisionRow, ReportCase } from '@pawfect/domain/admin'
import { type Html, html } from './html.ts'
import { mark, moment } from './page.ts'

/** What the reports page shows. */
export interface ReportsView {
  readonly state: 'open' | 'decided'
  readonly reports: readonly ReportCase[]
  readonly chosen: ReportCase | null
  /** A refusal of the last step, in words; null when there was none. */
  readonly problem: string | null
  /** Makes sending the form twice harmless. */
  readonly formKey: string
}

const DECISIONS = [
  { value: 'dismissed', title: 'Dismiss', says: 'Nothing is wrong; nothing happens.' },
  { value: 'warned', title: 'Warn', says: 'Goes on the record; nothing is hidden.' },
  { value: 'hidden', title: 'Hide the animal', says: 'Only its owner sees it from now on.' },
  { value: 'suspended', title: 'Suspend the owner', says: 'Signed out everywhere; animals vanish.' },
] as const

/** Queue left, case right, history below. */
export function reportsPage(view: ReportsView): Html {
  return html`<div class="desk">
<section class="queue" aria-labelledby="queue-title">
<h1 id="queue-title">Reports</h1>
<ul class="switch">
<li><a href="/console/reports"${current(view.state === 'open')}>Open</a></li>
<li><a href="/console/reports?state=decided"${current(view.state === 'decided')}>Decided</a></li>
</ul>
${view.reports.length === 0 ? html`<p class="empty">No ${view.state} reports. The park is calm.</p>` : queue(view)}
</section>
<article class="case" aria-label="Case">
${view.problem === null ? null : html`<p class="problem" role="alert">${view.problem}</p>`}
${view.chosen === null ? html`<p class="empty">Choose a report on the left, or press <kbd>j</kbd>.</p>` : details(view.chosen, view)}
</article>
</div>`
}

const current = (is: boolean) => (is ? html` aria-current="page"` : null)

function queue({ reports, chosen, state }: ReportsView): Html {
  return html`<ol class="cases">${reports.map(
    report => html`<li><a data-queue href="/console/reports?state=${state}&id=${report.reportId}"${current(
      report.reportId === chosen?.reportId,
    )}>
<strong>${report.subjectLabel || 'gone'}</strong> ${mark(report.category === 'animal-welfare' ? 'bad' : 'warm', words(report.category))}
<span class="meta">${words(report.subject.kind)} · ${moment(report.createdAt)}${
      report.otherReports > 0 ? html` · ${report.otherReports} more` : null
    }</span></a></li>`,
  )}</ol>`
}

function details(report: ReportCase, view: ReportsView): Html {
  return html`<h2>${report.subjectLabel || 'No longer there'} ${mark('warm', words(report.category))}</h2>
<dl class="facts">
<dt>About</dt><dd>${words(report.subject.kind)} <code>${report.subject.id}</code></dd>
<dt>Owner</dt><dd>${report.ownerId === null ? 'gone' : html`<a href="/console/people?search=${report.ownerId}"><code>${report.ownerId}</code></a>`}</dd>
<dt>Reported by</dt><dd>${report.reporterName}, ${moment(report.createdAt)}</dd>
<dt>Others</dt><dd>${report.otherReports === 0 ? 'no other report' : `${report.otherReports} other reports`}</dd>
</dl>
<blockquote>${report.details === '' ? 'No words were left with it.' : report.details}</blockquote>
${report.photoPaths.length === 0 ? null : html`<ul class="photos">${report.photoPaths.map((path, index) => html`<li><img src="${path}" alt="Photo ${index + 1} of ${report.subjectLabel}" loading="lazy"></li>`)}</ul>`}
${report.state === 'open' ? decide(report, view.formKey) : reverse(report, view.formKey)}
<section aria-labelledby="history-title" class="history"><h3 id="history-title">History</h3>
${report.decisions.length === 0 ? html`<p class="empty">Nothing was decided yet.</p>` : html`<ol>${report.decisions.map(past)}</ol>`}
</section>`
}

function decide(report: ReportCase, formKey: string): Html {
  const canHide = report.photoPaths.length > 0 || ['pet', 'photo', 'artwork'].includes(report.subject.kind)
  const choices = DECISIONS.filter(choice => choice.value !== 'hidden' || canHide)
  return html`<form method="post" action="/console/reports/${report.reportId}/decide" class="decide">
<input type="hidden" name="key" value="${formKey}">
<fieldset><legend>Decision</legend>${choices.map(
    (
      choice,
      index,
    ) => html`<label class="choice"><input type="radio" name="decision" value="${choice.value}" required data-choice="${index + 1}">
<span><strong>${choice.title}</strong> <kbd>${index + 1}</kbd><br>${choice.says}</span></label>`,
  )}</fieldset>
<label>Reason, for the record <kbd>w</kbd><input name="reason" required minlength="3" maxlength="500" autocomplete="off" data-reason></label>
<button class="go">Decide</button>
</form>`
}

function reverse(report: ReportCase, formKey: string): Html {
  return html`<form method="post" action="/console/reports/${report.reportId}/reverse" class="decide">
<input type="hidden" name="key" value="${formKey}">
<label>Why the decision is taken back <kbd>w</kbd><input name="reason" required minlength="3" maxlength="500" autocomplete="off" data-reason></label>
<button class="danger">Reverse and reopen</button>
</form>`
}

function past(decision: DecisionRow): Html {
  return html`<li>${mark(decision.decision === 'dismissed' ? 'quiet' : 'bad', decision.decision)} by ${decision.decidedBy}, ${moment(decision.decidedAt)}
<p>${decision.reason}</p>
${decision.reversal === null ? null : html`<p>${mark('good', 'reversed')} by ${decision.reversal.by}, ${moment(decision.reversal.at)}: ${decision.reversal.reason}</p>`}</li>`
}

const words = (code: string) => code.replaceAll('-', ' ')
