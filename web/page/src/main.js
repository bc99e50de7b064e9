// SPDX-License-Identifier: Apache-2.0
// The page: one screen at a time, drawn from what the engine says stands now.
import { action, button, h, paragraphs } from './dom.js';
import { Diary } from './diary.js';
import { Engine, EngineFailure } from './engine.js';
import { emergencyScreen } from './emergency.js';
import { planScreen } from './plan.js';
import { openFile, saveFile } from './files.js';
import { Store, WrongPassphrase } from './store.js';
import { notes, screen } from './turns.js';

const main = document.getElementById('main');
const bar = document.getElementById('bar');
let engine = null;
let words = null;
let facts = null;
let turn = null;
let busy = false;
let diary = null;
let unsaved = false; // something was answered since the last file
let drawn = 0;

/** What is on the screen is replaced; the heading is read out, as on a new page. */
function show(...content) {
  main.dataset.drawn = String(++drawn);
  main.replaceChildren(...content.flat(Infinity).filter(Boolean));
  window.scrollTo(0, 0);
  const heading = main.querySelector('h1');

  if (heading) {
    heading.setAttribute('tabindex', '-1');
    heading.focus({ preventScroll: true });
    document.title = `${heading.textContent} – ${words.title}`;
  }
}

function tell(text) {
  const box = h('div', { class: 'nhsuk-error-summary', role: 'alert' },
    h('p', {}, text));

  main.dataset.drawn = String(++drawn);
  main.querySelector('[role=alert]')?.remove();
  main.prepend(box);
  box.scrollIntoView();
}

/** One thing at a time: a second tap while the first is worked on does nothing. */
async function once(what) {
  if (busy) return;
  busy = true;
  try {
    await what();
  } catch (error) {
    tell(error instanceof EngineFailure ? words.refused : words.restarted);
  } finally {
    busy = false;
  }
}

const act = (call, value) => once(async () => {
  if (call === 'clear' && diary.isOpen) await diary.close();
  const next = await engine.call('act', call, value);

  unsaved = call !== 'clear' && !diary.isLooking;
  await take(next);
});

/** From the card of a move: what may stand in its place is the next turn. */
const swap = (move) => once(async () => {
  await engine.call('act', 'choose', 'swap');
  await take(await engine.call('act', 'choose', move));
});

function may() {
  const offered = [
    ['back', words.back, () => act('back')],
    ['why', words.why, () => act('why')],
    ['review', words.review, () => act('review')],
  ];

  return offered.filter(([name]) => turn.may.includes(name)).map(([, text, go]) => action(text, go));
}

async function save() {
  if (diary.isOpen) return diary.save();
  saveFile('steadyback-answers.json', await engine.call('save'), 'application/json');
  unsaved = false;
}

/** The browser's own "back" goes to the question before, and not away with all the answers. */
function keepHere() {
  history.pushState(null, '');
  addEventListener('popstate', () => {
    history.pushState(null, '');
    if (turn?.turn !== 'emergency' && turn?.may.includes('back')) act('back');
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved || diary?.isUnsaved) event.preventDefault();
  });
}

function drawBar() {
  bar.replaceChildren(
    ...(diary.isOpen ? [action(words.diary, () => once(() => diary.show()))] : []),
    action(diary.isOpen ? words['save-diary'] : words.save, () => once(save)),
    action(words.open, () => open()),
    action(words['start-over'], () => {
      if (confirm(words['start-over-sure'])) act('clear');
    }));
}

/** The turn that stands now, on the screen. */
async function take(next) {
  turn = next;
  main.dataset.turn = turn.turn;
  main.dataset.question = turn.question?.id ?? '';
  drawBar();
  const tools = { engine, words, facts, act, once, diary };

  if (['result', 'emergency'].includes(turn.turn) && (await diary.ended(turn))) return undefined;
  if (turn.turn === 'result') return show(await planScreen(turn, { ...tools, swap }));
  if (turn.turn === 'emergency') return show(notes(turn), await emergencyScreen(turn, tools));
  return show(h('nav', { class: 'sb-steps', 'aria-label': words.steps }, may()), notes(turn), screen(turn, words, act));
}

/** A screen of the diary, in place of a turn. */
function showDiary(content) {
  turn = { turn: 'weeks', may: [] };
  unsaved = false; // the answers are in the diary
  main.dataset.turn = turn.turn;
  main.dataset.question = '';
  drawBar();
  show(content);
}

function isDiary(text) {
  try {
    return 'diary' in JSON.parse(text);
  } catch {
    return false;
  }
}

/** A file of answers, or a diary. */
const open = () => openFile((text) => once(async () => {
  try {
    if (isDiary(text)) return await diary.open(text);
    const { turn: next } = await engine.call('resume', text, false);

    if (diary.isOpen) await diary.close();
    return await take(next);
  } catch {
    return tell(words['open-failed']);
  }
}));

/** Opens what this browser keeps, behind its passphrase where it has one. */
function keptForm({ sealed }) {
  const field = h('input', { class: 'nhsuk-input nhsuk-input--width-20', type: 'password', id: 'open-passphrase',
    autocomplete: 'current-password' });
  const opening = async () => {
    try {
      await diary.openKept(field.value);
    } catch (error) {
      if (!(error instanceof WrongPassphrase)) throw error;
      tell(words['wrong-passphrase']);
    }
  };
  const forgetting = async () => {
    await Store.forget();
    await welcome();
  };

  return h('form', { class: 'nhsuk-inset-text', onsubmit: (event) => {
    event.preventDefault();
    once(opening);
  } }, h('p', {}, words['kept-here']),
  sealed ? [h('label', { class: 'nhsuk-label', for: 'open-passphrase' }, words.passphrase), field] : null,
  h('div', { class: 'nhsuk-button-group' }, h('button', { class: 'nhsuk-button', type: 'submit' }, words['open-kept'])),
  action(words.forget, () => {
    if (confirm(words['forget-sure'])) once(forgetting);
  }));
}

async function welcome() {
  const kept = await Store.look();

  main.dataset.turn = '';
  show(h('h1', { class: 'nhsuk-heading-xl' }, words.title), paragraphs(words.lead),
    kept ? keptForm(kept) : null,
    h('div', { class: 'nhsuk-inset-text' }, paragraphs(words.privacy)),
    h('div', { class: 'nhsuk-button-group' },
      button(words.start, () => once(async () => take(await engine.call('turn')))),
      button(words.resume, () => open(), 'secondary')),
    h('p', { class: 'sb-about' }, facts.fingerprint));
}

async function ready(first) {
  facts = first.about;
  words = facts.words;
  diary = new Diary({ engine, words, once, show: showDiary, tell, take, main: () => main, welcome });
  document.documentElement.classList.add('sb-ready');
  await welcome();
}

/** Begins the page. `parts` gives what the engine is made of. */
export async function start(parts) {
  try {
    engine = new Engine(await parts(), () => tell(words.restarted));
    await ready(await engine.open());
    keepHere();
  } catch (error) {
    console.error(error);
    main.replaceChildren(h('p', { role: 'alert' }, document.getElementById('no-engine').textContent));
  }
}
