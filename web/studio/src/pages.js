// SPDX-License-Identifier: Apache-2.0
// What the page shows: the list, one thing, your changes, and what is to be signed.
import { action, button, h } from '../../page/src/dom.js';
import { formOf } from './form.js';
import { canAdopt, canWithdraw, giveBack, loosen, loosened, takeBackWithdrawal, withdraw } from './overlay.js';
import { keyOf, nameOf, refersTo, stepOf, topicOf } from './pack.js';
import { ask, beginAnew, move, save, say, sign, state, step } from './state.js';
import { conditionTree, consequenceWords, label, labelOf } from './words.js';
import { elements, value } from './xml.js';

export const KINDS = [['rule', 'Rules'], ['finding', 'Findings'], ['score', 'Scores'], ['question', 'Questions'], ['exercise', 'Exercises'],
  ['hazard', 'Risky movements'], ['set', 'Sets of limits'], ['message', 'Messages'], ['doses', 'Doses'], ['source', 'Sources'],
  ['contact', 'Contacts'], ['movement', 'Movements'], ['section', 'Sections'], ['monitoring', 'Weekly look'], ['case', 'Worked cases'],
  ['person', 'People of cases']];
const MOST_SHOWN = 100;
const EFFECT_EVERY = 400;

export const addressOf = (thing) => `#/${thing.kind}/${encodeURIComponent(thing.id)}`;
const link = (thing) => h('a', { href: addressOf(thing) }, nameOf(thing));
const tag = (text, kind) => h('span', { class: `st-tag st-tag--${kind}` }, text);

// ---- the list ----

const filters = { words: '', topic: '', step: '', what: '' };
let signs = new Map();

export async function readSigns() {
  const said = await ask('signs');

  signs = new Map(said.parts.map((one) => [keyOf(one.kind, one.id), one]));
}

const signOf = (thing) => signs.get(keyOf(thing.kind, thing.id));

function tagsOf(thing) {
  const key = keyOf(thing.kind, thing.id);

  return [state.model.withdrawn.has(key) ? tag('withdrawn', 'gone') : null,
    thing.origin === 'yours' ? tag(state.model.base.has(key) ? 'changed by you' : 'yours', 'yours') : null,
    signOf(thing) ? tag(signOf(thing).state, signOf(thing).state) : null];
}

const WHAT = [['', 'All'], ['yours', 'Changed by you'], ['draft', 'Not signed'], ['signed', 'Signed'], ['changed', 'Changed since signed'],
  ['due', 'Due for a look'], ['withdrawn', 'Withdrawn'], ['limits', 'Limits a movement'], ['untested', 'No case names it']];

let tested = null;

function isTested(thing) {
  if (tested?.model !== state.model) {
    const names = new Set();

    for (const one of state.model.ofKind('case'))
      for (const element of [one.element, ...elements(one.element)])
        for (const name of ['of', 'because', 'rules']) (value(element, name) ?? '').split(/\s+/).forEach((id) => names.add(id));
    tested = { model: state.model, names };
  }
  return tested.names.has(thing.id);
}

function fits(thing) {
  const words = filters.words.toLowerCase();
  const { what } = filters;
  const text = () => thing.text.slice(thing.element.start, thing.element.end);

  if (words && !`${thing.id} ${text()}`.toLowerCase().includes(words)) return false;
  if (filters.topic && topicOf(thing) !== filters.topic) return false;
  if (filters.step && stepOf(thing) !== filters.step) return false;
  if (!what) return true;
  if (what === 'yours') return thing.origin === 'yours';
  if (what === 'withdrawn') return state.model.withdrawn.has(keyOf(thing.kind, thing.id));
  if (what === 'limits') return /<(restrict|apply) /.test(text());
  if (what === 'untested') return !isTested(thing);
  return signOf(thing)?.state === what;
}

function choose(words, name, choices, changed) {
  return h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: `by-${name}` }, words),
    h('select', { class: 'nhsuk-select', id: `by-${name}`, onchange: (event) => { filters[name] = event.target.value; changed(); } },
      choices.map(([id, text]) => h('option', { value: id, selected: filters[name] === id }, text))));
}

export function listPage(kind) {
  const all = state.model.ofKind(kind);
  const unique = (of) => [...new Set(all.map(of))].filter(Boolean).sort();
  const topics = unique(topicOf);
  const steps = unique(stepOf);
  const results = h('ul', { class: 'st-list' });
  const count = h('p', { class: 'sb-place', role: 'status' });
  const show = () => {
    const found = all.filter(fits);

    count.textContent = `${found.length} of ${all.length}${found.length > MOST_SHOWN ? `; the first ${MOST_SHOWN} are shown` : ''}`;
    results.replaceChildren(...found.slice(0, MOST_SHOWN).map((thing) => h('li', null, link(thing), ' ',
      h('span', { class: 'st-id' }, thing.id), ' ', tagsOf(thing))));
  };

  if (!topics.includes(filters.topic)) filters.topic = '';
  if (!steps.includes(filters.step)) filters.step = '';
  show();
  return [h('h1', { tabindex: '-1' }, KINDS.find(([id]) => id === kind)[1]),
    h('form', { class: 'st-filters', onsubmit: (event) => event.preventDefault() },
      h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: 'words' }, 'Words, or an id'),
        h('input', { class: 'nhsuk-input', id: 'words', type: 'text', value: filters.words, autocomplete: 'off',
          oninput: (event) => { filters.words = event.target.value; show(); } })),
      topics.length > 1 ? choose('Topic', 'topic', [['', 'All'], ...topics.map((one) => [one, label(one)])], show) : null,
      steps.length > 1 ? choose('Step', 'step', [['', 'All'], ...steps.map((one) => [one, label(one)])], show) : null,
      choose('Which', 'what', WHAT, show)),
    count, results];
}

// ---- one thing, in words ----

function treeList(tree) {
  if (!tree.parts) return h('li', null, tree.words);
  return h('li', null, `${tree.words}:`, h('ul', null, tree.parts.map(treeList)));
}

const CONDITIONS = ['when', 'ask-when', 'say-when', 'skip-when'];
const isCondition = (element) => CONDITIONS.includes(element.name);

/** Any element as lines: conditions as blocks, others by what they say. */
function inWords(thing, element) {
  const { model } = state;
  const inner = elements(element);

  if (isCondition(element)) return [h('h2', { class: 'st-part' }, labelOf(element.name)), h('ul', null, treeList(conditionTree(model, element)))];
  if (['then', 'if-unknown'].includes(element.name))
    return [h('h2', { class: 'st-part' }, labelOf(element.name)), h('ul', null, inner.map((one) => h('li', null, consequenceWords(model, thing.text, one))))];
  if (!inner.length) return h('p', null, consequenceWords(model, thing.text, element));
  return [h('h2', { class: 'st-part' }, labelOf(element.name)), h('ul', null, inner.map((one) => h('li', null, consequenceWords(model, thing.text, one),
    elements(one).length ? h('ul', null, elements(one).map((two) => h('li', null, consequenceWords(model, thing.text, two)))) : null)))];
}

/** The cases that name it. */
function casesOf(thing) {
  const names = (element) => ['of', 'because', 'rules', 'hazards', 'says', 'barred', 'allowed'].some((name) =>
    (value(element, name) ?? '').split(/\s+/).includes(thing.id));

  return state.model.ofKind('case').filter((one) => names(one.element) || elements(one.element).some(names));
}

/** Everything else that names it. */
function usersOf(thing) {
  const uses = (element) => element.attributes.some((one) => refersTo(element, one.name) === thing.kind && one.value.split(/\s+/).includes(thing.id)) ||
    elements(element).some(uses);

  return [...state.model.all.values()].filter((one) => one.kind !== 'case' && one.kind !== 'person' && one.kind !== 'section' && !(one.kind === thing.kind && one.id === thing.id) && uses(one.element));
}

function listed(words, things) {
  if (!things.length) return null;
  return h('details', { class: 'st-more' }, h('summary', null, `${words} (${things.length})`),
    h('ul', null, things.slice(0, MOST_SHOWN).map((one) => h('li', null, link(one), ' ', h('span', { class: 'st-id' }, one.id)))));
}

/** Mistakes that name it, wherever they stand. */
function mistakesOf(thing) {
  const found = state.mistakes.filter((one) => one.sentence.includes(`'${thing.id}'`));

  return found.length ? h('div', { class: 'nhsuk-inset-text' }, h('h2', { class: 'st-part' }, 'Mistakes about it'),
    h('ul', null, found.map((one) => h('li', null, `${one.sentence} ${one.mend}`)))) : null;
}

// ---- asking for a reason ----

/** A reason and a name, asked before what needs them; `done` gets both. */
function reasonForm(title, hint, words, done) {
  const because = h('input', { class: 'nhsuk-input', id: 'because', type: 'text', autocomplete: 'off', required: true });
  const by = h('input', { class: 'nhsuk-input', id: 'by', type: 'text', autocomplete: 'name', value: state.by, required: true });

  return h('details', { class: 'st-more' }, h('summary', null, title),
    h('form', { onsubmit: (event) => {
      event.preventDefault();
      state.by = by.value.trim();
      done({ because: because.value.trim(), by: state.by, today: state.pack.today });
    } },
    h('p', { class: 'nhsuk-hint' }, hint),
    h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: 'because' }, 'Why'), because),
    h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: 'by' }, 'Your name'), by),
    h('button', { type: 'submit', class: 'nhsuk-button nhsuk-button--secondary' }, words)));
}

function lifeOf(thing) {
  const key = keyOf(thing.kind, thing.id);
  const gone = state.model.withdrawn.get(key);
  const name = `${thing.kind} ${thing.id}`;
  const isOwn = thing.origin === 'yours';
  const base = state.model.base.get(key);
  const needsReason = state.mistakes.some((one) => one.kind === 'loosens' && one.sentence.includes(`'${thing.id}'`));

  return [gone ? h('div', { class: 'nhsuk-inset-text' }, h('p', null, `Withdrawn by ${gone.by}: ${gone.because}`),
    button('Put it back into use', () => step(`Put back ${name}`, (files) => takeBackWithdrawal(files, thing)), 'secondary')) : null,
  needsReason && !loosened(state.files, thing) ? reasonForm('This may be less careful: say why, and who answers for it',
    'What may be milder than the pack needs a reason and a name. Both are shown wherever the pack is compared.', 'Say so',
    (said) => step(`Less care on purpose: ${name}`, (files) => loosen(files, thing, said))) : null,
  !gone && canWithdraw(thing) && base ? reasonForm(`Take this ${thing.kind} out of use`, 'Nobody gets it any more. What loses its only alternative is shown as a mistake.',
    'Withdraw', (said) => step(`Withdraw ${name}: ${said.because}`, (files) => withdraw(state.schema, files, thing, { ...said, loosens: thing.kind !== 'exercise' }))) : null,
  isOwn && base ? h('p', null, action('Take my version away; the pack\'s own counts again', () => step(`Give back ${name}`, (files) => giveBack(files, thing)))) : null];
}

export function thingPage(kind, id, isChanging) {
  const thing = state.model.find(kind, id);

  if (!thing) return [h('h1', { tabindex: '-1' }, 'It is not here'), h('p', null, `There is no ${kind} “${id}”.`)];
  const mayChange = thing.origin === 'yours' || canAdopt(thing);
  const about = [labelOf(kind), id, topicOf(thing) === id ? '' : topicOf(thing), stepOf(thing)].filter(Boolean).join(' · ');

  return [h('p', { class: 'sb-place' }, about, ' ', tagsOf(thing)), h('h1', { tabindex: '-1' }, nameOf(thing)), isChanging ? null : mistakesOf(thing),
    isChanging && mayChange ? [h('p', null, h('a', { href: addressOf(thing) }, 'Done: show it in words')), formOf(thing)] :
      [mayChange ? h('p', null, h('a', { class: 'nhsuk-button', role: 'button', draggable: 'false', href: `${addressOf(thing)}/change` }, `Change this ${labelOf(kind).toLowerCase()}`)) : null,
        h('div', { class: 'st-words' }, elements(thing.element).filter((one) => !(kind === 'section' && one.name === 'question')).map((one) => inWords(thing, one))),
        listed('Worked cases', casesOf(thing)), listed('What names it', usersOf(thing)),
        lifeOf(thing), h('p', { class: 'st-id' }, `${thing.file} (${thing.origin === 'yours' ? 'your folder' : 'the pack'})`)]];
}

// ---- your changes ----

function changedThings() {
  return [...state.model.yours.values()].filter((thing) => state.model.all.get(keyOf(thing.kind, thing.id)) === thing);
}

function mistakesList() {
  const things = state.model.all;
  const at = (one) => [...things.values()].find((thing) => one.where === (thing.origin === 'yours' ? 'overlay' : 'pack') && thing.file === one.file &&
    thing.element !== thing.root && one.line >= thing.text.slice(0, thing.element.start).split('\n').length &&
    one.line <= thing.text.slice(0, thing.element.end).split('\n').length) ??
    [...things.values()].find((thing) => thing.file === one.file && thing.element === thing.root);

  if (!state.isChecked) return h('p', null, 'Checking …');
  if (!state.mistakes.length) return h('p', null, 'No mistakes.');
  return h('ul', null, state.mistakes.map((one) => {
    const thing = at(one);

    return h('li', null, thing ? h('a', { href: `${addressOf(thing)}/change` }, `${thing.kind} ${thing.id}`) : `${one.file}${one.line ? `:${one.line}` : ''}`,
      `: ${one.sentence} ${one.mend}`, one.error ? '' : ' (a warning)');
  }));
}

let effect = { state: 'none' };

async function followEffect(show) {
  effect = await ask('effect');
  show();
  if (['sample', 'whole'].includes(effect.state)) setTimeout(() => followEffect(show).catch((error) => say(error.message)), EFFECT_EVERY);
}

async function personSide(place, person) {
  const said = await ask('effect/person', { person });

  place.replaceChildren(h('div', { class: 'st-sides', role: 'group', 'aria-label': said.name },
    [['As saved', said.before], ['With your changes', said.now]].map(([title, text]) =>
      h('section', null, h('h4', null, title), h('pre', { class: 'sb-page', tabindex: '0', role: 'region', 'aria-label': title }, text)))));
}

const CAUTION = { '-1': ['Less safe', 'less'], 0: ['Other', 'other'], 1: ['Safer', 'safer'] };

function effectWords() {
  const far = `${effect.done} of ${effect.people} people of the worked cases`;

  switch (effect.state) {
    case 'none': return 'Nobody has been tried yet.';
    case 'sample': return `Trying a sample: ${far}.`;
    case 'whole': return `Trying the others: ${far}.`;
    case 'stopped': return `Stopped after ${far}.`;
    case 'failed': return `It broke after ${far}: ${effect.why}`;
    default: return `All ${far} were tried.`;
  }
}

function effectPart() {
  const status = h('p', { role: 'status' });
  const results = h('div', {});
  let known = '';
  const show = () => {
    status.textContent = effect.state === 'none' ? effectWords() :
      `${effectWords()} ${effect.less} get something less safe, ${effect.safer} something safer, ${effect.other} something else; ${effect.failures} expectations of cases fail.`;
    if (effect.state === 'none' || JSON.stringify([effect.changes, effect.failed]) === known) return;
    known = JSON.stringify([effect.changes, effect.failed]);
    results.replaceChildren(h('ul', { class: 'st-list' }, effect.changes.map((one) => {
      const place = h('div', {});

      return h('li', null, tag(...CAUTION[one.caution]), ` ${one.name}: ${one.what} `,
        action('Compare', () => personSide(place, one.person).catch((error) => say(error.message)), { 'aria-label': `Compare ${one.name}` }), place);
    })), effect.failed.length ? [h('h3', null, 'Cases that fail now'), h('ul', null, effect.failed.map((one) => h('li', null, `${one.id}: ${one.text}`)))] : '');
  };
  const start = async (path) => {
    effect = await ask(path, {});
    known = '';
    await followEffect(show);
  };
  const run = (path) => start(path).catch((error) => { status.textContent = error.message; });

  show();
  if (['sample', 'whole'].includes(effect.state)) followEffect(show);
  return h('section', null, h('h2', null, 'Who is affected'), status,
    h('div', { class: 'nhsuk-button-group' }, button('Try the people', () => run('effect'), 'secondary'), button('Stop', () => run('effect/stop'), 'secondary')), results);
}

export function changesPage() {
  const { work } = state;
  const gone = [...state.model.withdrawn.keys()].map((key) => state.model.all.get(key)).filter(Boolean);
  const steps = work.steps.map((one, index) => h('li', { class: index < work.place ? '' : 'st-undone' }, `${one.label}${one.by ? `, ${one.by}` : ''} `,
    h('span', { class: 'st-id' }, one.at.replace('T', ' ').replace('Z', '')), index < work.place ? '' : ' (undone)',
    index + 1 === work.saved ? ' — saved' : '')).reverse();

  return [h('h1', { tabindex: '-1' }, 'Your changes'),
    h('p', null, `They go into ${work.overlay}. ${work.unsaved ? 'Something is not saved yet; it is kept here until you save.' : 'All is saved.'}`),
    work.writable ? null : h('p', { class: 'nhsuk-error-message' }, 'That folder cannot be written. Ask who owns it; your changes are kept here.'),
    work.warning ? h('div', { class: 'nhsuk-inset-text' }, h('p', null, work.warning),
      button('Begin anew with what is there now', () => beginAnew(), 'secondary')) : null,
    h('h2', null, 'What is different from the pack'),
    changedThings().length || gone.length ? h('ul', { class: 'st-list' }, changedThings().map((one) => h('li', null, link(one), ' ', h('span', { class: 'st-id' }, `${one.kind} ${one.id}`))),
      gone.map((one) => h('li', null, link(one), ' ', tag('withdrawn', 'gone')))) : h('p', null, 'Nothing.'),
    h('h2', null, 'Mistakes'), mistakesList(), effectPart(),
    h('h2', null, 'Save'),
    h('p', null, 'Saving writes the folder of your clinic. It is refused while there are mistakes, or when somebody else changed the folder.'),
    button('Save', () => save(), null),
    h('h2', null, 'Every step'), h('div', { class: 'nhsuk-button-group' }, button('Undo', () => move(-1), 'secondary'), button('Do again', () => move(1), 'secondary')),
    h('ol', { class: 'st-list', reversed: true }, steps)];
}

// ---- signing ----

let signedTopic = '';

/** What of the topic is to be signed, to be ticked. */
function toSign(open, redraw) {
  const by = h('input', { class: 'nhsuk-input', id: 'signer', type: 'text', autocomplete: 'name', value: state.by });
  const boxes = h('div', { class: 'nhsuk-checkboxes' }, open.map((one, index) => h('div', { class: 'nhsuk-checkboxes__item' },
    h('input', { class: 'nhsuk-checkboxes__input', type: 'checkbox', id: `sign${index}`, value: `${one.kind}:${one.id}` }),
    h('label', { class: 'nhsuk-label nhsuk-checkboxes__label', for: `sign${index}` }, `${one.kind} ${one.id} (${one.state})`),
    h('a', { class: 'st-read', href: `#/${one.kind}/${encodeURIComponent(one.id)}`, 'aria-label': `Read ${one.kind} ${one.id}` }, 'Read'))));

  return [h('fieldset', { class: 'nhsuk-fieldset' }, h('legend', { class: 'nhsuk-label' }, 'What you have read'), boxes),
    h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: 'signer' }, 'Your name'), by),
    button('Sign what is ticked', async () => {
      const ids = [...boxes.querySelectorAll('input:checked')].map((one) => one.value);

      state.by = by.value.trim();
      if (!ids.length || !state.by) return say('Tick what you have read, and give your name.');
      await sign(ids);
      await readSigns();
      return redraw();
    }, null)];
}

export function signPage(redraw) {
  const open = [...signs.values()].filter((one) => one.state !== 'signed');
  const topics = [...new Set(open.map((one) => one.topic))].sort();
  const list = h('div', {});
  const show = () => {
    const shown = open.filter((one) => one.topic === signedTopic);

    list.replaceChildren(...(shown.length ? toSign(shown, redraw) : []));
  };

  show();
  return [h('h1', { tabindex: '-1' }, 'Sign'),
    h('p', null, `${open.length} parts are not signed, were changed since, or are due. A signature holds for the words as they are now.`),
    h('div', { class: 'nhsuk-form-group' }, h('label', { class: 'nhsuk-label', for: 'topic' }, 'Topic'),
      h('select', { class: 'nhsuk-select', id: 'topic', onchange: (event) => { signedTopic = event.target.value; show(); } },
        h('option', { value: '' }, 'Choose'), topics.map((one) => h('option', { value: one, selected: one === signedTopic }, label(one))))),
    list];
}
