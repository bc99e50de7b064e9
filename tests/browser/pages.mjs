// SPDX-License-Identifier: Apache-2.0
// pages.mjs PROGRAM REPOSITORY WORK SHARE: makes every document of every example, the book of the
// pack, and the same from a pack with hostile texts, and looks at them as their readers do:
// html-validate, the Nu checker, commonmark and ical.js at all; Chromium (with axe-core) at a
// share of the examples and at all of which the length is held; at the book narrow and dark, and
// as a whole wide and light too. Pictures and printed pages stay in WORK.
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { checkCalendar, checkMarkdown } from './records.mjs';
import { closeBrowser, ESSENTIAL, lookAtBook, lookAtHandout, openBrowser, VIEWS } from './browser.mjs';
import { fail, failureCount, HOSTILE } from './findings.mjs';
import { shareOf } from '../support/share.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const [program, repository, work, share] = process.argv.slice(2);
const LARGEST_HANDOUT = 400 * 1024;

const NO_CALENDAR = 5; // no programme, so no sessions

// The file; none for a calendar without sessions.
async function plan(pack, example, format) {
  const file = path.join(work, pack.name, `${example}.${format}`);
  const forCalendar = format === 'ics' ? ['--at', '07:30', '--plan-id', '0123456789abcdef'] : [];
  try {
    await run(program, ['--pack', pack.folder, 'plan', path.join(repository, 'examples', `${example}.json`),
      '--format', format, '--today', '2026-11-20', '--start', '2026-11-23', ...forCalendar, '-o', file]);
  } catch (error) {
    if (format !== 'ics' || error.code !== NO_CALENDAR) throw error;
    return null;
  }
  return file;
}

// Two at a time: the program is single-threaded, the machine may be small.
async function inTurn(jobs) {
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job; job = left.shift()) await job();
  };
  await Promise.all([worker(), worker()]);
}

async function makePages(pack, examples, formats) {
  await mkdir(path.join(work, pack.name), { recursive: true });
  const made = [];
  await inTurn(examples.flatMap((example) => formats.map((format) => async () => {
    const file = await plan(pack, example, format);
    if (file) made.push({ example, format, file });
  })));
  const book = path.join(work, pack.name, 'book.html');
  await run(program, ['--pack', pack.folder, 'book', '-o', book]);
  return { made, book };
}

const of = (pages, format) => pages.made.filter((one) => one.format === format);

// ---- a pack whose texts are hostile ----

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  .replace(/"/g, '&quot;');

async function makeHostile(folder) {
  await cp(path.join(repository, 'knowledge'), path.join(folder, 'knowledge'), { recursive: true });
  await cp(path.join(repository, 'rules/clinical'), path.join(folder, 'rules/clinical'), { recursive: true });
  const text = escaped(HOSTILE);
  const edit = async (name, pattern, more = '') => {
    const file = path.join(folder, 'knowledge', name);
    const before = await readFile(file, 'utf8');
    const after = before.replace(pattern, (_, start, end) => start + text.replace(/\$/g, '$$') + more + end);
    if (after === before) fail(`the hostile pack: nothing to change in ${name}`);
    await writeFile(file, after);
  };
  await edit('messages.xml', /(<message id="title-[^"]*"[^>]*>\s*<text>)[^<]*(<\/text>)/g,
    ' Now, today, in 3 days, in 2 weeks: ask a doctor.'); // what titles must hold
  await edit('phrases.xml', /(<message id="handout-[^"]*"[^>]*>\s*<text>)[^<{]*(<\/text>)/g);
  await edit('phrases.xml', /(<message id="calendar-[^"]*"[^>]*>\s*<text>)[^<{]*(<\/text>)/g);
  await edit('contacts.xml', /(<how>)[^<]*(<\/how>)/g);
  await edit('sources.xml', /(<reference>)[^<]*(<\/reference>)/g);
  for (const name of await readdir(path.join(folder, 'knowledge/exercises')))
    await edit(`exercises/${name}`, /(<(?:name|step|watch-for)>)[^<]*(<\/)/g);
  for (const name of await readdir(path.join(folder, 'knowledge/hazards')))
    await edit(`hazards/${name}`, /(<name>)[^<]*(<\/name>)/g);
}

// ---- the checkers of HTML ----

async function validate(files) {
  const { HtmlValidate } = require('html-validate');
  const rules = JSON.parse(await readFile(path.join(here, '.htmlvalidate.json'), 'utf8'));
  const validator = new HtmlValidate(rules);
  for (const file of files) {
    const report = await validator.validateFile(file);
    for (const result of report.results)
      for (const m of result.messages.slice(0, 5)) fail(`html-validate: ${file}:${m.line}: ${m.ruleId}: ${m.message}`);
  }
}

async function checkWithNu(files) {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  try {
    await run('java', ['-Xmx512m', '-jar', jar, '--format', 'gnu', '--exit-zero-always', ...files],
      { maxBuffer: 64 << 20 }).then(({ stderr }) => {
      for (const line of stderr.split('\n').filter(Boolean).slice(0, 10)) fail(`Nu: ${line}`);
    });
  } catch (error) {
    fail(`Nu did not run: ${error.message}`);
  }
}

async function checkSizes(pages) {
  for (const { file } of of(pages, 'html')) {
    const { size } = await stat(file);
    if (size >= LARGEST_HANDOUT) fail(`${file} has ${size} bytes`);
  }
}

// ---- all of it ----

async function main() {
  const started = Date.now();
  const examples = (await readdir(path.join(repository, 'examples'))).filter((name) => name.endsWith('.json')).map((name) => path.basename(name, '.json')).sort();
  const hostile = { name: 'hostile', folder: path.join(work, 'hostile-pack') };
  await rm(work, { recursive: true, force: true });
  await makeHostile(hostile.folder);
  const pages = await makePages({ name: 'pages', folder: repository }, examples, ['html', 'markdown', 'ics']);
  const bad = await makePages(hostile, ['desk-worker', 'unknown-saddle'], ['html', 'markdown', 'ics', 'note']);
  const clean = [...of(pages, 'html').map((one) => one.file), pages.book];

  const nu = checkWithNu(clean);
  await openBrowser();
  for (const name of ESSENTIAL) if (!examples.includes(name)) fail(`there is no example ${name}`);
  const looked = new Set([...shareOf(share, examples), ...ESSENTIAL]);
  const hostiles = of(bad, 'html');
  const shown = [...of(pages, 'html').filter((one) => looked.has(one.example)), ...hostiles];

  for (const one of shown) await lookAtHandout(one, hostiles.includes(one));
  await lookAtBook(pages.book, false, share === '1/1' ? VIEWS : VIEWS.slice(1));
  await lookAtBook(bad.book, true);
  await closeBrowser();
  await validate(clean);
  await checkSizes(pages);
  for (const one of of(pages, 'markdown')) await checkMarkdown(one, false);
  for (const one of of(bad, 'markdown')) await checkMarkdown(one, true);
  for (const one of of(pages, 'ics')) await checkCalendar(one, false);
  for (const one of of(bad, 'ics')) await checkCalendar(one, true);
  for (const one of of(bad, 'note'))
    if ((await readFile(one.file, 'utf8')).split('\n').length !== 11) fail(`${one.file} has not ten lines`);
  await nu;
  console.log(`${shown.length + 2} pages looked at in ${Math.round((Date.now() - started) / 1000)} s, ${failureCount()} failed`);
  process.exit(failureCount() || examples.length < 17 ? 1 : 0);
}

await main();
