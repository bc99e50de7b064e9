// SPDX-License-Identifier: Apache-2.0
// How a change gets into an overlay: a thing of the pack is copied into a file of the same place
// and declared in overlay.xml; when it is again as it was, both go away. Every function takes the
// files of the working copy and gives those that change: path, text or null.
import { isThing, treeOf } from './pack.js';
import { placeFor } from './schema.js';
import { child, children, elements, insertInto, markup, markupOf, removeElement, setAttribute, value } from './xml.js';

const LIST = 'overlay.xml';

/** The files with some changes. */
export const withChanges = (files, changes) => {
  const now = { ...files, ...changes };

  for (const [path, text] of Object.entries(changes)) if (text === null) delete now[path];
  return now;
};

// ---- overlay.xml ----

const listed = (text) => {
  const root = treeOf(text);

  if (!root) throw new Error('overlay.xml cannot be read; mend it first.');
  return root;
};

const declaration = (root, name, kind, id) =>
  children(root, name).find((one) => value(one, 'what') === kind && value(one, 'id') === id);

/** Puts one line into overlay.xml, where the schema wants it. */
function addLine(schema, text, name, attributes) {
  const root = listed(text);

  return insertInto(text, root, placeFor(schema.of(root), root, name), markup(name, attributes));
}

function listFile(schema, text, path) {
  const root = listed(text);
  let now = text;

  if (!child(root, 'files')) now = insertInto(text, root, null, '<files>\n</files>');
  const files = child(listed(now), 'files');

  if (children(files, 'file').some((one) => value(one, 'path') === path)) return now;
  const next = children(files, 'file').find((one) => value(one, 'path') > path) ?? null;

  return insertInto(now, files, next, markup('file', { path }));
}

function unlistFile(text, path) {
  const files = child(listed(text), 'files');
  const one = files && children(files, 'file').find((file) => value(file, 'path') === path);

  return one ? removeElement(text, one) : text;
}

// ---- a thing of the pack ----

/** Worked cases and sections of the pack are read here, not changed; no overlay may change a pattern. */
export const canAdopt = (thing) => !['case', 'person', 'section', 'pattern'].includes(thing.kind);

/** The beginning of a file up to its things, and its end. */
function frameOf(thing) {
  const { root, text } = thing;
  const head = elements(root).filter((one) => !isThing(root, one));

  return [text.slice(0, root.openEnd) + head.map((one) => `\n  ${markupOf(text, one).replaceAll('\n', '\n  ')}`).join(''),
    `\n</${root.name}>\n`];
}

const hasThings = (root) => elements(root).some((one) => isThing(root, one));

/** A copy of a thing of the pack, to be changed; `digest` is the short one that the engine tells. */
export function adopt(schema, files, thing, digest) {
  const isRoot = thing.element === thing.root;
  const old = files[thing.file];
  const declared = addLine(schema, files[LIST], 'replace', { what: thing.kind, id: thing.id, base: digest });
  const changes = { [LIST]: listFile(schema, declared, thing.file) };

  if (isRoot) changes[thing.file] = thing.text;
  else if (old === undefined) {
    const [head, tail] = frameOf(thing);

    changes[thing.file] = `${head}\n  ${markupOf(thing.text, thing.element).replaceAll('\n', '\n  ')}${tail}`;
  } else {
    const root = treeOf(old);

    if (!root) throw new Error(`${thing.file} cannot be read; mend it first.`);
    changes[thing.file] = insertInto(old, root, null, markupOf(thing.text, thing.element));
  }
  return changes;
}

/** Takes a thing out of the working copy, so that the pack's own counts again. */
export function giveBack(files, thing) {
  const declared = declaration(listed(files[LIST]), 'replace', thing.kind, thing.id);
  const list = declared ? removeElement(files[LIST], declared) : files[LIST];
  const isRoot = thing.element === thing.root;
  const rest = isRoot ? null : removeElement(thing.text, thing.element);
  const isLeft = !isRoot && hasThings(treeOf(rest));

  return { [LIST]: isLeft ? list : unlistFile(list, thing.file), [thing.file]: isLeft ? rest : null };
}

/** Whether a thing says what the pack's own says, letter by letter. */
export function isAsBefore(thing, base) {
  const whole = (one) => (one.element === one.root ? one.text : markupOf(one.text, one.element));

  return whole(thing) === whole(base);
}

// ---- taking out of use, and less care on purpose ----

const WITHDRAWABLE = ['rule', 'hazard', 'exercise'];

export const canWithdraw = (thing) => WITHDRAWABLE.includes(thing.kind);

export function withdraw(schema, files, thing, { because, by, loosens, today }) {
  const attributes = { what: thing.kind, id: thing.id, because, by };

  if (loosens) Object.assign(attributes, { loosens: 'yes', reviewed: today });
  return { [LIST]: addLine(schema, files[LIST], 'withdraw', attributes) };
}

export function takeBackWithdrawal(files, thing) {
  const one = declaration(listed(files[LIST]), 'withdraw', thing.kind, thing.id);

  return one ? { [LIST]: removeElement(files[LIST], one) } : {};
}

/** Says that something may be less careful, and who answers for it. */
export function loosen(files, thing, { because, by, today }) {
  const name = declaration(listed(files[LIST]), 'replace', thing.kind, thing.id) ? 'replace' : 'withdraw';
  let text = files[LIST];

  for (const [key, now] of [['loosens', 'yes'], ['because', because], ['by', by], ['reviewed', today]])
    text = setAttribute(text, declaration(listed(text), name, thing.kind, thing.id), key, now);
  return { [LIST]: text };
}

export const loosened = (files, thing) => {
  const root = treeOf(files[LIST] ?? '');
  const one = root && (declaration(root, 'replace', thing.kind, thing.id) ?? declaration(root, 'withdraw', thing.kind, thing.id));

  return one && value(one, 'loosens') === 'yes' ? { because: value(one, 'because'), by: value(one, 'by') } : null;
};
