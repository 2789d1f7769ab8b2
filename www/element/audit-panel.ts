/** 核查: what contradicts itself, by weight, with the way to its field and the department's answer to it. */

import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Audit, Finding, Pointer } from '../types.js';
import { boxPlace, parentOf } from './draft.js';
import type { Failure } from './failure.js';
import { responseTo, unmatched } from './responses.js';
import { texts } from './texts.js';
import { boxId, type FormView } from './view.js';

const words = texts.audit;
const severities = ['error', 'warning', 'note'] as const;

/** Where the heading is, for the way to it: no field of a submission. */
export const auditPlace = '/#audit';

/** Below the table, which tells which fields have a box. */
export function auditPanel(view: FormView): unknown {
  const { result, failed, stale } = view.auditor;
  if (!result && !failed) return nothing;
  return html`<section class="audit" part="audit" aria-label=${words.title}>
    <h2 id=${boxId(auditPlace)} tabindex="-1">
      ${words.title}${result && !failed ? html` <span class="counts">${countsInWords(result)}</span>` : nothing}
      ${stale && !failed ? html`<small>${words.stale}</small>` : nothing}
    </h2>
    ${failed ? failureBox(view, failed) : nothing} ${result && !failed ? unchanged(view, result) : nothing}
  </section>`;
}

/** For the heading, the bar and those who hear it. */
export function countsInWords({ counts }: Audit): string {
  const some = severities.filter((severity) => counts[severity] > 0);
  if (some.length === 0) return words.nothing;
  return some.map((severity) => words.count(severity, counts[severity])).join('，');
}

function failureBox(view: FormView, failed: Failure): TemplateResult {
  return html`<p>${failed.title}${words.scoringGoesOn}</p>
    <p>${failed.advice}</p>
    <button type="button" class="button" @click=${view.auditor.retry}>${texts.retry}</button>
    <details>
      <summary>${texts.detail}</summary>
      <pre>${failed.detail}</pre>
    </details>`;
}

/** Whoever types does not wait for a long list to be drawn again. */
function unchanged(view: FormView, audit: Audit): unknown {
  const { draft, drawn } = view;
  return guard([audit, drawn.size, JSON.stringify(draft.read('/responses'))], () => findings(view, audit));
}

function findings(view: FormView, audit: Audit): TemplateResult {
  const listed = new Set<string>();
  const ways = new Ways(view.drawn);
  return html`${audit.findings.length > 0
      ? html`<p class="quiet">${words.advice}${audit.counts.answered > 0 ? words.answered(audit.counts.answered) : nothing}</p>`
      : nothing}
    ${severities.map((severity) => {
      const group = audit.findings.filter((finding) => finding.severity === severity);
      if (group.length === 0) return nothing;
      return html`<h3 class=${severity}>${words.severities[severity]}<span class="unseen">${words.items(group.length)}</span></h3>
        <ol class="findings">
          ${repeat(
            group.map((finding) => ({ finding, id: idOf(finding, listed) })),
            ({ id }) => id,
            ({ finding, id }) => entry(view, ways, finding, id),
          )}
        </ol>`;
    })}
    ${remarks(view, audit)}`;
}

/** The row that is typed into stays the same when others come and go. */
function idOf({ code, pointer }: Finding, listed: Set<string>): string {
  let id = boxId(`/#audit/${code}${pointer}`);
  while (listed.has(id)) id += '-';
  listed.add(id);
  return id;
}

function entry(view: FormView, ways: Ways, finding: Finding, id: string): TemplateResult {
  const { code, severity, title, message, expected, hint, evidence, severity_reason: reason } = finding;
  const places = [finding, ...evidence].map(({ pointer }) => ways.to(pointer));
  const place = places.find((one) => one !== null);
  return html`<li class="finding ${severity}">
    <p class="subject">
      <code>${code}</code> <b>${title}</b> ${standing(view, finding)}
      ${place
        ? html`<button
            type="button"
            class="button"
            aria-label=${words.goToLabel(title)}
            @click=${() => view.goToNext([place])}
          >
            ${words.goTo}
          </button>`
        : nothing}
    </p>
    <p>${message}</p>
    ${expected === null && !hint
      ? nothing
      : html`<p class="quiet">
          ${expected === null ? nothing : html`${words.expected}<b class="expected">${expected}</b>`}${hint}
        </p>`}
    ${place || evidence.length === 0
      ? nothing
      : html`<p class="quiet">${words.elsewhere(Array.from(new Set(evidence.map(({ label }) => label))))}</p>`}
    ${reason ? html`<p class="quiet">${words.reason}${reason}</p>` : nothing} ${response(view, finding, id)}
  </li>`;
}

/** Whether it is answered. */
function standing({ draft }: FormView, finding: Finding): unknown {
  const given = responseTo(draft, finding);
  if (!given) return nothing;
  return given.outdated
    ? html`<span class="mark open">${words.outdated}</span>`
    : html`<span class="mark met">${words.isAnswered}</span>`;
}

function response(view: FormView, finding: Finding, id: string): TemplateResult {
  const given = responseTo(view.draft, finding);
  const text = given ? given.text : '';
  // It closes under nobody's hands when its text is taken back.
  const { unfolded } = view.auditor;
  if (given) unfolded.add(id);
  return html`<details class="response" ?open=${unfolded.has(id)}>
    <summary>${words.respond(finding.evidence.length)}</summary>
    <ul class="evidence">
      ${finding.evidence.map(
        ({ label, value }) => html`<li>${label} <b>${value === null ? texts.missingAll : value}</b></li>`,
      )}
    </ul>
    <textarea
      id=${id}
      rows=${Math.min(6, Math.max(2, text.split('\n').length, Math.ceil(text.length / 60)))}
      aria-label=${words.respondLabel(finding.title)}
      placeholder=${words.respondHint}
      .value=${live(text)}
      @input=${({ target }: Event) => view.respond(finding, (target as HTMLTextAreaElement).value)}
    ></textarea>
    ${given && given.outdated
      ? html`<button type="button" class="button" @click=${() => view.respond(finding, text, id)}>
          ${words.stillTrue}
        </button>`
      : nothing}
  </details>`;
}

/** What is not listed one by one: more of the same, checks that the rubric does without, answers to nothing. */
function remarks(view: FormView, { findings: list, unlisted, switched_off: off }: Audit): unknown {
  const idle = unmatched(view.draft, list);
  if (unlisted.length + off.length + idle.length === 0) return nothing;
  return html`<ul class="remarks">
    ${unlisted.map(({ code, count }) => html`<li>${words.unlisted(code, count)}</li>`)}
    ${off.map(({ code, title, reason }) => html`<li>${words.switchedOff(code, title, reason)}</li>`)}
    ${idle.map(
      ({ index, text }) =>
        html`<li>
          ${words.unmatched(text)}
          <button type="button" class="clear" aria-label=${words.withdrawLabel(text)} @click=${() => view.withdraw(index)}>
            ${texts.rows.remove}
          </button>
        </li>`,
    )}
  </ul>`;
}

/** The boxes that a finding can lead to. */
class Ways {
  private readonly drawn: ReadonlySet<Pointer>;
  /** By what is no box itself, the first box in it. */
  private readonly inside = new Map<Pointer, Pointer>();

  constructor(drawn: ReadonlySet<Pointer>) {
    this.drawn = drawn;
    for (const pointer of drawn) {
      for (let at = parentOf(pointer); at && !this.inside.has(at); at = parentOf(at)) this.inside.set(at, pointer);
    }
  }

  /** The box of a field, of what it is a part of, or the first one in it or in its row. */
  to(pointer: Pointer): Pointer | null {
    for (let at = boxPlace(pointer); at; at = parentOf(at)) {
      if (this.drawn.has(at)) return at;
      const first = at === pointer || /\/\d+$/.test(at) ? this.inside.get(at) : undefined;
      if (first) return first;
    }
    return null;
  }
}
