// SPDX-License-Identifier: Apache-2.0
// A turn of the dialogue (docs/turn.schema.json) as a screen. What is asked, offered and said is
// the turn's; this only lays it out, and hands back what was ticked.
import { action, button, h, paragraphs } from './dom.js';

const group = (legend, hint, inner) =>
  h(
    'fieldset',
    { class: 'nhsuk-fieldset', 'aria-describedby': hint ? 'hint' : null },
    h('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--l' },
      h('h1', { class: 'nhsuk-fieldset__heading', tabindex: '-1' }, legend)),
    hint ? h('div', { class: 'nhsuk-hint', id: 'hint' }, hint) : null,
    inner,
  );

function choices(options, kind, kept) {
  const type = kind === 'choices' ? 'checkbox' : 'radio';
  const part = kind === 'choices' ? 'checkboxes' : 'radios';

  return h('div', { class: `nhsuk-${part}` },
    options.map((one) =>
      h('div', { class: `nhsuk-${part}__item` },
        h('input', { class: `nhsuk-${part}__input`, type, name: 'answer', id: `option-${one.number}`,
          value: one.id, checked: kept.includes(one.id) }),
        h('label', { class: `nhsuk-label nhsuk-${part}__label`, for: `option-${one.number}` }, one.text))));
}

function scale({ least, most }, kept) {
  const all = Array.from({ length: most - least + 1 }, (_, i) => String(least + i));

  return h('div', { class: 'nhsuk-radios nhsuk-radios--inline sb-scale' },
    all.map((value) =>
      h('div', { class: 'nhsuk-radios__item' },
        h('input', { class: 'nhsuk-radios__input', type: 'radio', name: 'answer', id: `value-${value}`, value,
          checked: kept[0] === value }),
        h('label', { class: 'nhsuk-label nhsuk-radios__label', for: `value-${value}` }, value))));
}

function number(question, kept) {
  return [
    h('h1', { class: 'nhsuk-label-wrapper', tabindex: '-1' },
      h('label', { class: 'nhsuk-label nhsuk-label--l', for: 'number' }, question.text)),
    question.help ? h('div', { class: 'nhsuk-hint', id: 'hint' }, question.help) : null,
    h('div', { class: 'nhsuk-input-wrapper' },
      h('input', { class: 'nhsuk-input nhsuk-input--width-5', id: 'number', name: 'answer', inputmode: 'decimal',
        autocomplete: 'off', value: kept[0] ?? '', 'aria-describedby': question.help ? 'hint' : null }),
      question.unit ? h('div', { class: 'nhsuk-input-wrapper__suffix', 'aria-hidden': 'true' }, question.unit) : null),
  ];
}

/** The field of a question. `text` may be another wording of it. */
function field(turn, text) {
  const { question } = turn;
  const kept = turn.kept ? turn.kept.value.split(/[\s,]+/) : [];

  if (question.type === 'number') return number({ ...question, text }, kept);
  return group(text, question.help,
    question.type === 'scale' ? scale(question, kept) : choices(turn.options, question.type, kept));
}

const chosen = (form) =>
  [...form.elements].filter((one) => one.name === 'answer' && (one.type === 'text' || one.checked))
    .map((one) => one.value.trim()).join(' ');

function asking(turn, words, act, content) {
  const missing = h('div', { class: 'sb-missing', role: 'alert' });
  const form = h('form', { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const value = chosen(form);

    // What is typed is understood, or asked back, as at a terminal.
    if (value) act(turn.question.type === 'number' ? 'reply' : 'choose', value);
    else missing.replaceChildren(h('span', { class: 'nhsuk-error-message' },
      turn.question.type === 'number' ? words['write-number'] : words['choose-one']));
  } }, content, missing,
  h('div', { class: 'nhsuk-button-group' },
    h('button', { class: 'nhsuk-button', type: 'submit' }, words.continue),
    turn.may.includes('not-sure')
      ? button(turn.question.optional ? words['leave-out'] : words['not-sure'], () => act('choose', 'unknown'), 'secondary')
      : null));

  return form;
}

const answers = (turn, words, act) =>
  h('dl', { class: 'nhsuk-summary-list' },
    (turn.answers ?? []).map((one) =>
      h('div', { class: 'nhsuk-summary-list__row' },
        h('dt', { class: 'nhsuk-summary-list__key' }, one.text),
        h('dd', { class: 'nhsuk-summary-list__actions' },
          action(words.change, () => act('goto', one.question), { 'aria-label': `${words.change}: ${one.text}` })))));

export const offers = (turn, act) =>
  h('div', { class: 'sb-offers' },
    (turn.options ?? []).map((one, i) => button(one.text, () => act('choose', one.id), i ? 'secondary' : '')));

export const heading = (text) => h('h1', { class: 'nhsuk-heading-l', tabindex: '-1' }, text);

const intro = (turn) => [
  turn.question.section.intro && turn.new.includes('head') ? paragraphs(turn.question.section.intro) : null,
  turn.question.lead ? paragraphs(turn.question.lead) : null,
];

const screens = {
  'for-whom': (turn, words, act) => [heading(turn.text), offers(turn, act)],
  step: (turn, words, act) => [heading(turn.question.section.title), paragraphs(turn.text),
    h('div', { class: 'nhsuk-button-group' },
      button(words.continue, () => act('choose', 'done')),
      turn.may.includes('not-sure') ? button(words['leave-out'], () => act('choose', 'unknown'), 'secondary') : null)],
  question: (turn, words, act) => [intro(turn), asking(turn, words, act, field(turn, turn.text))],
  again: (turn, words, act) => [asking(turn, words, act, field(turn, turn.text))],
  which: (turn, words, act) => [asking(turn, words, act,
    group(turn.text, null, choices(turn.options, 'choices', [])))],
  'asked-back': (turn, words, act) => [heading(turn.text), paragraphs(turn.prompt ?? ''),
    h('div', { class: 'nhsuk-button-group' },
      button(words.yes, () => act('reply', '')), button(words.no, () => act('goto', turn.question.id), 'secondary'))],
  contradiction: (turn, words, act) => [heading(turn.text), offers(turn, act)],
  confirm: (turn, words, act) => [heading(turn.text), offers(turn, act)],
  review: (turn, words, act) => [heading(turn.answers_title), paragraphs(turn.text), offers(turn, act),
    answers(turn, words, act)],
  'which-answer': (turn, words, act) => [heading(turn.answers_title), paragraphs(turn.text), answers(turn, words, act)],
  topics: (turn, words, act) => [heading(turn.text), offers(turn, act)],
  'which-move': (turn, words, act) => [heading(turn.text), offers(turn, act)],
  instead: (turn, words, act) => [heading(turn.text), offers(turn, act)],
  stopped: () => [],
};

/** The notes that a call brought, as what is said above the turn. */
export function notes(turn) {
  const said = turn.notes.filter((note) => note.kind !== 'explanation' && note.kind !== 'taken');
  const pages = turn.notes.filter((note) => note.kind === 'explanation');
  const misfit = said.some((note) => note.kind === 'misfit');

  return [
    said.length
      ? h('div', { class: misfit ? 'nhsuk-error-summary' : 'nhsuk-inset-text', role: misfit ? 'alert' : 'status' },
        said.map((note) => h('p', {}, note.text)))
      : null,
    pages.map((note) => h('pre', { class: 'sb-page' }, note.text)),
  ];
}

/** The turn as elements; act(call, value) hands on what was done. */
export function screen(turn, words, act) {
  return [
    turn.whom && turn.new.includes('whom') ? h('div', { class: 'nhsuk-inset-text' }, turn.whom) : null,
    turn.place ? h('p', { class: 'sb-place' }, h('span', { class: 'nhsuk-caption-m' },
      `${turn.question.section.title}`), turn.place.text) : null,
    screens[turn.turn](turn, words, act),
  ];
}
