// SPDX-License-Identifier: Apache-2.0
// page-screens.mjs PROGRAM PARTS REPOSITORY WORK SHARE: the page for the person in Chromium, as one
// file and from a host: a share of the examples, by clicking or by keyboard, give the handout of `plan`;
// nothing is asked of any other place; axe finds nothing; back, saving, opening, an engine that
// dies and a network that is gone lose nothing.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/page/serve.mjs';
import { fail, failureCount } from './findings.mjs';
import { prepare } from './page-open.mjs';
import { answerAll } from './page-person.mjs';
import { shareOf } from '../support/share.mjs';

const [program, parts, repository, work] = process.argv.slice(2, 6).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const examples = shareOf(process.argv[6], readdirSync(join(repository, 'examples')).filter((name) => name.endsWith('.json')));
const read = (name) => JSON.parse(readFileSync(join(repository, 'examples', name), 'utf8')).answers;
const { browser, file, open, save, choose, compare, begin } = await prepare([program, parts, repository, work]);
const turnOf = (page) => page.evaluate(() => document.getElementById('main').dataset.turn);

async function sameAsPlan(example, how) {
  const { context, page } = await open();

  await begin(page);
  const end = await answerAll(page, read(example), how);

  if (end === 'emergency') {
    const { disposition } = JSON.parse(execFileSync(program,
      ['--pack', repository, 'plan', join(repository, 'examples', example), '--format', 'json']));

    if (disposition.level !== 'emergency-now') fail(`${example}: an emergency on the page alone`);
    if ((await page.textContent('.sb-emergency h1')) !== disposition.title) fail(`${example}: another headline`);
  } else await compare(page, example);
  await context.close();
  return end;
}

async function lookWithAxe(page, what) {
  for (const [width, colorScheme] of [[1200, 'light'], [320, 'dark']]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);

    for (const one of found.violations)
      fail(`axe: ${what}, ${width} ${colorScheme}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
    if (wide > width) fail(`${what} is ${wide} wide on a screen of ${width}`);
    await page.screenshot({ path: join(work, `${what}-${width}-${colorScheme}.png`) });
  }
}

async function everyScreen() {
  for (const [example, turns] of [['desk-worker.json', ['for-whom', 'question', 'review', 'result']],
    ['cauda-equina.json', ['emergency']]]) {
    const { context, page } = await open(file, { bypassCSP: true });

    await page.evaluate(axe);
    if (turns[0] === 'for-whom') await lookWithAxe(page, 'welcome');
    await begin(page);
    for (const turn of turns) {
      await answerAll(page, read(example), 'click', [turn]);
      await lookWithAxe(page, turn);
    }
    await context.close();
  }
}

/** Saved in the middle, opened in a new page: the same questions are left, and the same comes out. */
async function savedAndOpened() {
  const { context, page } = await open();
  const answers = read('desk-worker.json');

  await begin(page);
  for (let i = 0; i < 3; i++) await answerAll(page, answers, 'click', ['question']);
  const saved = await save(page);

  await context.close();

  const again = await open();

  await choose(again.page, again.page.locator('main .nhsuk-button--secondary'), saved);
  await again.page.waitForFunction(() => document.getElementById('main').dataset.turn);
  await answerAll(again.page, answers, 'click');
  await compare(again.page, 'saved and opened');
  writeFileSync(saved, '{"answers":');
  await choose(again.page, again.page.locator('#bar button').nth(1), saved);
  await again.page.waitForSelector('main [role=alert]');
  if ((await turnOf(again.page)) !== 'result') fail('a broken file took the result away');
  await again.context.close();
}

async function hostedAndOffline() {
  const server = await serve(join(work, 'hosted'), 0, readdirSync(join(work, 'hosted')));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const { context, page } = await open(address);

  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length === 1);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await page.reload();
  await page.waitForSelector('.sb-ready');
  await begin(page);
  await answerAll(page, read('desk-worker.json'), 'click');
  await compare(page, 'offline');
  await context.close();
}

async function withoutScript() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();

  await page.goto(file);
  const shown = await page.textContent('noscript');

  if (!shown?.includes('Get help now')) fail('without JavaScript no danger sign is shown');
  await context.close();
}

const shown = (page) => page.evaluate(() => document.getElementById('main').innerText);

/** What people do that is no answer: typed words, "none" with others, nothing, the browser's back. */
async function slips() {
  const { context, page } = await open();
  const question = () => page.evaluate(() => document.getElementById('main').dataset.question);
  const drawn = () => page.evaluate(() => document.getElementById('main').dataset.drawn);
  const does = async (what) => {
    const before = await drawn();

    await what();
    await page.waitForFunction((old) => document.getElementById('main').dataset.drawn !== old, before);
  };
  const submit = () => page.click('main button[type=submit]');
  const answers = read('desk-worker.json');

  await begin(page);
  await answerAll(page, answers, 'click', ['question']);
  const first = await question();

  for (const typed of ['old', '-1', '4 5', '1e2', '999', '<b>45</b>']) {
    await page.fill('#number', typed);
    await does(submit);
    if ((await question()) !== first || !(await page.locator('main [role=alert], main [role=status]').count()))
      fail(`the age '${typed}' is taken, or nothing is said to it`);
    if ((await turnOf(page)) !== 'question') await does(() => page.locator('main .nhsuk-button').last().click());
  }
  await page.fill('#number', '');
  await submit();
  if (!(await shown(page)).includes('Please write a number')) fail('an empty field is passed over in silence');
  await page.fill('#number', ' 35 ');
  await does(submit);
  const second = await question();

  if (second === first) fail('35 with blanks around it is no age');
  await page.locator('main input').first().check({ force: true });
  await page.locator('main input[value=none]').check({ force: true });
  await does(submit);
  if ((await question()) !== second || !(await page.locator('main .nhsuk-error-summary').count()))
    fail('"none" together with a sign is taken');
  await does(() => page.goBack());
  if ((await question()) !== first) fail("the browser's back does not lead to the question before");
  await does(submit);
  if ((await question()) !== second) fail('the age that was kept does not stand in its field');
  await context.close();
}

/** The pack with every word of its questions and of the page in ‹marks›, as if in another language. */
function markWords(folder) {
  for (const part of ['knowledge', 'rules']) cpSync(join(repository, part), join(folder, part), { recursive: true });
  const questions = readdirSync(join(folder, 'knowledge/questions')).map((name) => `questions/${name}`);

  for (const name of [...questions, 'page-words.xml', 'phrases.xml']) {
    const path = join(folder, 'knowledge', name);

    writeFileSync(path, readFileSync(path, 'utf8')
      .replaceAll(/<(text|text-other|title|help|intro|lead|again)>([^<]*)</g, '<$1>‹$2›<')
      .replaceAll(/(<(?:option|none|unknown) [^>]*[^/]>)([^<]+)</g, '$1‹$2›<'));
  }
  const pack = join(folder, 'knowledge/pack.xml');

  writeFileSync(pack, readFileSync(pack, 'utf8').replace('language="en"', 'language="ar"'));
  const contacts = join(folder, 'knowledge/contacts.xml');

  writeFileSync(contacts, readFileSync(contacts, 'utf8').replace('<contact id="emergency">', '<contact id="emergency" call="112">'));
}

/** An emergency there has the number of the place to dial, and no way back past it. */
async function emergencyDials(address) {
  const { context, page } = await open(address);

  await begin(page);
  await answerAll(page, read('cauda-equina.json'), 'click', ['emergency']);
  const dial = page.locator('.sb-emergency a');

  if ((await dial.getAttribute('href')) !== 'tel:112' || !(await dial.textContent()).includes('112'))
    fail('the emergency has no button that dials 112');
  await page.goBack().catch(() => {});
  await page.waitForTimeout(300);
  if ((await turnOf(page)) !== 'emergency') fail("the browser's back hides an emergency");
  await context.close();
}

// Runs in the page: what is shown and is neither marked nor a number.
const unmarked = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];

  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();

    if (text && !/^[\d\s.]+$/.test(text) && !text.includes('‹') && holder.checkVisibility() &&
        !holder.closest('script, style, noscript, #about, .sb-about, .nhsuk-input-wrapper__suffix')) found.push(text);
  }
  return found;
};

// Runs in the page: whether the box of an option is on the other side than its input.
const boxesBesideWords = () => [...document.querySelectorAll('main label[class*=__label]')].some((label) => {
  const box = getComputedStyle(label, '::before');
  const input = label.parentElement.querySelector('input');

  if (box.content === 'none' || !input) return false;
  return (input.getBoundingClientRect().left > label.getBoundingClientRect().left) !==
    (Number.parseFloat(box.right) < Number.parseFloat(box.left));
});

/** Another language, from right to left, needs no new code: each word on the screen is the pack's. */
async function anotherLanguage() {
  const folder = join(work, 'marked');

  markWords(folder);
  execFileSync('node', [join(repository, 'web/page/make.mjs'), program, parts, '-o', join(work, 'marked-page'),
    '--pack', folder]);
  const { context, page } = await open(pathToFileURL(join(work, 'marked-page/steadyback.html')).href);
  const look = async (what) => {
    for (const text of await page.evaluate(unmarked)) fail(`${what} says '${text}', which is not in the pack`);
  };

  if ((await page.getAttribute('html', 'dir')) !== 'rtl') fail('a page in Arabic does not go from right to left');
  await look('the first screen');
  await begin(page);
  for (let i = 0; i < 12; i++) {
    await answerAll(page, read('desk-worker.json'), 'click', ['question', 'review', 'result'], 3);
    await look(`screen ${i + 1}`);
    if (await page.evaluate(boxesBesideWords)) fail(`screen ${i + 1}: boxes stand upon words`);
    await page.locator('main form .nhsuk-button--secondary, main .nhsuk-button').last().click();
    await page.waitForTimeout(150);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 320) fail('right to left it is too wide');
  await page.screenshot({ path: join(work, 'right-to-left.png') });
  await context.close();
  await emergencyDials(pathToFileURL(join(work, 'marked-page/steadyback.html')).href);
}

const ends = { 'click result': 0, 'keyboard result': 0, emergency: 0 };

for (const [i, example] of examples.entries()) {
  const how = i % 2 ? 'keyboard' : 'click';
  const end = await sameAsPlan(example, how);

  ends[end === 'result' ? `${how} result` : end]++;
}
for (const [end, count] of Object.entries(ends)) if (!count) fail(`the share of examples has no ${end}`);
await everyScreen();
await savedAndOpened();
await slips();
await hostedAndOffline();
await withoutScript();
await anotherLanguage();
await browser.close();
console.log(`${examples.length} examples, ${failureCount()} findings`);
process.exitCode = failureCount() ? 1 : 0;
