// The demo portal's own script: a page that embeds the form needs none of this.

const form = document.getElementById('filing');
const evaluation = form.querySelector('ziping-form');
const message = document.getElementById('message');

form.addEventListener('reset', (event) => {
  if (!confirm('确定清空已填写的内容吗？')) event.preventDefault();
});

document.getElementById('example').addEventListener('click', async () => {
  message.textContent = '';
  const started = evaluation.sheet && evaluation.sheet.totals.self.score !== null;
  if (started && !confirm('示例将替换已填写的内容，确定吗？')) return;
  try {
    const response = await fetch('/example.json');
    if (!response.ok) throw new Error(`服务器返回 ${response.status}`);
    const text = await response.text();
    evaluation.load(text);
    const { department } = JSON.parse(text);
    if (department && department.name) form.elements.unit.value = department.name;
  } catch (error) {
    message.textContent = `无法载入示例：${error.message}`;
  }
});
