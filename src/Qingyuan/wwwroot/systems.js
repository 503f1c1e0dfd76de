// The list of indicator systems and the table of one.
import { element, figure, table } from './show.js';
import { isEnglish, say, word } from './text.js';

const mark = (value) => element('span', { class: value === 'unconfirmed' ? 'mark warning' : 'mark' }, word('status', value));

export function systemList(systems) {
  return table(say('systems_title'), [say('title'), say('number'), say('date'), say('profile'), say('status')],
    systems.map((s) => [
      element('a', { href: `#systems/${encodeURIComponent(s.id)}` }, isEnglish() && s.title_en ? s.title_en : s.title),
      s.number, s.date, s.profile, mark(s.status),
    ]));
}

export function systemDetail(system) {
  const terms = [
    [say('id'), system.id], [say('issuer'), system.issuer], [say('number'), system.number], [say('date'), system.date], [say('effective'), system.effective],
    [say('jurisdiction'), system.jurisdiction], [say('profile'), system.profile], [say('source'), system.source_title ?? system.source],
  ];
  return [
    element('h2', {}, isEnglish() && system.title_en ? system.title_en : system.title),
    element('dl', {}, ...terms.flatMap(([term, value]) => [element('dt', {}, term), element('dd', {}, value ?? '—')])),
    system.wording_is_ours ? element('p', { class: 'note' }, say('wording_is_ours')) : '',
    table(say('rows'),
      [say('group'), say('row'), say('unit'), say('weight'), say('restrictive'), say('level_1'), say('level_2'), say('level_3'), say('source'), say('status')],
      system.rows.map((r) => [
        r.group, isEnglish() && r.name_en ? r.name_en : r.name, r.unit, { number: figure(r.weight) }, r.restrictive ? say('yes') : '',
        ...[0, 1, 2].map((i) => (r.levels ?? [])[i]), [r.source, r.clause].filter(Boolean).join(' · '), mark(r.status),
      ])),
  ];
}
