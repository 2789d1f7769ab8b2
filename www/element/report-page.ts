/**
 * The HTML of a report in a frame. The frame runs no scripts, and the style sheet is a constructed one: policies for
 * pages, which a frame inherits, refuse style elements.
 */

/** In a window that is narrower than the paper, tables are read by scrolling. */
const narrow = `@media screen and (max-width: 210mm) {
  body { font-size: 13pt; line-height: 1.7; letter-spacing: 0; }
  h1 { font-size: 17pt; margin: 1em 0; }
  .part { overflow-x: auto; }
  table { min-width: 560px; }
  .blanks { text-align: left; }
}`;

interface Policy {
  createHTML(text: string): string;
}

let policy: Policy | null | undefined;

/** Where a page demands trusted types, its policy has to name `ziping` beside `lit-html`. */
function trusted(text: string): string {
  if (policy === undefined) {
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
    };
    policy = trustedTypes ? trustedTypes.createPolicy('ziping', { createHTML: (given) => given }) : null;
  }
  return policy ? policy.createHTML(text) : text;
}

/** Puts a report into a frame. Escape and Ctrl+P mean in it what they mean around it. */
export function fillPage(frame: HTMLIFrameElement, text: string, close: () => void): void {
  const { contentDocument: page, contentWindow: realm } = frame;
  if (!page || !realm) return;
  // Even a parser reports a style element to the policy. No text of a report holds a bracket that is not escaped.
  const [head = '', styles = '', body = ''] = text.split(/<\/?style>/);
  const report = new DOMParser().parseFromString(trusted(head + body), 'text/html');
  const { CSSStyleSheet: Sheet } = realm as Window & typeof globalThis;
  page.adoptedStyleSheets = [styles, narrow].map((rules) => {
    const sheet = new Sheet();
    sheet.replaceSync(rules);
    return sheet;
  });
  page.title = report.title;
  page.documentElement.lang = report.documentElement.lang;
  page.documentElement.replaceChild(page.adoptNode(report.body), page.body);
  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else printKey(event, frame);
  });
}

/** Ctrl+P prints the report, not the form behind it. */
export function printKey(event: KeyboardEvent, frame: HTMLIFrameElement | null): void {
  if (!frame || event.key !== 'p' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  printPage(frame);
}

export function printPage({ contentWindow }: HTMLIFrameElement): void {
  if (!contentWindow) return;
  contentWindow.focus();
  contentWindow.print();
}
