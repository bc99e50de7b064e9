// SPDX-License-Identifier: Apache-2.0
// The result: the handout of the pack, in a tree of its own so that its styles and ids stay
// apart, with what can be done with it.
import { action, button, h } from './dom.js';
import { today } from './days.js';
import { saveFile } from './files.js';
import { notes, offers } from './turns.js';

// What a person wants to see first; the rest is one tap away. Classes of style/handout.xsl.
const OPEN = ['today', 'week', 'stop', 'help'];

/** Rules of the whole page are those of the tree that it stands in. */
const inTree = (css) =>
  css.replaceAll(/(^|[\s,{}])(html|body|:root)(?=[\s,{.:])/g, '$1:host')
    .replaceAll(/(^|[\s,{}])(main|header|footer)(?=[\s,{.:>])/g, '$1.document-$2');

/** A section that opens and closes, its heading on the outside; printed, all are open. */
function fold(section) {
  const heading = section.querySelector('h2');
  const details = h('details', { class: 'fold' }, h('summary', {}, heading));

  details.append(...section.childNodes);
  section.replaceChildren(details);
}

function foldAll(root) {
  for (const section of root.querySelectorAll('section'))
    if (section.querySelector(':scope > h2') && !OPEN.some((name) => section.classList.contains(name)) &&
        !section.querySelector('.card'))
      fold(section);
}

/** "Why this one?" on a card: the chain from the answers, in place; and another move for it. */
function askOn(card, { engine, words, once, swap }) {
  const place = h('pre', { class: 'why', hidden: true });
  const topic = card.id.slice(card.id.indexOf('-') + 1);
  const ask = h('button', { type: 'button', class: 'ask', 'aria-expanded': 'false', onclick: () => once(async () => {
    place.textContent ||= await engine.call('explain', topic);
    place.hidden = !place.hidden;
    ask.setAttribute('aria-expanded', String(!place.hidden));
  }) }, words['why-this']);

  card.append(ask, swap ? h('button', { type: 'button', class: 'ask', onclick: () => swap(topic) }, words.swap) : '', place);
}

/** The easier or the harder move in place: its drawing and its steps, when they are asked for. */
function unfold(line, { engine, words, once }) {
  const id = [...line.classList].find((one) => one.startsWith('of-')).slice(3);
  const place = h('div', { class: 'unfolded', hidden: true });
  const show = h('button', { type: 'button', class: 'ask', 'aria-expanded': 'false', onclick: () => once(async () => {
    if (!place.childElementCount) {
      const { name, steps, watch } = await engine.call('card', id);
      const drawing = await engine.call('figure', id, `other-${id}`).catch(() => '');

      place.append(h('h4', {}, name), ...new DOMParser().parseFromString(drawing, 'text/html').body.childNodes,
        h('ol', {}, steps.map((step) => h('li', {}, step))), h('p', {}, watch));
    }
    place.hidden = !place.hidden;
    show.setAttribute('aria-expanded', String(!place.hidden));
  }) }, words.how);

  line.after(show, place);
}

const OWN = `
.fold > summary { cursor: pointer; min-height: 44px; padding: 0.4rem 0; }
.fold > summary > h2 { display: inline; }
.ask { margin-inline-end: 1.5rem; background: none; border: 0; color: inherit; cursor: pointer; font: inherit; min-height: 44px; padding: 0;
  text-decoration: underline; }
.why { font: inherit; margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.unfolded { border-inline-start: 4px solid; margin-block-end: 1rem; padding-inline-start: 1rem; }
.unfolded svg { display: block; max-width: 16rem; }
@media print { .ask { display: none; } }`;

function sheet(css) {
  const made = new CSSStyleSheet();

  made.replaceSync(css);
  return made;
}

/** The document that the engine made, without running or loading anything of it. */
function framed(html, tools) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const place = h('div', { class: 'sb-handout' });
  const root = place.attachShadow({ mode: 'open' });
  const styles = [...parsed.querySelectorAll('style')].map((one) => sheet(inTree(one.textContent)));

  root.adoptedStyleSheets = [...styles, sheet(OWN)];
  root.append(...parsed.body.childNodes);
  // The page has its own landmarks.
  for (const part of root.querySelectorAll('main, header, footer')) {
    const plain = h('div', { class: `document-${part.localName}` });

    plain.append(...part.childNodes);
    part.replaceWith(plain);
  }
  foldAll(root);
  for (const card of root.querySelectorAll('article.card[id]')) askOn(card, tools);
  for (const line of root.querySelectorAll('p.regression, p.progression')) unfold(line, tools);
  window.onbeforeprint = () => root.querySelectorAll('details').forEach((one) => one.setAttribute('open', ''));
  return place;
}

/** A random name for this person's plan, made once and kept with the answers. */
async function planId(engine) {
  const known = await engine.call('remembered', 'plan-id');
  const made = known || crypto.randomUUID();

  if (!known) await engine.call('remember', 'plan-id', made);
  return made;
}

const has = (result) => JSON.parse(result).programme?.items?.length > 0;

/** `diary`: of a check-in that came to this, with nothing more to answer. */
export async function planScreen(turn, { engine, words, act, once, diary, swap }) {
  const handout = await engine.call('result', 'html', today());
  const programme = has(await engine.call('result', 'json'));
  const keep = (name, format, type, id) => once(async () =>
    saveFile(name, await engine.call('result', format, today(), id ? await planId(engine) : ''), type));
  const looked = diary.isLooking;
  const tools = [
    programme && !diary.isOpen ? button(words['begin-diary'], () => once(() => diary.begin())) : null,
    button(words.print, () => window.print(), diary.isOpen ? '' : 'secondary'),
    programme ? action(words.calendar, () => keep('steadyback.ics', 'calendar', 'text/calendar', true)) : null,
    action(words.note, () => keep('steadyback-note.txt', 'note', 'text/plain')),
    turn.may.includes('why') ? action(words.explain, () => act('why')) : null,
    turn.may.includes('review') && !looked ? action(words.review, () => act('review')) : null,
  ];

  return [notes(turn), h('div', { class: 'sb-tools' }, tools), framed(handout, { engine, words, once, swap: diary.isOpen || looked ? null : swap }),
    looked ? button(words.diary, () => once(() => diary.show()))
      : h('section', { class: 'sb-after' }, h('p', {}, turn.text), offers(turn, act))];
}
