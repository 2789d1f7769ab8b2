// The demo portal's own script: a page that embeds the form needs none of this.

const form = document.getElementById('filing');
const evaluation = form.querySelector('ziping-form');
const message = document.getElementById('message');
const choice = document.getElementById('rubric');
const exampleButton = document.getElementById('example');
const ownBoxes = Array.from(form.querySelectorAll('.card input'));

/** What the example put there: nobody's work is lost with it. */
let example = null;
let sending = false;

const content = () => JSON.stringify([evaluation.value, ...ownBoxes.map((box) => box.value)]);

/** Whether there is anything of the person's own in the page, readable or not. */
function isTyped() {
  if (content() === example) return false;
  const { rubric, ...answers } = JSON.parse(evaluation.value || '{}');
  return Object.keys(answers).length > 0 || ownBoxes.some((box) => box.value !== '');
}

form.addEventListener('reset', (event) => {
  if (isTyped() && !confirm('确定清空已填写的内容吗？')) event.preventDefault();
});

form.addEventListener('submit', () => {
  sending = true;
});
form.addEventListener('input', () => {
  sending = false;
});
addEventListener('pageshow', () => {
  sending = false;
});
addEventListener('beforeunload', (event) => {
  if (sending || !isTyped()) return;
  event.preventDefault();
  // Older browsers ask only where this is set.
  event.returnValue = '';
});

const wanted = new URLSearchParams(location.search).get('rubric');
if (wanted) evaluation.setAttribute('rubric', wanted);

/** The text at an address of this server. */
async function textAt(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`服务器返回 ${response.status}`);
  return response.text();
}

function failed(what, error) {
  const reason = error instanceof TypeError ? '请检查网络连接后重试' : error.message;
  message.textContent = `无法载入${what}：${reason}`;
}

async function offerRubrics() {
  const rubrics = JSON.parse(await textAt('/rubrics.json'));
  for (const { id, title, authority } of rubrics) {
    choice.add(new Option(authority ? `${authority} · ${title}` : title, id, false, id === evaluation.rubric));
  }
  const chosen = rubrics.find(({ id }) => id === evaluation.rubric);
  exampleButton.hidden = !chosen || !chosen.example;
  if (!chosen) return;
  document.querySelector('.portal strong').textContent = `${chosen.authority || ''} 预算绩效管理`.trim();
}

offerRubrics().catch((error) => failed('计分办法', error));

// Another rubric is another form: what is typed stays with the page that is left, which asks first.
choice.addEventListener('change', () => {
  location.search = `?rubric=${encodeURIComponent(choice.value)}`;
});

exampleButton.addEventListener('click', async () => {
  message.textContent = '';
  try {
    const text = await textAt(`/examples/${evaluation.rubric}.json`);
    // Asked only now: something may have been typed in the meantime.
    if (isTyped() && !confirm('示例将替换已填写的内容，确定吗？')) return;
    evaluation.load(text);
    const { department } = JSON.parse(text);
    if (department && department.name) form.elements.unit.value = department.name;
    example = content();
  } catch (error) {
    failed('示例', error);
  }
});
