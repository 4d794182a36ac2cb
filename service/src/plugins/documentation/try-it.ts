/**
 * The documentation page's script, as text: a function turned into text would carry the bundler's own names into the
 * browser. Answers are shown as text, never as HTML.
 */
export const tryIt = `
'use strict';
const field = (id) => document.getElementById(id).value;
async function ask(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { name, value, dataset } of form.querySelectorAll('input')) {
    if (dataset.in === 'path') path = path.replace('{' + name + '}', encodeURIComponent(value));
    else if (value !== '' && dataset.in === 'query') query.set(name, value);
    else if (value !== '') headers[name] = value;
  }
  const body = form.querySelector('textarea')?.value;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (field('api-key') !== '') headers['x-api-key'] = field('api-key');
  if (field('token') !== '') headers.authorization = 'Bearer ' + field('token');
  const url = query.size === 0 ? path : path + '?' + query;
  const startedAt = performance.now();
  const response = await fetch(url, { method: form.dataset.method, headers, body, credentials: 'omit' });
  const text = await response.text();
  const milliseconds = Math.round(performance.now() - startedAt);
  const lines = [response.status + ' ' + response.statusText + ' in ' + milliseconds + ' ms'];
  for (const [name, value] of response.headers) lines.push(name + ': ' + value);
  return lines.join('\\n') + '\\n\\n' + pretty(text);
}
function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    output.textContent = '…';
    try { output.textContent = await ask(form); } catch (error) { output.textContent = String(error); }
  });
}
if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.setAttribute('open', '');
`;
