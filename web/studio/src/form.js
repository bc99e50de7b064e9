// SPDX-License-Identifier: Apache-2.0
// One form for every kind of thing: what may stand in an element comes from the schema, what may be
// chosen from the pack.
import { action, h } from '../../page/src/dom.js';
import { nameOf, optionsOf, refersTo } from './pack.js';
import { least, placeFor } from './schema.js';
import { change, state } from './state.js';
import { conditionTree, groupWords, isGroup, label, labelOf, levelWords } from './words.js';
import { elements, insertInto, lineAt, markupOf, removeElement, setAttribute, setText, swap, textOf, value, wayTo } from './xml.js';

const TYPED_AFTER = 400;
const QUIET = new Set(['id', 'status', 'reviewed', 'by', 'key', 'of', 'within']);
const TESTS = ['is', 'one-of', 'includes', 'includes-any', 'at-least', 'at-most', 'above', 'below', 'asked'];
let numbers = 0;

/** A label, a hint, a field; `make` makes the field with its id. */
function field(words, hint, make) {
  const id = `f${++numbers}`;
  const hintId = hint ? `${id}-hint` : null;

  return h('div', { class: 'nhsuk-form-group st-field' },
    h('label', { class: 'nhsuk-label', for: id }, words),
    hint ? h('div', { class: 'nhsuk-hint', id: hintId }, hint) : null,
    make({ id, 'aria-describedby': hintId }));
}

/** What is typed or chosen is told after a pause, and when the field is left: a list can be typed in too. */
function typed(element, tell) {
  let waiting;
  let told = element.value;
  const now = () => {
    clearTimeout(waiting);
    if (element.value !== told) tell(told = element.value);
  };

  element.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, TYPED_AFTER);
  });
  element.addEventListener('blur', now);
  return element;
}

const option = (id, words, chosen) => h('option', { value: id, selected: id === chosen }, words);

function select(names, choices, chosen, tell) {
  const known = choices.some(([id]) => id === chosen);

  return typed(h('select', { class: 'nhsuk-select', ...names },
    known ? null : option(chosen ?? '', chosen ? `${chosen} (not known)` : 'Choose', chosen ?? ''),
    choices.map(([id, words]) => option(id, words, chosen))), tell);
}

/** What may be chosen for an attribute: [id, words]; null when it is written freely. */
function choicesFor(element, one) {
  if (one.type.choices) return one.type.choices.map((id) => [id, levelWords(id) === id ? id : `${levelWords(id)} (${id})`]);
  const kind = refersTo(element, one.name);

  if (!kind) return null;
  return state.model.ofKind(kind).map((thing) => [thing.id, `${nameOf(thing).slice(0, 90)} (${thing.id})`])
    .sort((a, b) => a[1].localeCompare(b[1]));
}

const article = (thing) => `${thing.kind} ${thing.id}`;

function attributeField(thing, element, one) {
  const way = wayTo(thing.element, element);
  const now = value(element, one.name);
  const set = (text) => change(thing, way, `${article(thing)}: ${labelOf(one.name)}`,
    (file, found) => setAttribute(file, found, one.name, text === '' && !one.needed ? null : text), `${article(thing)} ${way} ${one.name}`);
  const choices = element.name === 'answer' && one.name !== 'question' ? answerChoices(element, one) : choicesFor(element, one);

  if (choices && one.type.list) return listField(labelOf(one.name), one.about, choices, now ?? '', set);
  return field(labelOf(one.name), one.about, (names) => {
    if (choices) return select(names, one.needed ? choices : [['', `${one.usual ?? 'Not set'} (usual)`], ...choices], now ?? '', set);
    return typed(h('input', { class: `nhsuk-input ${one.type.number ? 'nhsuk-input--width-5' : ''}`, type: 'text', value: now ?? '',
      inputmode: one.type.number ? 'decimal' : null, autocomplete: 'off', ...names }), (text) => set(text.trim()));
  });
}

/** For an answer: the options of its question. */
function answerChoices(element, one) {
  const question = state.model.find('question', value(element, 'question'));

  if (!['is', 'one-of', 'includes', 'includes-any'].includes(one.name)) return one.type.choices ? choicesFor(element, one) : null;
  return [...optionsOf(question), ...(one.name === 'is' ? [['unknown', 'Not sure']] : [])];
}

/** Several of a list: those that are chosen, each with a way out, and one more. */
function listField(words, hint, choices, now, set) {
  const chosen = now.split(/\s+/).filter(Boolean);
  const names = new Map(choices);

  return h('fieldset', { class: 'nhsuk-fieldset st-field' },
    h('legend', { class: 'nhsuk-label' }, words),
    hint ? h('div', { class: 'nhsuk-hint' }, hint) : null,
    h('ul', { class: 'st-chosen' }, chosen.map((id) => h('li', null, names.get(id) ?? id, ' ',
      action('Take out', () => set(chosen.filter((other) => other !== id).join(' ')), { 'aria-label': `Take out ${names.get(id) ?? id}` })))),
    field('Add one', null, (more) => select(more, choices.filter(([id]) => !chosen.includes(id)), '', (id) => id && set([...chosen, id].join(' ')))));
}

function textField(thing, element, said) {
  const way = wayTo(thing.element, element);
  const now = textOf(thing.text, element);

  return field(labelOf(element.name), said.about, (names) => typed(
    h('textarea', { class: 'nhsuk-textarea', rows: Math.min(6, Math.ceil((now.length + 1) / 60)), ...names }, now),
    (text) => change(thing, way, `${article(thing)}: ${labelOf(element.name)}`,
      (file, found) => setText(file, found, text.replace(/\s+/g, ' ').trim()), `${article(thing)} ${way} text`)));
}

/** The one test of an answer: which, and against what. */
function answerFields(thing, element, said) {
  const way = wayTo(thing.element, element);
  const now = TESTS.filter((name) => value(element, name) !== undefined);
  const attributeOf = (name) => said.attributes.find((one) => one.name === name);
  const to = (name) => change(thing, way, `${article(thing)}: another test of an answer`, (file, found) => {
    const at = found.attributes.find((one) => one.name === now[0]);

    return at ? `${file.slice(0, at.start)} ${name}="${name === 'asked' ? 'yes' : ''}"${file.slice(at.end)}` : setAttribute(file, found, name, name === 'asked' ? 'yes' : '');
  });

  return [attributeField(thing, element, attributeOf('question')),
    now.length > 1 ? null : field('Test', null, (names) => select(names, TESTS.map((name) => [name, label(name)]), now[0] ?? '', to)),
    now.map((name) => attributeField(thing, element, { ...attributeOf(name), needed: true }))];
}

/** Buttons that move, copy or take out a part. */
function tools(thing, element, part, words) {
  const siblings = elements(element.parent);
  const at = siblings.indexOf(element);
  const parentWay = wayTo(thing.element, element.parent);
  const edit = (what, make) => () => change(thing, parentWay, `${article(thing)}: ${what} ${labelOf(element.name)}`,
    (file, parent) => make(file, elements(parent)[at], elements(parent), parent));
  const isBesideLike = (step) => siblings[at + step] && (part.isChoice || siblings[at + step].name === element.name);
  const tool = (name, onclick) => action(name, onclick, { 'aria-label': `${name}: ${words}` });

  return h('div', { class: 'st-tools' },
    isBesideLike(-1) ? tool('Up', edit('move up', (file, one, all) => swap(file, all[at - 1], one))) : null,
    isBesideLike(1) ? tool('Down', edit('move down', (file, one, all) => swap(file, one, all[at + 1]))) : null,
    part.many > 1 ? tool('Copy', edit('copy', (file, one, all, parent) => insertInto(file, parent, all[at + 1] ?? null, markupOf(file, one)))) : null,
    tool('Remove', edit('remove', (file, one) => removeElement(file, one))));
}

function adder(thing, element, said) {
  const has = new Set(elements(element).map((one) => one.name));
  const possible = said.parts.filter((part) => part.many > 1 || !has.has(part.name))
    .filter((part) => !(element === thing.element && thing.kind === 'section' && part.name === 'question'));

  if (!possible.length) return null;
  return field(`Add to “${groupWords(element) ?? labelOf(element.name)}”`, null, (names) => select(names,
    possible.map((part) => [part.name, labelOf(part.name)]), '', (name) => change(thing, wayTo(thing.element, element),
      `${article(thing)}: add ${labelOf(name)}`, (file, parent) => insertInto(file, parent, placeFor(said, parent, name),
        least(state.schema, state.schema.describe(possible.find((part) => part.name === name).declaration))))));
}

/** The words over a block: what it says as it stands. */
function headOf(element) {
  const tree = ['answer', 'finding', 'score'].includes(element.name) || isGroup(element) ? conditionTree(state.model, element) : null;

  return tree ? tree.words : labelOf(element.name);
}

const saidOf = (element) => state.schema.of(element);

/** All fields of an element and what stands in it. */
function fields(thing, element) {
  const said = saidOf(element);

  if (!said) return [];
  const shown = said.attributes.filter((one) => element !== thing.element || !QUIET.has(one.name));
  const isWritten = (one) => value(element, one.name) !== undefined || one.needed;
  const more = shown.filter((one) => !isWritten(one));
  const own = element.name === 'answer' && value(element, 'question') !== undefined ? answerFields(thing, element, said) :
    [shown.filter(isWritten).map((one) => attributeField(thing, element, one)), said.text ? textField(thing, element, said) : null,
      more.length ? h('details', { class: 'st-more' }, h('summary', null, `More about “${labelOf(element.name)}”`),
        more.map((one) => attributeField(thing, element, one))) : null];

  return [own, elements(element).filter((one) => !(thing.kind === 'section' && one.name === 'question'))
    .map((one) => block(thing, one, said.parts.find((part) => part.name === one.name))), adder(thing, element, said)];
}

function block(thing, element, part) {
  const said = saidOf(element);

  if (!said) return null;
  const mayGo = part && (!part.needed || elements(element.parent).filter((one) => one.name === element.name).length > 1);
  const isPlain = said.text && !said.attributes.length;
  const inside = isPlain ? textField(thing, element, said) : fields(thing, element);

  if (isPlain && !mayGo) return h('div', { 'data-line': lineAt(thing.text, element.start) }, inside);
  return h('fieldset', { class: 'nhsuk-fieldset st-block', 'data-line': lineAt(thing.text, element.start) },
    h('legend', { class: 'st-legend' }, headOf(element)), inside, mayGo ? tools(thing, element, part, headOf(element)) : null);
}

/** Mistakes of the file, each at the innermost block that begins at or before its line. */
export function showMistakes(form, thing) {
  form.querySelectorAll('.st-mistake').forEach((one) => one.remove());
  const first = lineAt(thing.text, thing.element.start);
  const end = lineAt(thing.text, thing.element.end);
  const mine = state.mistakes.filter((one) => one.where === (thing.origin === 'yours' ? 'overlay' : 'pack') && one.file === thing.file &&
    one.line >= first && one.line <= end);
  const blocks = [...form.querySelectorAll('[data-line]')];

  for (const one of mine) {
    const place = blocks.filter((block) => Number(block.dataset.line) <= one.line).at(-1) ?? form;
    const text = h('p', { class: `st-mistake ${one.error ? 'nhsuk-error-message' : 'nhsuk-hint'}` },
      h('span', { class: 'nhsuk-u-visually-hidden' }, one.error ? 'Mistake: ' : 'Look at this: '), one.sentence, ' ', one.mend);
    const legend = place.querySelector(':scope > legend');

    if (legend) legend.after(text);
    else place.prepend(text);
  }
  return mine.length;
}

/** The form of a thing. */
export function formOf(thing) {
  return h('div', { class: 'st-form' }, fields(thing, thing.element));
}
