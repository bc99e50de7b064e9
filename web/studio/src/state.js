// SPDX-License-Identifier: Apache-2.0
// All that the page knows, in one place: the pack, the working copy, and what check says of it.
import { adopt, giveBack, isAsBefore, withChanges } from './overlay.js';
import { buildModel, keyOf, thingsOf } from './pack.js';
import { readSchema } from './schema.js';
import { follow } from './xml.js';

const CHECK_AFTER = 250;

export const state = { pack: null, schema: null, files: {}, work: null, model: null, mistakes: [], errors: 0, isChecked: false,
  busy: 0, by: '', notice: '' };
const watchers = new Set();

export const watch = (watcher) => watchers.add(watcher);
const tell = () => watchers.forEach((watcher) => watcher());

/** Asks the studio; what it answers with a reason why not becomes an Error that holds the answer. */
export async function ask(path, wish) {
  const response = await fetch(`api/${path}`, wish === undefined ? {} :
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wish) });
  const said = await response.json();

  if (!response.ok) throw Object.assign(new Error(said.why ?? 'The studio gave no answer.'), { said });
  return said;
}

let checking;

async function check() {
  const said = await ask('check');

  if (said.place !== state.work.place) return;
  Object.assign(state, { mistakes: said.mistakes, errors: said.errors, isChecked: true });
  tell();
}

function checkSoon() {
  state.isChecked = false;
  clearTimeout(checking);
  checking = setTimeout(() => check().catch((error) => say(error.message)), CHECK_AFTER);
}

function take(said) {
  if (!said?.files) return;
  Object.assign(state, { files: said.files, work: said.state });
  state.model = buildModel(state.pack, state.files);
  state.notice = said.why ?? said.state.warning;
  checkSoon();
  tell();
}

export function say(text) {
  state.notice = text;
  tell();
}

export async function begin() {
  state.pack = await ask('pack');
  state.schema = readSchema(state.pack.base['knowledge/schema/pack.xsd']);
  take(await ask('work'));
}

/** Whatever the studio says to it is shown, also why not. */
async function wish(path, what) {
  try {
    take(await ask(path, { ...what, place: state.work.place, by: state.by }));
    return true;
  } catch (error) {
    take(error.said);
    say(error.message);
    return false;
  }
}

// One after the other: each begins with what the one before has left.
let last = Promise.resolve();
const inTurn = (job) => {
  state.busy++;
  last = last.then(job).catch((error) => say(error.message)).finally(() => {
    state.busy--;
    tell();
  });
  return last;
};

export const move = (by) => inTurn(() => wish('move', { forward: by > 0 }));
export const save = () => inTurn(() => wish('save', {}));
export const beginAnew = () => inTurn(() => wish('anew', {}));
export const sign = (ids) => inTurn(() => wish('sign', { ids }));

/** One step: `make` gets the files and gives those that change. */
export const step = (label, make, key) => inTurn(async () => {
  const files = await make(state.files);

  if (Object.keys(files).length) await wish('step', { label, files, ...(key ? { key } : {}) });
});

/** The thing as it can be changed, and what has to change for that. */
async function own(files, thing) {
  const mine = thingsOf(files, 'yours').get(keyOf(thing.kind, thing.id));
  const base = state.model.base.get(keyOf(thing.kind, thing.id));

  if (mine && (!base || state.model.all.get(keyOf(thing.kind, thing.id)).origin === 'yours')) return [{}, mine];
  const { digest } = await ask('digest', { what: thing.kind, id: thing.id });
  const changes = adopt(state.schema, files, base, digest);

  return [changes, thingsOf(withChanges(files, changes), 'yours').get(keyOf(thing.kind, thing.id))];
}

/** Changes a thing: `edit` gets the text of its file and the element at `way` in it, and gives the new text. */
export const change = (thing, way, label, edit, key) => step(label, async (files) => {
  const [changes, mine] = await own(files, thing);
  const text = edit(mine.text, follow(mine.element, way));
  const base = state.model.base.get(keyOf(thing.kind, thing.id));

  if (text === mine.text) return {};
  Object.assign(changes, { [mine.file]: text });
  const now = withChanges(files, changes);
  const after = thingsOf(now, 'yours').get(keyOf(thing.kind, thing.id));

  // As it was in the pack: then nothing of it stays here.
  return after && base && isAsBefore(after, base) ? { ...changes, ...giveBack(now, after) } : changes;
}, key);
