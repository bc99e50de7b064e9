// SPDX-License-Identifier: Apache-2.0
// The things of a pack and of what is laid over it: rules, questions, exercises, messages ...
import { child, children, elements, parse, textOf, value } from './xml.js';

/** As the engine has it (engine/src/folder/pack_things.c): root, thing, attribute of its id. */
const KINDS = [
  ['contacts', 'contact', 'id'], ['vocabulary', 'modality', 'id'], ['vocabulary', 'pattern', 'id'],
  ['vocabulary', 'position', 'id'], ['vocabulary', 'kit', 'id'], ['vocabulary', 'goal', 'id'],
  ['sources', 'source', 'key'], ['messages', 'message', 'id'], ['contradictions', 'contradiction', 'id'],
  ['movements', 'movement', 'id'], ['restriction-sets', 'set', 'id'], ['section', 'question', 'id'],
  ['derive', 'finding', 'id'], ['derive', 'score', 'id'], ['rules', 'rule', 'id'], ['cases', 'person', 'id'],
  ['cases', 'case', 'id'], ['section', 'section', 'id'], ['exercise', 'exercise', 'id'], ['hazard', 'hazard', 'id'],
  ['doses', 'doses', null], ['monitoring', 'monitoring', null],
];
const READ = /^(knowledge\/(?!schema\/|templates\/|style\/|figures\/|signatures).*|rules\/clinical\/.*)\.xml$/;

export const keyOf = (kind, id) => `${kind} ${id}`;

function idOf(root, element) {
  const kind = KINDS.find(([above, what]) => above === root.name && what === element.name);

  if (!kind || (element !== root && kind[0] === kind[1])) return undefined;
  return kind[2] ? value(element, kind[2]) : kind[1];
}

export const isThing = (root, element) => idOf(root, element) !== undefined;

const parsed = new Map();

/** The tree of a text, or null; read once for each text. */
export function treeOf(text) {
  if (!parsed.has(text)) {
    let tree = null;

    try {
      tree = parse(text);
    } catch { /* check says where and why */ }
    if (parsed.size > 4000) parsed.clear();
    parsed.set(text, tree);
  }
  return parsed.get(text);
}

export function thingsOf(files, origin) {
  const things = new Map();

  for (const file of Object.keys(files).sort()) {
    const text = files[file];
    const root = READ.test(file) ? treeOf(text) : null;

    if (!root) continue;
    for (const element of [root, ...elements(root)]) {
      const id = idOf(root, element);

      if (id !== undefined) things.set(keyOf(element.name, id), { kind: element.name, id, element, root, file, text, origin });
    }
  }
  return things;
}

const NAMES = ['title', 'name', 'ask', 'text', 'yes', 'means', 'how', 'reference'];

/** What a thing is called, in words. */
export function nameOf(thing) {
  for (const name of NAMES) {
    const found = child(thing.element, name);

    if (found) return textOf(thing.text, found);
  }
  return value(thing.element, 'name') ?? value(thing.element, 'short') ?? thing.id;
}

export const topicOf = (thing) => value(thing.root, 'topic') ?? thing.file.replace(/.*\/|\.xml$/g, '');
export const stepOf = (thing) => value(thing.root, 'step') ?? (thing.root.name === 'derive' ? 'derive' : '');

/** Everything as it stands: the pack, overlays before, and the working copy over them. */
export function buildModel(pack, work) {
  const layers = [[pack.base, 'pack'], ...pack.overlays.map((files) => [files, 'overlay'])];
  const base = new Map(layers.flatMap(([files, origin]) => [...thingsOf(files, origin)]));
  const yours = thingsOf(work, 'yours');
  const list = work['overlay.xml'] ? treeOf(work['overlay.xml']) : null;
  const isHolder = (thing) => thing.kind === 'section' && base.has(keyOf('section', thing.id)) && list &&
    !children(list, 'replace').some((one) => value(one, 'what') === 'section' && value(one, 'id') === thing.id);
  const all = new Map(base);
  const withdrawn = new Map();

  for (const [key, thing] of yours) if (!isHolder(thing)) all.set(key, thing);
  for (const one of list ? children(list, 'withdraw') : [])
    withdrawn.set(keyOf(value(one, 'what'), value(one, 'id')), { because: value(one, 'because'), by: value(one, 'by') });
  return {
    all, base, yours, withdrawn,
    find: (kind, id) => all.get(keyOf(kind, id)),
    ofKind: (kind) => [...all.values()].filter((thing) => thing.kind === kind),
  };
}

// ---- what refers to what ----

const REFERS = {
  question: 'question', set: 'set', movement: 'movement', movements: 'movement', message: 'message', messages: 'message',
  exercise: 'exercise', exercises: 'exercise', hazards: 'hazard', keys: 'source', kit: 'kit', 'any-of': 'kit', 'all-of': 'kit',
  goal: 'goal', goals: 'goal', modality: 'modality', pattern: 'pattern', position: 'position', of: 'rule', rules: 'rule',
  within: 'rule', adds: 'movement', 'is-a': 'movement', says: 'message', forbids: 'movement', limits: 'movement',
};

/** The kind of thing that an attribute names; undefined when it is none. */
export function refersTo(element, name) {
  if (name === 'id' && ['finding', 'score'].includes(element.name) && element.parent && element.parent.name !== 'derive') return element.name;
  if (name === 'id' && element.name === 'contact' && element.parent?.name !== 'contacts') return 'contact';
  if (name === 'movements' && element.name === 'unless') return 'movement';
  return REFERS[name];
}

/** The options of a question: [id, words]. */
export function optionsOf(question) {
  const found = [];
  const look = (element) => {
    for (const one of elements(element)) {
      if (one.name === 'option') found.push([value(one, 'id'), textOf(question.text, one) || value(one, 'id')]);
      else look(one);
    }
  };

  if (question) look(question.element);
  return found;
}
