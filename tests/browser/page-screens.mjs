// SPDX-License-Identifier: Apache-2.0
// page-screens.mjs PROGRAM PARTS REPOSITORY WORK: the page for the person in Chromium, as one
// file and from a host: every example by clicking or by keyboard gives the handout of `plan`;
// nothing is asked of any other place; axe finds nothing; back, saving, opening, an engine that
// dies and a network that is gone lose nothing.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { serve } from '../../web/page/serve.mjs';
import { fail, failureCount } from './findings.mjs';
import { prepare } from './page-open.mjs';
import { answerAll } from './page-person.mjs';

const [program, parts, repository, work] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const examples = readdirSync(join(repository, 'examples')).filter((name) => name.endsWith('.json'));
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

for (const [i, example] of examples.entries()) await sameAsPlan(example, i % 2 ? 'keyboard' : 'click');
await everyScreen();
await savedAndOpened();
await hostedAndOffline();
await withoutScript();
await browser.close();
console.log(`${examples.length} examples, ${failureCount()} findings`);
process.exitCode = failureCount() ? 1 : 0;
