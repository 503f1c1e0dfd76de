// The page of the platform: asks the API and shows its answers. It never computes.
import { isEnglish, say, setEnglish } from './text.js';
import { balance, element, evaluation, findings, missing, options } from './show.js';
import { systemDetail, systemList, titled } from './systems.js';

const views = ['audit', 'systems', 'evaluate', 'options', 'balances'];
const maxBytes = 64 * 1024 * 1024;
const at = (id) => document.getElementById(id);
const answers = new Map(); // what each view shows, so that a change of language can show it again
let systems = null;

// A refusal or a fault of the service, in words for the reader.
class Refused extends Error {}

async function ask(address, init) {
  let response;
  try {
    response = await fetch(address, init);
  } catch {
    throw new Refused(say('offline'));
  }
  const body = response.headers.get('content-type')?.includes('json') ? await response.json() : null;
  if (!response.ok) {
    throw new Refused((isEnglish() ? body?.message_en : body?.message) ?? body?.title ?? `${say('failed')} (${response.status})`);
  }
  return body;
}

function announce(text) {
  at('status').textContent = text;
}

function show(view, render) {
  answers.set(view, render);
  at(`${view}-answer`).replaceChildren(...render());
}

// Runs one piece of work under a progress bar; the answer takes the focus so that a keyboard or a screen reader follows.
async function work(view, form, job) {
  const buttons = form ? [...form.querySelectorAll('button')] : [];
  const answer = at(`${view}-answer`);
  for (const button of buttons) button.disabled = true;
  answer.setAttribute('aria-busy', 'true');
  answer.replaceChildren(element('p', {}, say('working')), element('progress', { 'aria-label': say('working') }));
  announce(say('working'));
  try {
    const render = await job();
    show(view, render);
    announce(say('done'));
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    show(view, () => [element('p', { class: 'error', role: 'alert' }, fault.message)]);
    announce(say('failed'));
  } finally {
    for (const button of buttons) button.disabled = false;
    answer.removeAttribute('aria-busy');
    answer.focus();
    answer.scrollIntoView({ block: 'nearest' });
    setTimeout(() => announce(''), 4000);
  }
}

function chosenFile(id) {
  const file = at(id).files[0];
  if (!file) throw new Refused(say('choose_file'));
  if (file.size > maxBytes) throw new Refused(say('too_large'));
  return file;
}

function download(name, type, bytes) {
  const link = element('a', { class: 'button', href: URL.createObjectURL(new Blob([bytes], { type })), download: name }, name);
  return link;
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

function resultDownload(answer) {
  return element('p', {}, download('result.json', 'application/json', JSON.stringify(answer, null, 2)));
}

async function postJson(address, fileId) {
  return ask(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: await chosenFile(fileId).arrayBuffer() });
}

function onSubmit(view, job) {
  const form = at(`${view}-form`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    work(view, form, () => job(event.submitter?.value));
  });
}

onSubmit('audit', async (action) => {
  const form = new FormData();
  form.append('file', chosenFile('audit-file'));
  const answer = await ask(action === 'check' ? '/api/audits/check' : '/api/audits/run', { method: 'POST', body: form, headers: { accept: 'application/json' } });
  const files = (answer.files ?? []).map((f) => ({ ...f, bytes: fromBase64(f.content) }));
  const json = files.find((f) => f.name === 'result.json');
  const result = json ? JSON.parse(new TextDecoder().decode(json.bytes)) : null;
  return () => [
    element('h2', {}, say(action === 'check' ? 'audit_checked' : 'done')),
    ...(action !== 'check' && !result ? [element('p', { class: 'error' }, say('audit_errors'))] : []),
    ...(result?.teaching ? [element('p', { class: 'mark warning' }, say('teaching'))] : []),
    ...(result ? [
      element('h3', {}, say('downloads')),
      element('p', { class: 'actions' }, ...files.map((f) => download(f.name, f.media_type, f.bytes))),
      ...evaluation(result.evaluation),
      ...result.balances.flatMap((b) => balance(b, b.name ?? b.id)),
      ...(result.options.length > 0 ? options(result.options.map((o) => ({ ...o.appraisal, verdict: o.verdict }))) : []),
      ...missing(result.missing),
    ] : []),
    findings(answer.findings),
  ];
});

onSubmit('evaluate', async () => {
  const address = `/api/evaluations?system=${encodeURIComponent(at('evaluate-system').value)}`;
  const answer = await postJson(address, 'evaluate-file');
  return () => [...(answer.rows ? evaluation(answer) : []), findings(answer.findings), resultDownload(answer)];
});

onSubmit('options', async () => {
  const answer = await postJson('/api/options', 'options-file');
  return () => [...options(answer.options), findings(answer.findings), resultDownload(answer)];
});

onSubmit('balances', async () => {
  const answer = await postJson('/api/balances', 'balances-file');
  return () => [...balance(answer), findings(answer.findings), resultDownload(answer)];
});

function fillSystems() {
  for (const id of ['audit-system', 'evaluate-system']) {
    const select = at(id);
    const chosen = select.value;
    select.replaceChildren(...systems.map((s) => element('option', { value: s.id, selected: s.id === chosen }, titled(s))));
  }
  at('systems-list').replaceChildren(systems.length === 0 ? element('p', {}, say('systems_none')) : systemList(systems));
  describeChosen();
}

function describeChosen() {
  const id = at('audit-system').value;
  const system = systems?.find((s) => s.id === id);
  const link = at('audit-template');
  if (!system) {
    link.removeAttribute('href');
    return;
  }
  link.href = `/api/audits/template?system=${encodeURIComponent(id)}`;
  at('audit-system-note').replaceChildren(
    `${[system.number, system.date].filter(Boolean).join(' · ')} `,
    element('a', { href: `#systems/${encodeURIComponent(id)}` }, say('nav_systems')));
}

function route() {
  const [view, id] = location.hash.slice(1).split('/');
  const current = views.includes(view) ? view : 'audit';
  for (const name of views) at(`view-${name}`).hidden = name !== current;
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${current}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = `${say(`nav_${current}`)} · ${say('brand')} ${say('tagline')}`;
  if (current === 'systems' && id) {
    work('systems', null, async () => {
      const answer = await ask(`/api/data/systems/${id}`);
      return () => systemDetail(answer);
    });
  }
}

function speak() {
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  document.querySelector('nav').setAttribute('aria-label', say('navigation'));
  at('language').textContent = say('language');
  at('language').lang = isEnglish() ? 'zh-CN' : 'en';
  if (systems) fillSystems();
  for (const [view, render] of answers) show(view, render);
  document.title = `${say('brand')} · ${say('tagline')}`;
}

at('language').addEventListener('click', () => {
  setEnglish(!isEnglish());
  localStorage.setItem('language', isEnglish() ? 'en' : 'zh');
  speak();
});
at('audit-system').addEventListener('change', describeChosen);
addEventListener('hashchange', () => {
  route();
  at('main').focus();
});

setEnglish(localStorage.getItem('language') === 'en');
speak();
route();
try {
  systems = (await ask('/api/data/systems')).systems;
  fillSystems();
} catch (fault) {
  if (!(fault instanceof Refused)) throw fault;
  at('systems-list').replaceChildren(element('p', { class: 'error', role: 'alert' }, fault.message));
  at('audit-system-note').replaceChildren(element('span', { class: 'error' }, fault.message));
}
