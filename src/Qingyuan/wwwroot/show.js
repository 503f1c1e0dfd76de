// Turns answers of the platform into tables. Figures are shown as they came, cut to a readable length; nothing is computed here.
import { isEnglish, say, word } from './text.js';

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, useGrouping: false });
const percents = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, style: 'percent' });

export function figure(value) {
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'number' ? figures.format(value) : String(value);
}

const percent = (value) => (typeof value === 'number' ? percents.format(value) : '—');
const three = (values) => (values ? values.map(figure).join(' / ') : '—');

export function table(caption, headings, rows) {
  const body = rows.map((cells) =>
    element('tr', {}, ...cells.map((cell) =>
      cell instanceof Node ? element('td', {}, cell)
        : typeof cell === 'object' && cell !== null ? element('td', { class: 'number' }, cell.number)
          : element('td', {}, cell === null || cell === undefined || cell === '' ? '—' : String(cell)))));
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...headings.map((h) => element('th', { scope: 'col' }, h)))),
      element('tbody', {}, ...body)));
}

const number = (text) => ({ number: text });

function status(value) {
  return element('span', { class: value === 'unconfirmed' ? 'mark warning' : 'mark' }, word('status', value));
}

export function findings(list) {
  if (!list || list.length === 0) return element('p', { class: 'good' }, say('no_findings'));
  return table(say('findings'), [say('severity'), say('where'), say('message'), say('code')],
    list.map((f) => [
      element('span', { class: f.severity }, word('severity', f.severity)),
      f.where,
      (isEnglish() ? f.message_en : f.message) + (f.clause ? ` (${f.clause})` : ''),
      element('code', {}, f.code),
    ]));
}

export function evaluation(result) {
  const verdict = result.level === 'none' || result.level === 'not_computable'
    ? word('level', result.level)
    : `${word('achieved', result.level)} ${(isEnglish() && result.level_name_en) || (result.level_name ?? '')}`;
  const parts = [
    element('p', { class: 'note' }, say('level')),
    element('p', { class: `verdict ${result.level === 'none' || result.level === 'not_computable' ? 'warning' : 'good'}`, id: 'level' }, verdict),
    element('dl', {},
      element('dt', {}, say('system')), element('dd', {}, `${result.title ?? result.system} (${result.edition})`),
      element('dt', {}, say('status')), element('dd', {}, status(result.data_status))),
  ];
  if (result.y) {
    parts.push(table(say('index'), ['', 'Y', ''], result.y.map((y, i) => [
      say(`level_${['1', '2', '3'][i]}`),
      number(figure(y)),
      element('meter', { min: 0, max: 100, value: y, 'aria-label': say(`level_${['1', '2', '3'][i]}`) }),
    ])));
  }
  parts.push(
    table(say('row_by_row'),
      [say('group'), say('row'), say('value'), say('unit'), say('achieved'), say('level_1'), say('level_2'), say('level_3'), say('restrictive'), say('effective_weight'), say('contribution'), say('status')],
      (result.rows ?? []).map((r) => [
        r.group,
        isEnglish() && r.name_en ? r.name_en : r.name,
        number(figure(r.value)),
        r.unit,
        element('span', { class: r.achieved === 'below' || r.achieved === 'missing' ? 'error' : '' }, word('achieved', r.achieved)),
        ...[0, 1, 2].map((i) => ((isEnglish() ? r.limits_text_en : r.limits_text) ?? [])[i]),
        r.restrictive ? say('yes') : '',
        number(figure(r.effective_weight)),
        number(three(r.contribution)),
        status(r.status),
      ])));
  const gap = result.gap;
  parts.push(gap && gap.rows && gap.rows.length > 0
    ? table(`${say('gap')} (${say('gap_to')}: ${word('achieved', gap.to_level)})`,
      [say('row'), say('value'), say('required'), say('change'), say('unit'), say('veto'), say('gain')],
      gap.rows.map((r) => [r.name, number(figure(r.value)), isEnglish() ? r.required_text_en : r.required_text, number(figure(r.change)), r.unit, r.veto ? say('yes') : '', number(figure(r.gain))]))
    : element('p', {}, element('strong', {}, `${say('gap')}: `), say('gap_none')));
  return parts;
}

export function options(list) {
  return [table(say('options_title'),
    [say('code'), say('name'), say('class'), say('investment'), say('net_cash_flow'), say('payback_years'), say('npv'), say('irr'), say('verdict')],
    list.map((o) => [
      o.code, o.name, word('class', o.class), number(figure(o.investment)), number(figure(o.net_cash_flow)), number(figure(o.payback_years)),
      number(figure(o.npv)), number(percent(o.irr)), word('verdict', o.verdict),
    ]))];
}

export function balance(answer, name = say('balances_title')) {
  const row = (name, b) => [
    name, number(figure(b.in)), number(figure(b.out)), number(figure(b.difference)), b.unit, number(percent(b.deviation)),
    element('span', { class: b.status === 'open' ? 'error' : '' }, word('balance', b.status)),
  ];
  return [table(name,
    [say('node'), say('in'), say('out'), say('difference'), say('unit'), say('deviation'), say('balance_status')],
    [...answer.nodes.map((n) => row(n.id, n)), ...(answer.plant ? [row(say('plant'), answer.plant)] : [])])];
}

// What the workbook does not say, in the order of its sheets.
export function missing(list) {
  return list.length === 0 ? [] : [table(say('missing'), [say('what')], list.map((m) => [isEnglish() ? m.what_en : m.what]))];
}
