/** Under a clause: whatever answers it, by the rubric alone, and how the score came about. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Pointer, RubricItem, SheetItem, Trace } from '../types.js';
import { textBox } from './boxes.js';
import { isObject, pointerOf } from './draft.js';
import { factBoxes } from './fact-boxes.js';
import { decliningFacts, factOf, factsNamed, namedBy, namedByModifiers, placeOf, ruleOf, type AnyRule } from './facts.js';
import { indicators } from './indicators.js';
import { projects } from './projects.js';
import { texts } from './texts.js';
import type { FormView } from './view.js';

export function answers(view: FormView, item: SheetItem | undefined, printed: RubricItem): TemplateResult {
  const rule = ruleOf(printed);
  const trace = item && item.trace;
  const asked = factsNamed(view.rubric, namedBy(rule));
  const besides = factsNamed(view.rubric, namedByModifiers(printed)).filter((fact) => !asked.includes(fact));
  const places = printed.not_applicable ? decliningFacts(view.rubric, rule).map((fact) => placeOf(view.at, fact)) : [];
  const [first] = places;
  const given = first === undefined ? '' : view.draft.read(`${first}/na`);
  const declined = places.length > 0 && places.every((place) => isObject(view.draft.read(place)));
  const isTold = declined && typeof given === 'string' && given.trim() !== '';
  const isOverruled = isTold && places.some((place) => !/^不适用/.test(view.values.get(place) || '不适用'));
  return html`<div class="answers">
      ${first === undefined ? nothing : declineLine(view, places, first, declined, printed.title)}
      ${isOverruled ? html`<p class="formula">${texts.declinedInVain}</p>` : nothing}
      ${isTold && !isOverruled
        ? nothing
        : html`${body(view, rule, item, trace, printed)}
          ${factBoxes(view, besides, { item, trace: undefined })}`}
      ${item && trace ? work(item, trace, printed) : nothing}
    </div>
    ${item ? reasons(item) : nothing}`;
}

/** 不适用, with the reason: one answer to all that the item asks. */
function declineLine(
  view: FormView,
  places: readonly Pointer[],
  first: Pointer,
  declined: boolean,
  title: string,
): TemplateResult {
  const reason = `${first}/na`;
  // Where several facts decline, one box has the reason of all.
  if (declined) places.forEach((place) => view.drawn.add(`${place}/na`));
  return html`<div class="decline">
    <label
      ><input
        type="checkbox"
        aria-label=${texts.declineLabel(title)}
        .checked=${declined}
        @input=${() => {
          if (declined) view.clear(places);
          else {
            view.goToSoon(reason);
            view.answer(places, { na: '' });
          }
        }}
      />
      ${texts.decline}</label
    >
    ${declined
      ? textBox(view, {
          pointer: reason,
          label: texts.declineReason,
          kind: 'words',
          write: (text) => view.answer(places, { na: text }),
        })
      : nothing}
  </div>`;
}

/** The boxes and results of a rule. */
function body(
  view: FormView,
  rule: AnyRule,
  item: SheetItem | undefined,
  trace: Trace | undefined,
  printed: RubricItem,
): unknown {
  if (rule.kind === 'children') return projects(view, item, rule);
  if (rule.kind === 'indicators') {
    return indicators(view, `${view.at}/indicators`, rule, (trace && trace.indicators) || [], printed.id);
  }
  if (rule.rules) {
    const { parts = [] } = trace || {};
    return rule.rules.map((part, index) => {
      const own = parts[index] && parts[index].trace;
      return html`<fieldset class="part" aria-label=${part.title}>
        <b>${trace && trace.explanation.startsWith(texts.byPart(part.title)) ? html`<span class="met">✓</span> ` : nothing}${part.title}</b>
        ${body(view, part.rule, item, own, printed)}${own && own.formula ? html`<p class="formula">${sentence(own.explanation, own.formula)}</p>` : nothing}
      </fieldset>`;
    });
  }
  const evidence = rule.evidence === undefined ? undefined : pointerOf('evidence', rule.evidence);
  const fact = factOf(view.rubric, rule.evidence || '');
  return html`${factBoxes(view, factsNamed(view.rubric, namedBy(rule)), { item, trace })}
  ${evidence === undefined
    ? nothing
    : textBox(view, {
        pointer: evidence,
        label: texts.evidence(fact ? fact.label : ''),
        kind: 'text',
        list: 'lines',
        hint: texts.linesHint,
      })}
  ${rule.kind === 'bands' && trace && trace.options ? bands(trace.options) : nothing}`;
}

function bands(options: NonNullable<Trace['options']>): TemplateResult {
  return html`<ul class="bands">
    ${options.map(
      ({ label, chosen }) =>
        html`<li class=${chosen ? 'met' : ''}>
          ${chosen ? html`<span aria-hidden="true">✓</span> <b>${label}</b><span class="unseen">${texts.chosen}</span>` : label}
        </li>`,
    )}
  </ul>`;
}

/** The result in a sentence and with its figures; what a reason below says already is not said twice. */
function work(item: SheetItem, trace: Trace, printed: RubricItem): TemplateResult {
  const { formula = '', rounding, modifiers = [], parts } = trace;
  // What each of several rules comes to stands with it, and what was changed after the rule has its own lines.
  const changes = modifiers.map((modifier) => `；${modifier}`).join('');
  const explanation = trace.explanation.replace(changes, '').replace(parts ? /：.*/ : '', '');
  const declined = item.state === 'not-applicable';
  // Conditions and options show by themselves what they earn.
  const evident =
    /^(conditions|all_or_nothing|choice)$/.test(trace.rule) && !printed.prerequisite && !printed.not_applicable;
  const told = (words: string): boolean => (item.lost || []).some(({ message }) => message.includes(words));
  const words = sentence(told(explanation.replace(/，得 [\d.]+ 分$/, '')) ? '' : explanation, told(formula) ? '' : formula);
  const isShown = words !== '' && (declined || (item.computed !== null && !evident));
  return html`${isShown
    ? html`<p class="formula">${words}${rounding && !parts ? texts.rounded(rounding.decimals, rounding.mode) : nothing}</p>`
    : nothing}
  ${modifiers.map((modifier) => html`<p class="formula">${modifier}</p>`)}`;
}

function sentence(explanation: string, formula: string): string {
  return [explanation, explanation.includes(formula) ? '' : formula].filter((words) => words !== '').join('：');
}

/** Why points are lost, and why an answer that is there does not count. */
export function reasons(item: SheetItem): unknown {
  const lost = item.lost || [];
  const doubtful = item.missing.filter(({ note }) => note);
  if (lost.length + doubtful.length === 0) return nothing;
  // Two conditions of one clause may have one reason.
  const messages = Array.from(new Set(lost.map(({ message }) => message)));
  const notes = Array.from(new Set(doubtful.map(({ label, note }) => `${label}：${note}`)));
  return html`<ul class="reasons">
    ${messages.map((message) => html`<li class="lost">${message}</li>`)}
    ${notes.map((note) => html`<li class="open">${note}</li>`)}
  </ul>`;
}
