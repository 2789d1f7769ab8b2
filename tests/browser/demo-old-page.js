// Runs in the demo page before its own scripts. Written for Chromium 78 as it stands.

(() => {
  const complaints = [];
  addEventListener('error', (event) => complaints.push(event.message || `cannot load ${event.target.src}`), true);
  addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) =>
    complaints.push(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
  );

  const until = async (what, condition) => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      const found = condition();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`waited in vain for ${what}`);
  };

  const text = (root, selector) => {
    const found = root.querySelector(selector);
    return found ? found.textContent.trim() : null;
  };

  async function walk() {
    const evaluation = await until('the form', () =>
      document.querySelector('ziping-form[data-state="ready"]'),
    );
    const root = evaluation.shadowRoot;
    document.getElementById('example').click();
    await until('the total', () => text(root, '.big') === '90');
    const rows = Array.from(root.querySelectorAll('tr.item'));
    const report = {
      total: text(root, '.big'),
      grade: text(root, '.grade'),
      projects: rows[rows.length - 1].textContent,
      styles: {
        bar: getComputedStyle(root.querySelector('.bar')).position,
        fill: root.querySelector('.fill').offsetWidth > 100,
        answer: getComputedStyle(root.querySelector('.yes input:checked + span')).backgroundColor,
      },
      invalid: await unreadable(evaluation, root),
    };
    const again = await until('a refusal', () => root.querySelector('.audit .button'));
    report.refusedBefore = evaluation.audit === null;
    again.click();
    await until('the audit', () => evaluation.audit && !root.querySelector('.audit small'));
    report.audit = evaluation.audit;
    report.findings = root.querySelector('.audit').textContent;
    report.answer = await answered(evaluation, root);
    report.value = evaluation.value;
    report.report = await reported(root);
    const response = await fetch('/submit', { method: 'POST', body: new FormData(evaluation.form) });
    report.submitted = { status: response.status, page: await response.text() };
    return report;
  }

  /** The preview, and the digest of a file. */
  async function reported(root) {
    const choose = (name) => {
      root.querySelector('.report > summary').click();
      root.querySelector(`.report [data-entry=${name}]`).click();
    };
    choose('preview');
    const frame = await until('the preview', () => root.querySelector('.preview iframe'));
    const page = await until('the report', () => text(frame.contentDocument, 'h1') && frame.contentDocument);
    const seen = {
      modal: root.querySelector('dialog').open,
      text: page.body.textContent,
      border: getComputedStyle(page.querySelector('td')).borderTopStyle,
    };
    root.querySelector('.preview .button:not(.primary)').click();
    await until('the end of the preview', () => !root.querySelector('dialog'));
    seen.focused = root.activeElement === root.querySelector('.report > summary');
    const file = new Promise((resolve) => {
      document.addEventListener('ziping-form-export', (event) => {
        event.preventDefault();
        resolve(event.file);
      });
    });
    choose('docx');
    const { name } = await file;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await new Response(await file).arrayBuffer()));
    return Object.assign(seen, { name, digest: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') });
  }

  /** Answers the first finding, if there is one. */
  async function answered(evaluation, root) {
    const box = root.querySelector('.finding textarea');
    if (!box) return null;
    box.value = '已核实';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await evaluation.updateComplete;
    return { kept: evaluation.toJSON().responses, mark: text(root, '.finding .mark') };
  }

  async function unreadable(evaluation, root) {
    const box = root.querySelector('.figure input');
    box.value = '1,234.5';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await evaluation.updateComplete;
    evaluation.form.requestSubmit();
    const seen = {
      valid: evaluation.checkValidity(),
      message: evaluation.validationMessage,
      kept: box.value,
      focused: root.activeElement === box,
    };
    box.value = '';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await evaluation.updateComplete;
    return seen;
  }

  walk()
    .catch((error) => ({ error: String(error.stack || error) }))
    .then((report) =>
      fetch('/report', {
        method: 'POST',
        body: JSON.stringify(Object.assign({ userAgent: navigator.userAgent, complaints }, report)),
      }),
    );
})();
