// The list of indicator systems and the table of one.
import { element, findings, table } from './show.js';
import { isEnglish, say, word } from './text.js';

const mark = (value) => element('span', { class: value === 'unconfirmed' ? 'mark warning' : 'mark' }, word('status', value));
const named = (thing) => (isEnglish() && thing.name_en ? thing.name_en : thing.name);
export const titled = (system) => (isEnglish() && system.title_en ? system.title_en : system.title);

export function systemList(systems) {
  return table(say('systems_title'),
    [say('title'), say('number'), say('date'), say('profile'), say('rows'), say('status_checked'), say('status_transcribed'), say('status_unconfirmed'), say('computable')],
    systems.map((s) => [
      element('a', { href: `#systems/${encodeURIComponent(s.id)}` }, titled(s)),
      s.number, s.date, s.profile,
      ...[s.rows, s.counts.checked, s.counts.transcribed, s.counts.unconfirmed].map((n) => ({ number: String(n) })),
      say(s.computable ? 'yes' : 'no'),
    ]));
}

export function systemDetail(answer) {
  const system = answer.system;
  const terms = [
    [say('id'), system.id], [say('issuer'), system.issuer], [say('number'), system.number], [say('date'), system.date],
    [say('jurisdiction'), system.jurisdiction], [say('profile'), answer.profile?.id],
  ];
  return [
    element('h2', {}, titled(system)),
    element('dl', {}, ...terms.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value ?? '—')])),
    element('p', { class: 'note' }, say('wording_is_ours')),
    ...answer.table.map((group) => table(`${group.code} ${named(group)} (${say('weight')}: ${group.weight})`,
      [say('code'), say('row_mark'), say('unit'), say('weight'), say('level_1'), say('level_2'), say('level_3'), say('source'), say('status')],
      group.rows.map((r) => [
        r.code, (isEnglish() && r.name_en ? (r.name.startsWith('*') ? '*' : '') + r.name_en : r.name), r.unit, { number: r.weight },
        ...[0, 1, 2].map((i) => r.levels[i]), [r.source, r.clause].filter(Boolean).join(' · '), mark(r.status),
      ]))),
    table(say('source'), [say('id'), say('title'), say('issuer'), say('number'), say('date'), say('address')],
      answer.sources.map((s) => [
        s.id, s.title, s.issuer, s.number, s.issued,
        s.url && /^https?:/.test(s.url) ? element('a', { href: s.url, rel: 'noreferrer noopener', target: '_blank' }, s.url) : s.url,
      ])),
    findings(answer.findings),
  ];
}
