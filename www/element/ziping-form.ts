/**
 * `<ziping-form>`: the self-evaluation table as a form control. It takes a submission as JSON, lets it be filled,
 * and gives it back with the score sheet; every number comes from the core. No side effects: `define.ts` registers it.
 */

import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { load, version } from '../core.js';
import type { Audit, Outline, Rubric, ScoreSheet, Submission } from '../types.js';
import { auditPanel } from './audit-panel.js';
import { Auditor } from './auditor.js';
import { bar, barInWords } from './bar.js';
import { Draft } from './draft.js';
import { elsewhere, failureScreen, loadingScreen } from './screens.js';
import { ZipingErrorEvent, ZipingLoadEvent, ZipingScoreEvent } from './events.js';
import { failure, failureOf, type Failure } from './failure.js';
import { FormControl, type Complaint } from './form-control.js';
import { Fitting } from './fitting.js';
import { formView, type Desk } from './form-view.js';
import { progressOf, requiredGaps } from './progress.js';
import { reportPreview } from './report-preview.js';
import { Reporter } from './reporter.js';
import { styles } from './styles.js';
import { table } from './table.js';
import { texts } from './texts.js';
import { Way } from './way.js';
import { forRubric, Worksheet, type WantedRubric } from './worksheet.js';

/** Long enough that a number is not read aloud digit by digit. */
const announceAfter = 800;

/**
 * @element ziping-form
 * @attr {string} name - the form entry: JSON with `submission` and `sheet`; `<name>.total` has the total
 * @attr {string} rubric - the id of a built-in rubric
 * @attr {string} value - the submission to start from and to return to at a reset, as JSON
 * @attr {string} audit - `off`: what is typed is not audited
 * @attr {string} outline - the id of a built-in outline of reports, instead of that of the rubric
 * @attr {boolean} disabled
 * @attr {boolean} required - every fact of the table must be answered before the form is sent
 * @fires ziping-form-load - the core is ready
 * @fires ziping-form-error - the form cannot work (`code`, `cause`)
 * @fires ziping-form-score - a new score sheet (`result`, `previous`)
 * @fires ziping-form-audit - the audit found something else than before (`result`)
 * @fires ziping-form-export - a file is about to be handed out (`file`); cancelable
 * @fires input
 * @fires change
 * @csspart bar - the total and the way to the next gap, sticky
 * @csspart table - the paper table
 * @csspart audit - what contradicts itself
 * @slot actions - the page's own buttons, in the bar above the table
 */
export class ZipingForm extends FormControl {
  static readonly version: string = version;
  static override styles = styles;

  static override properties: PropertyDeclarations = {
    ...FormControl.properties,
    rubric: {},
    rubricData: { attribute: false },
    defaultValue: { attribute: 'value' },
    auditing: { attribute: 'audit', reflect: true },
    outline: {},
    outlineData: { attribute: false },
    value: { noAccessor: true, attribute: false },
  };

  declare rubric: string | null;
  /** A rubric of the page's own, instead of a built-in one. */
  declare rubricData: Rubric | null;
  declare defaultValue: string | null;
  /** The attribute `audit`: `"off"`, or nothing. */
  declare auditing: string | null;
  declare outline: string | null;
  /** An outline of the page's own, instead of a built-in one. */
  declare outlineData: Outline | null;

  private worksheet: Worksheet | null = null;
  /** Whether the value is still the one that the attribute gave. */
  private pristine = true;
  private failed: Failure | null = null;
  /** The sheet that the page was told last. */
  private toldSheet: ScoreSheet | null = null;
  private loaded = false;
  private focusNext: string | null = null;
  private readonly way = new Way(() => this.renderRoot);
  private readonly auditor = new Auditor(this, () => this.auditable);
  private readonly reporter = new Reporter(this, () => ({
    text: this.value,
    outline: this.outlineData || this.outline,
  }));
  private announcement = '';
  private announcing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rubric = null;
    this.rubricData = null;
    this.defaultValue = null;
    this.auditing = null;
    this.outline = null;
    this.outlineData = null;
    new Fitting(this);
  }

  /** The submission as JSON text. */
  get value(): string {
    return this.work.draft.text;
  }
  set value(text: string) {
    this.load(text || '{}');
  }

  /** The score sheet of what is typed, or `null` while there is none. */
  get sheet(): ScoreSheet | null {
    return this.work.sheet;
  }

  /** What contradicts itself in what was typed before the last pause, or `null` while nothing was audited. */
  get audit(): Audit | null {
    return this.auditor.result;
  }

  /** A copy of the submission as it is typed, right or wrong. */
  toJSON(): Submission {
    return JSON.parse(this.value) as Submission;
  }

  /** Takes over a submission. Throws when it is no JSON object or belongs to another rubric. */
  load(submission: Submission | string): void {
    const text = typeof submission === 'string' ? submission : JSON.stringify(submission);
    this.begin(forRubric(Draft.parse(text), this.wanted));
  }

  /** Back to the value of the attribute. */
  override reset(): void {
    this.worksheet = null;
    this.pristine = true;
    this.auditor.forget();
    this.renew();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.publish();
    this.judge();
    void this.loadCore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.announcing);
    this.auditor.stop();
  }

  private readonly loadCore = async (): Promise<void> => {
    this.failed = null;
    this.requestUpdate();
    try {
      await load();
    } catch (error) {
      this.fail(failureOf(error));
      return;
    }
    const first = !this.loaded;
    this.loaded = true;
    this.renew();
    if (first && !this.failed) this.dispatchEvent(new ZipingLoadEvent());
  };

  private get wanted(): WantedRubric {
    return this.rubricData || this.rubric;
  }

  private get work(): Worksheet {
    if (!this.worksheet) this.worksheet = new Worksheet(this.startingDraft());
    return this.worksheet;
  }

  private startingDraft(): Draft {
    try {
      return forRubric(Draft.parse(this.defaultValue || '{}'), this.wanted);
    } catch (error) {
      this.dispatchEvent(new ZipingErrorEvent('value-unreadable', error));
      return forRubric(new Draft({}), this.wanted);
    }
  }

  private begin(draft: Draft): void {
    this.worksheet = new Worksheet(draft);
    this.auditor.forget();
    this.pristine = false;
    this.renew();
  }

  /** After anything changed: a new sheet and new form entries at once, then the page is told, the picture soon. */
  private renew(): void {
    const failed = this.loaded ? this.rescore() : null;
    this.publish();
    if (failed) this.fail(failed);
    else this.judge();
    const { sheet } = this.work;
    if (sheet && sheet !== this.toldSheet) {
      const previous = this.toldSheet;
      this.toldSheet = sheet;
      this.dispatchEvent(new ZipingScoreEvent(sheet, previous));
    }
    this.announceSoon();
    this.auditSoon();
    this.requestUpdate();
  }

  private rescore(): Failure | null {
    const { work } = this;
    this.failed = null;
    try {
      if (!work.draft.read('/rubric')) return failure('rubric-missing', new Error('rubric'));
      work.rescore();
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  private fail(failed: Failure): void {
    this.failed = failed;
    this.judge();
    this.requestUpdate();
    this.dispatchEvent(new ZipingErrorEvent(failed.code, failed.cause));
  }

  private publish(): void {
    const { work, name } = this;
    if (!name) {
      this.internals.setFormValue(null, work.draft.text);
      return;
    }
    const entries = new FormData();
    entries.set(name, work.entry);
    if (work.total !== null) entries.set(`${name}.total`, work.total);
    this.internals.setFormValue(entries, work.draft.text);
  }

  protected override finish(entries: FormData): void {
    if (!this.loaded || !this.name) return;
    try {
      entries.set(this.name, this.work.sealedEntry());
    } catch (error) {
      // A form that is sent in spite of its problems keeps the unsealed sheet, which a server refuses.
      console.warn(error);
    }
  }

  protected override restore(state: string): void {
    try {
      this.load(state);
    } catch {
      // The browser may give back what another version of the page has kept.
    }
  }

  protected override complaint(): Complaint | null {
    const { sheet } = this.work;
    if (!this.loaded || this.failed || !sheet) {
      const message = this.failed ? this.failed.title : texts.notReady;
      return { flag: 'customError', message, anchor: null };
    }
    const [problem] = this.way.inOrder(sheet.problems || []);
    if (problem) {
      const { message, hint, pointer } = problem;
      return { flag: 'customError', message: texts.withHint(message, hint), anchor: this.way.anchor(pointer) };
    }
    const [missing] = this.required ? this.way.inOrder(requiredGaps(sheet)) : [];
    if (!missing) return null;
    const message = texts.fillFirst(missing.label);
    return { flag: 'valueMissing', message, anchor: this.way.anchor(missing.pointer) };
  }

  private announceSoon(): void {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => {
      const { sheet } = this.work;
      if (!sheet) return;
      // Nobody asked yet when the page has just opened.
      if (sheet.totals.self.score === null && this.announcement === '') return;
      this.announcement = barInWords(sheet, progressOf(sheet));
      this.requestUpdate();
    }, announceAfter);
  }

  private auditSoon(): void {
    if (this.auditing === 'off') this.auditor.forget();
    else this.auditor.wait();
  }

  /** What is to be audited now. */
  private get auditable(): string | null {
    const { draft, sheet } = this.work;
    return this.auditing !== 'off' && !this.failed && sheet && !draft.isBlank ? draft.text : null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      // What a page sets right after it has inserted the form counts like what it sets before.
      if (this.pristine) this.worksheet = null;
      return;
    }
    if (changed.has('auditing')) this.auditSoon();
    if (changed.has('rubric') || changed.has('rubricData')) this.changeRubric();
    else if (changed.has('defaultValue') && this.pristine) this.reset();
    else if (changed.has('name') || changed.has('required')) {
      this.publish();
      this.judge();
    }
  }

  /** What was typed under the page's old rubric goes on under the new one; what no longer fits is reported. */
  private changeRubric(): void {
    const { draft } = this.work;
    if (this.wanted !== null) draft.clear('/rubric');
    this.worksheet = this.pristine ? null : new Worksheet(forRubric(draft, this.wanted));
    this.auditor.forget();
    this.renew();
  }

  protected override updated(): void {
    const state = this.failed ? 'failed' : this.loaded ? 'ready' : 'loading';
    this.setAttribute('data-state', state);
    this.setAttribute('aria-busy', String(state === 'loading'));
    // Only now is the box there to which the browser shall lead.
    this.judge();
    this.reporter.drawn();
    if (this.focusNext === null) return;
    const next = this.renderRoot.querySelector<HTMLElement>(`#${this.focusNext}`);
    this.focusNext = null;
    if (next) next.focus();
  }

  private readonly desk: Desk = {
    auditor: this.auditor,
    reporter: this.reporter,
    edit: (change, settled) => {
      change();
      this.pristine = false;
      this.renew();
      // Typing tells the page by its own event, after this; a button does not.
      if (!settled) return;
      this.tell('input');
      this.tell('change');
    },
    focusSoon: (id) => {
      this.focusNext = id;
    },
    goTo: (pointer) => this.way.goTo(pointer),
    goToNext: (pointers) => this.way.goToNext(pointers),
  };

  private tell(type: 'input' | 'change'): void {
    this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  private readonly onTyped = (event: Event): void => {
    event.stopPropagation();
    this.tell(event.type === 'input' ? 'input' : 'change');
  };

  protected override render(): TemplateResult {
    return html`<fieldset
        class="form"
        role="presentation"
        ?disabled=${this.switchedOff}
        @input=${this.onTyped}
        @change=${this.onTyped}
        @focusin=${this.way.onFocused}
        @pointerdown=${this.way.onPointer}
        @pointerup=${this.way.onPointer}
        @pointercancel=${this.way.onPointer}
      >
        ${this.content()}
      </fieldset>
      ${reportPreview(this.reporter)}
      <p class="unseen" role="status">${this.announcement}</p>
      <p class="unseen" role="status">${this.reporter.busy ? texts.report.busy : ''}</p>
      <p class="unseen" role="status">${this.auditor.announcement}</p>`;
  }

  private content(): TemplateResult {
    const { rubric, sheet } = this.work;
    if (this.failed) return failureScreen(this.failed, this.loadCore);
    if (!rubric || !sheet) return loadingScreen();
    const view = formView(this.desk, this.work, rubric, sheet);
    // The table first: it tells which fields have a box.
    const paper = table(view);
    const audit = auditPanel(view);
    return html`${bar(view)} ${elsewhere(view)} ${paper} ${audit}`;
  }
}
