// Fills the form of a rubric with every kind of rule by events, as a person would, and reports what is seen of it.
// Written for Chromium 78 as it stands.

import '/dist/define.js';

const complaints = [];
addEventListener('error', (event) => complaints.push(event.message));
addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));

const json = async (name) => (await fetch(`/tests/browser/${name}.json`)).json();
const form = document.querySelector('ziping-form');
const root = () => form.shadowRoot;
const id = (pointer) => `box${pointer.replace(/[^A-Za-z0-9]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`)}`;
const box = (pointer) => root().getElementById(id(pointer));
const words = (title) => {
  const found = Array.from(root().querySelectorAll('tr')).find((row) => row.querySelector('th').textContent.trim() === title);
  return found.textContent.replace(/\s+/g, ' ');
};

async function type(pointer, text) {
  box(pointer).value = text;
  box(pointer).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await form.updateComplete;
}

async function fill() {
  form.rubricData = await json('every-kind');
  while (form.getAttribute('data-state') !== 'ready') await new Promise((resolve) => setTimeout(resolve, 20));
  const filled = await json('every-kind-filled');
  await form.updateComplete;
  form.load(filled);
  await form.updateComplete;
  const before = root().querySelector('.big').textContent;
  await type('/facts/others', '95 70、60');
  await type('/facts/effect_degree', '70');
  box('/facts/policy').click();
  await form.updateComplete;
  root().querySelector('.decline input').click();
  await form.updateComplete;
  await type('/facts/loan', '1000');
  await type('/facts/repaid', '500');
  return {
    before,
    after: root().querySelector('.big').textContent,
    list: box('/facts/others').value,
    facts: form.toJSON().facts,
    rows: ['借款', '预算执行率', '社会效果', '项目支出'].map(words),
    grid: getComputedStyle(root().querySelector('.indicators .figures')).gridTemplateColumns.split(' ').length,
    width: root().querySelector('.form').className,
    complaints,
  };
}

fill()
  .catch((error) => ({ error: String(error.stack || error), complaints }))
  .then((report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) }));
