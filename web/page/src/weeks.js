// SPDX-License-Identifier: Apache-2.0
// The weeks after: a day of the diary as a screen. What is planned, asked and said is the
// library's; this lays it out, and hands back what was ticked.
import { action, button, h, paragraphs } from './dom.js';
import { chart } from './chart.js';
import { today, written } from './days.js';
import { timer } from './timer.js';

// What a diary calls what was done of a move; what is not ticked was left out.
const ways = (words) => [
  { value: 'done', text: words['did-done'] },
  { value: 'easier', text: words['did-easier'] },
  { value: 'left', text: words['did-left'] },
];
const NOT_TICKED = 'left';
const SCALE = Array.from({ length: 11 }, (_, i) => String(i));
const numbers = (words) => ({ before: words['pain-before'], after: words['pain-after'], effort: words.effort });

const level = (number, text) => h(`h${number}`, { class: `nhsuk-heading-${number === 2 ? 'm' : 's'}` }, text);
const fold = (title, ...content) =>
  h('details', { class: 'sb-fold' }, h('summary', {}, title), h('div', { class: 'sb-folded' }, content));
const bullets = (texts) => h('ul', { class: 'nhsuk-list nhsuk-list--bullet' }, texts.map((text) => h('li', {}, text)));

/** Three beside each other, for a thumb. */
const waysOf = (name, options, draft) =>
  h('div', { class: 'sb-ways' }, options.map(({ value, text }, i) => [
    h('input', { type: 'radio', name, id: `${name}-${i}`, value, checked: draft[name] === value }),
    h('label', { for: `${name}-${i}` }, text)]));

/** Radios of one name; ticked as the draft has it. `one`: {value, text, hint}. */
function radios(name, options, draft) {
  return h('div', { class: 'nhsuk-radios' },
    options.map(({ value, text, hint }, i) =>
      h('div', { class: 'nhsuk-radios__item' },
        h('input', { class: 'nhsuk-radios__input', type: 'radio', name, id: `${name}-${i}`, value,
          checked: draft[name] === value, 'aria-describedby': hint ? `${name}-${i}-hint` : null }),
        h('label', { class: 'nhsuk-label nhsuk-radios__label', for: `${name}-${i}` }, text),
        hint ? h('div', { class: 'nhsuk-hint nhsuk-radios__hint', id: `${name}-${i}-hint` }, hint) : null)));
}

const fieldset = (legend, hint, content) =>
  h('fieldset', { class: 'nhsuk-fieldset sb-part' },
    h('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s' }, legend),
    hint ? h('div', { class: 'nhsuk-hint' }, hint) : null, content);

/** The drawing, when it is looked at: most people know their moves after some days. */
function how(move, { engine, words }) {
  const place = h('div', { class: 'sb-figure' });
  const inner = fold(words.how, place, move.seconds ? timer(`timer-${move.id}`, move.seconds, words) : null,
    bullets(move.steps), move.watch ? h('p', {}, move.watch) : null);

  inner.addEventListener('toggle', async () => {
    if (place.childElementCount) return;
    const drawing = await engine.call('figure', move.id, `day-${move.id}`).catch(() => '');

    place.replaceChildren(...new DOMParser().parseFromString(drawing, 'text/html').body.childNodes);
  });
  return inner;
}

const moveField = (move, draft, tools) => [
  fieldset(move.name, move.dose,
    waysOf(move.id, ways(tools.words), draft)),
  how(move, tools),
];

const scaleField = ([name, text], draft) =>
  h('div', { class: 'sb-part' },
    h('label', { class: 'nhsuk-label', for: `told-${name}` }, text),
    h('select', { class: 'nhsuk-input nhsuk-input--width-4', id: `told-${name}`, name },
      h('option', { value: '' }, ''),
      SCALE.map((value) => h('option', { value, selected: draft[name] === value }, value))));

/** What was told, as lines of name and value; of what is planned, each by name. */
function told(form, view, words) {
  const lines = view.planned.flatMap(({ id }) => [id, form.elements[id].value || NOT_TICKED]);

  lines.push('light', form.elements.light.value || 'unknown');
  for (const name of Object.keys(numbers(words))) if (form.elements[name].value) lines.push(name, form.elements[name].value);
  return lines.join('\n');
}

function remember(form, draft) {
  for (const one of form.elements)
    if (one.name && (one.type !== 'radio' || one.checked)) draft[one.name] = one.value;
}

function logForm(view, tools) {
  const { words, drafts, log, go } = tools;
  const draft = (drafts[view.day] ??= {});
  const day = h('input', { class: 'nhsuk-input nhsuk-input--width-10', type: 'date', id: 'day', value: view.day, min: view.first,
    max: today(), onchange: () => day.value && go(day.value) });
  const all = button(words['did-all'], () => {
    for (const { id } of view.planned) form.elements[id].value = 'done';
    remember(form, draft);
    tools.ticked();
    form.querySelector('.sb-lights input').focus();
  }, 'secondary');
  const lights = [...view.lights.map((one) => ({ value: one.id, text: one.name, hint: `${one.during} ${one.next_day}` })),
    { value: 'unknown', text: words['not-sure'] }];
  const form = h('form', { class: 'sb-log', novalidate: true, oninput: () => {
    remember(form, draft);
    tools.ticked();
  }, onsubmit: (event) => {
    event.preventDefault();
    log(view.day, told(form, view, words));
  } },
  h('label', { class: 'nhsuk-label', for: 'day' }, words.day), day,
  h('p', {}, words['not-ticked']), all,
  view.planned.map((move) => moveField(move, draft, tools)),
  h('div', { class: 'sb-lights' }, fieldset(words['which-light'], null, radios('light', lights, draft))),
  fold(words.numbers, Object.entries(numbers(words)).map((one) => scaleField(one, draft))),
  h('button', { class: 'nhsuk-button', type: 'submit' }, words.log));

  return form;
}

/** Today: what to do, and to write it down; a second session of a day is one tap away. */
function daySection(view, tools) {
  const { words } = tools;

  if (!view.planned.length) return null;
  return h('section', {}, level(2, words.session),
    view.sessions ? fold(words.another, logForm(view, tools)) : logForm(view, tools));
}

const lookSection = ({ plan, look }, { words, lookNow }) =>
  h('section', { class: plan.due ? 'nhsuk-inset-text' : null },
    plan.due ? null : level(2, words['check-in-from']),
    plan.due ? h('p', {}, words['check-in-due']) : h('p', {}, h('time', { datetime: plan.check_in }, written(plan.check_in))),
    h('p', {}, look), button(words['check-in'], lookNow, plan.due ? '' : 'secondary'));

const planSection = ({ plan }, { words, others, swap }) =>
  h('section', {}, level(2, plan.title),
    plan.nothing ? h('p', {}, plan.nothing) : null,
    h('ul', { class: 'nhsuk-list sb-week' }, plan.items.map((one) =>
      h('li', { class: one.was ? 'sb-changed' : null },
        h('strong', {}, one.name), one.dose ? `: ${one.dose};${one.days}. ` : '. ',
        one.change ? h('span', { class: 'sb-change' }, one.change) : null,
        one.was ? ` ${one.was}.` : null,
        one.dose ? action(words.swap, () => others(one.id), { 'aria-label': `${words.swap}: ${one.name}` }) : null))),
    plan.left_out.map((one) => action(one.text, () => swap(one.id, one.id))),
    plan.because.length ? [level(3, plan.why), bullets(plan.because)] : null);

const flareSection = ({ flares }, { words, flare }) =>
  h('section', {}, level(2, words.flare), flares.map((one) =>
    fold(one.name, h('p', {}, one.sign), bullets(one.steps),
      button(words['log-flare'], () => flare(one.id), 'secondary'))));

function progressSection({ progress }) {
  const { columns, weeks } = progress;
  const bars = (value, cell) => weeks.map((week) =>
    ({ label: `${columns[0]} ${week.cells[0]}`, value: value(week), text: week.cells[cell] }));
  const most = Math.max(1, ...weeks.map((week) => week.planned));
  const short = (all) => all.map((one, i) => ({ ...one, label: String(i + 1) }));

  return h('section', {}, level(2, progress.title), bullets(progress.said), h('p', {}, progress.note),
    h('div', { class: 'sb-wide', tabindex: '0', role: 'region', 'aria-label': progress.title },
      h('table', { class: 'sb-table' },
        h('thead', {}, h('tr', {}, columns.map((text) => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, weeks.map((week) => h('tr', {}, week.cells.map((text) => h('td', {}, text))))))),
    h('figure', { class: 'sb-picture' }, h('figcaption', {}, columns[2]), chart(columns[2], short(bars((week) => week.done, 2)), most)),
    h('figure', { class: 'sb-picture' }, h('figcaption', {}, progress.chart),
      chart(progress.chart, short(bars((week) => week.pain, 4)), progress.most)),
    h('figure', { class: 'sb-picture' }, h('figcaption', {}, columns[5]),
      chart(columns[5], short(bars((week) => week.goal, 5)), progress.most)));
}

/** view: what the engine says of a day; `said`: what the last call brought, a paragraph each. */
export function weeksScreen(view, said, tools) {
  const { words } = tools;

  return [
    h('h1', { class: 'nhsuk-heading-l' }, words.diary),
    h('p', { class: 'sb-place' }, h('time', { datetime: view.day }, written(view.day))),
    said.length ? h('div', { class: 'nhsuk-inset-text', role: 'status' }, said.map((text) => h('p', {}, text))) : null,
    tools.kept(),
    view.plan.due ? lookSection(view, tools) : null,
    daySection(view, tools), planSection(view, tools),
    view.plan.due ? null : lookSection(view, tools),
    flareSection(view, tools), progressSection(view),
    h('section', {}, level(2, view.help.title), view.help.texts.map((text) => paragraphs(text))),
  ];
}

/** What may stand in the place of a move: each a button. */
export function othersScreen(move, { text, options }, { words, swap, back }) {
  return [
    h('nav', { class: 'sb-steps', 'aria-label': words.steps }, action(words.back, back)),
    h('h1', { class: 'nhsuk-heading-l', tabindex: '-1' }, text),
    h('div', { class: 'sb-offers' }, options.map((one) =>
      button(one.text, () => swap(move, one.id), 'secondary'))),
  ];
}
