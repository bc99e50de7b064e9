// SPDX-License-Identifier: Apache-2.0
// handout-size.mjs PROGRAM POPULATION REPOSITORY WORK HOW_MANY [--check]: what a person has to read.
// Words and printed pages of the plans of all examples and of HOW_MANY made-up people
// (tests/population), and how many items of a programme say no reason. Prints tables in Markdown;
// with --check only what is over its limit, and ends with 1 when anything is.
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { closeBrowser, measure, openBrowser } from './browser.mjs';

const run = promisify(execFile);
const [program, population, repository, work, many, check] = process.argv.slice(2);
const MUCH = { maxBuffer: 2 ** 28 };
// Of those whose day has so many minutes; the tail of them that may be longer, in percent.
const LIMITS = { 10: { words: 900, pages: 2 }, 30: { words: 1200, pages: 3 } };
const MAY_BE_OVER = 5;
const FORMATS = ['A4', 'Letter'];

// A word has a letter in it: the numbers of a table and the boxes to tick are none.
const countWords = (text) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

async function plan(file, format) {
  const days = format === 'html' || format === 'markdown' ? ['--today', '2026-12-01'] : [];
  const { stdout } = await run(program, ['--pack', repository, 'plan', file, '--format', format, ...days], MUCH);
  return stdout;
}

async function measureOne(file) {
  const result = JSON.parse(await plan(file, 'json'));
  const page = file.replace(/\.json$/, '.html');
  await writeFile(page, await plan(file, 'html'));
  const { printed, pages } = await measure(page, FORMATS);
  const { items, minutes_per_day: minutes } = result.programme;
  return {
    name: path.basename(file, '.json'), minutes, has: items.length > 0, urgent: /^(emergency|same)/.test(result.disposition.level),
    items: items.length, unexplained: items.filter((item) => !item.why.length).map((item) => item.exercise),
    listed: result.not_yet.length, words: { text: countWords(await plan(file, 'text')), printed: countWords(printed) }, pages,
  };
}

async function people() {
  const examples = path.join(repository, 'examples');
  const found = [];
  for (const name of (await readdir(examples)).filter((one) => one.endsWith('.json')).sort()) {
    const file = path.join(work, `example-${name}`);
    await writeFile(file, await readFile(path.join(examples, name)));
    found.push(file);
  }
  const answers = execFileSync(population, ['--people', many, '--answers', repository, path.join(repository, 'tests/population')], MUCH);
  for (const [index, line] of answers.toString().trimEnd().split('\n').entries()) {
    const file = path.join(work, `person-${String(index + 1).padStart(4, '0')}.json`);
    await writeFile(file, line);
    found.push(file);
  }
  return found;
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function spread(of, numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return `| ${of} | ${sorted.length} | ${at(sorted, 0.5)} | ${at(sorted, 0.9)} | ${sorted.at(-1)} |`;
}

const limitOf = (one) => LIMITS[one.minutes > 15 ? 30 : 10];

function groups(all) {
  const planned = all.filter((one) => one.has);
  return { 'up to 15 minutes': planned.filter((one) => one.minutes <= 15), 'more minutes': planned.filter((one) => one.minutes > 15),
    'no programme': all.filter((one) => !one.has) };
}

function report(all) {
  console.log('| | people | half at most | nine in ten at most | most |\n|---|---|---|---|---|');
  for (const [group, them] of Object.entries(groups(all))) {
    if (!them.length) continue;
    for (const form of ['text', 'printed']) console.log(spread(`words, ${form}, ${group}`, them.map((one) => one.words[form])));
    for (const format of FORMATS) console.log(spread(`pages of ${format}, ${group}`, them.map((one) => one.pages[format])));
    console.log(spread(`lines of "not yet", ${group}`, them.map((one) => one.listed)));
  }
  const items = all.reduce((sum, one) => sum + one.items, 0);
  const unexplained = all.flatMap((one) => one.unexplained);
  console.log(`\n${items} items of programmes, ${unexplained.length} without a reason.`);
}

function complain(all) {
  const planned = all.filter((one) => one.has);
  const over = planned.filter((one) => Math.max(...Object.values(one.words)) > limitOf(one).words ||
    Math.max(...Object.values(one.pages)) > limitOf(one).pages);
  const silent = planned.filter((one) => one.unexplained.length);
  const split = all.filter((one) => one.urgent && Math.max(...Object.values(one.pages)) > 1);
  for (const one of over) console.log(`over: ${one.name}, ${one.minutes} minutes: ${JSON.stringify(one.words)} ${JSON.stringify(one.pages)}`);
  for (const one of silent) console.log(`no reason: ${one.name}: ${one.unexplained.join(' ')}`);
  for (const one of split) console.log(`an emergency on more than one page: ${one.name}`);
  return over.length * 100 > planned.length * MAY_BE_OVER || silent.length > 0 || split.length > 0;
}

await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
await openBrowser();
const all = [];
for (const file of await people()) all.push(await measureOne(file));
await closeBrowser();
if (check) process.exit(complain(all) ? 1 : 0);
report(all);
