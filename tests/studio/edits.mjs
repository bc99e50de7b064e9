// SPDX-License-Identifier: Apache-2.0
// edits.mjs WEB_PROGRAM PROGRAM REPOSITORY WORK: what the studio writes. Every value and every text
// of the pack changed and changed back is the same bytes, and one change is one line. One thing of
// each kind, copied into an overlay, is no mistake for check, and given back leaves nothing.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopt, canAdopt, giveBack, isAsBefore, withChanges } from '../../web/studio/src/overlay.js';
import { buildModel, keyOf, nameOf, thingsOf } from '../../web/studio/src/pack.js';
import { readSchema } from '../../web/studio/src/schema.js';
import * as xml from '../../web/studio/src/xml.js';
import { startStudio } from './start.mjs';

const [web, program, repository, work] = process.argv.slice(2);
const HARD = 'a <b> "c" & \'d\' ü';
let failures = 0;

function hold(is, sentence) {
  if (is || ++failures > 20) return;
  console.log('FAILED', sentence);
}

function* xmlFiles(folder) {
  for (const entry of readdirSync(join(repository, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;

    if (entry.isDirectory()) yield* xmlFiles(path);
    else if (path.endsWith('.xml') && !path.includes('/templates/')) yield path;
  }
}

/** How many lines differ, when only neighbours do. */
function linesChanged(before, after) {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  let end = 0;

  while (start < a.length && a[start] === b[start]) start++;
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return Math.max(a.length, b.length) - start - end;
}

const schema = readSchema(readFileSync(join(repository, 'knowledge/schema/pack.xsd'), 'utf8'));
let fields = 0;

/** A change within the element alone: its own text, parsed anew, is enough to go back. */
function changeAndBack(where, text, element) {
  const part = (now) => now.slice(element.start, now.length - (text.length - element.end));

  for (const one of element.attributes.filter(({ name }) => !name.includes(':'))) {
    const changed = xml.setAttribute(text, element, one.name, HARD);
    const again = part(changed);
    const found = xml.parse(again);

    fields++;
    hold(xml.value(found, one.name) === HARD, `${where} ${one.name}: ${xml.value(found, one.name)}`);
    hold(xml.setAttribute(again, found, one.name, one.value) === text.slice(element.start, element.end), `${where} ${one.name}: not as it was`);
  }
  if (!xml.elements(element).length && xml.textOf(text, element)) {
    const again = part(xml.setText(text, element, HARD));
    const found = xml.parse(again);

    fields++;
    hold(xml.textOf(again, found) === HARD, `${where}: ${xml.textOf(again, found)}`);
    hold(xml.setText(again, found, xml.textOf(text, element)) === text.slice(element.start, element.end), `${where}: text not as it was`);
  }
}

function walk(file, text, element) {
  const where = `${file}:${xml.lineAt(text, element.start)} ${element.name}`;

  hold(schema.of(element), `${where}: the form knows nothing of it`);
  // Those that hold nothing else: a change of an outer one would parse all of it again.
  if (!xml.elements(element).length) changeAndBack(where, text, element);
  xml.elements(element).forEach((child) => walk(file, text, child));
}

for (const file of [...xmlFiles('knowledge'), ...xmlFiles('rules/clinical')]) {
  const text = readFileSync(join(repository, file), 'utf8');
  const root = xml.parse(text);
  const last = xml.elements(root).at(-1);

  walk(file, text, root);
  if (last) {
    const twice = xml.insertInto(text, root, null, xml.markupOf(text, last));

    hold(xml.removeElement(twice, xml.elements(xml.parse(twice)).at(-1)) === text, `${file}: one put in and taken out is not as it was`);
  }
}

const studio = await startStudio(web, repository, repository, work);
const pack = await studio.ask('pack');
const begun = await studio.ask('work');
const model = buildModel(pack, begun.files);
const kinds = new Set([...model.base.values()].filter(canAdopt).map((thing) => thing.kind));
let files = begun.files;
let place = begun.state.place;
const sorted = (all) => Object.entries(all).sort();

for (const kind of kinds) {
  const things = model.ofKind(kind);
  const thing = things[Math.floor(things.length / 2)];
  const { digest } = await studio.ask('digest', { what: kind, id: thing.id });
  const changes = adopt(schema, files, thing, digest);
  const now = withChanges(files, changes);
  const mine = thingsOf(now, 'yours').get(keyOf(kind, thing.id));

  hold(/^[0-9a-f]{12}$/.test(digest), `${kind} ${thing.id}: no digest`);
  hold(mine && nameOf(mine) === nameOf(thing), `${kind} ${thing.id}: it is not in the copy`);
  hold(isAsBefore(mine, thing), `${kind} ${thing.id}: the copy is not letter by letter`);
  hold(JSON.stringify(sorted(withChanges(now, giveBack(now, mine)))) === JSON.stringify(sorted(files)), `${kind} ${thing.id}: given back, something is left`);
  const said = await studio.ask('step', { place, label: `copy ${kind}`, files: changes });

  hold(said.status === 200, `${kind} ${thing.id}: ${said.why}`);
  ({ files } = said);
  ({ place } = said.state);
}
const { mistakes } = await studio.ask('check');

mistakes.forEach((one) => hold(false, `${one.file}:${one.line}: ${one.sentence} ${one.mend}`));
const saved = await studio.ask('save', { place });

hold(await studio.stop() === 0, 'the studio did not end well');
hold(saved.status === 200 && !saved.state.unsaved, `not saved: ${saved.why}`);
if (saved.status === 200)
  hold(execFileSync(program, ['--pack', repository, '--overlay', studio.overlay, 'check']).toString().includes('no mistakes'), 'check finds mistakes');
hold(linesChanged('a\nb\nc', 'a\nd\nc') === 1, 'lines are counted wrong');

const one = model.find('rule', 'RF-CES-1') ?? model.ofKind('rule')[0];
const title = xml.child(one.element, 'title');

hold(linesChanged(one.text, xml.setText(one.text, title, 'Another')) === 1, 'one field is not one line');
console.log(`${fields} fields, ${kinds.size} kinds of things`);
process.exit(failures ? 1 : 0);
