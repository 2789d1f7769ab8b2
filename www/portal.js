// The demo portal's own script: a page that embeds the form needs none of this.

const form = document.getElementById('filing');
const evaluation = form.querySelector('ziping-form');
const message = document.getElementById('message');
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

document.getElementById('example').addEventListener('click', async () => {
  message.textContent = '';
  try {
    const response = await fetch('/example.json');
    if (!response.ok) throw new Error(`服务器返回 ${response.status}`);
    const text = await response.text();
    // Asked only now: something may have been typed in the meantime.
    if (isTyped() && !confirm('示例将替换已填写的内容，确定吗？')) return;
    evaluation.load(text);
    const { department } = JSON.parse(text);
    if (department && department.name) form.elements.unit.value = department.name;
    example = content();
  } catch (error) {
    const reason = error instanceof TypeError ? '请检查网络连接后重试' : error.message;
    message.textContent = `无法载入示例：${reason}`;
  }
});
