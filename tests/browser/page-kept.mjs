// SPDX-License-Identifier: Apache-2.0
// page-kept.mjs PROGRAM PARTS REPOSITORY WORK: a diary kept in the browser, in Chromium. Hosted it
// is kept plainly, opened from a file behind a passphrase: a killed tab, two tabs, a wrong
// passphrase, a full storage and a diary deleted elsewhere lose nothing, or it is said. And the timer of a hold.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '../../web/page/serve.mjs';
import { fail, failureCount } from './findings.mjs';
import { prepare, TODAY } from './page-open.mjs';

const [program, parts, repository, work] = process.argv.slice(2).map((path) => resolve(path));
const { browser, file, open, choose } = await prepare([program, parts, repository, work]);
const start = join(work, 'start.json');
const words = Object.fromEntries([...readFileSync(join(repository, 'knowledge/page-words.xml'), 'utf8')
  .matchAll(/id="page-([a-z-]+)"[^>]*>\s*<text>([^<]*)</g)].map(([, id, text]) => [id, text]));

execFileSync(program, ['--pack', repository, 'diary', 'start', join(repository, 'examples/desk-worker.json'),
  '-o', start, '--day', TODAY, '--today', TODAY]);

const says = (page, word) => page.waitForFunction((text) => document.getElementById('main').innerText.includes(text), words[word],
  { timeout: 10000 }).catch(() => fail(`the page does not say: ${words[word]}`));

async function another(context, address) {
  const page = await context.newPage();

  page.on('dialog', (dialog) => dialog.accept());
  page.on('pageerror', (error) => fail(error.message));
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
  await page.goto(address);
  await page.waitForSelector('.sb-ready');
  return page;
}

async function keep(page, passphrase) {
  await page.locator('.sb-kept summary').click();
  if (passphrase) await page.fill('#passphrase', passphrase);
  await page.click('.sb-kept button[type=submit]');
}

async function log(page) {
  await page.locator('.sb-log .nhsuk-button--secondary').first().click();
  await page.locator('.sb-lights input').first().check({ force: true });
  await page.click('.sb-log button[type=submit]');
  await page.waitForSelector('main [role=status]');
}

const kept = (page) => page.evaluate(() => new Promise((done) => {
  const asked = indexedDB.open('steadyback');

  asked.onsuccess = () => {
    const one = asked.result.transaction('kept').objectStore('kept').get('diary');

    one.onsuccess = () => {
      asked.result.close();
      done(one.result ?? null);
    };
  };
}));
const sessions = async (page) => JSON.parse(JSON.parse((await kept(page)).plain).diary).entries.filter((one) => one.kind === 'session').length;

async function hosted() {
  const server = await serve(join(work, 'hosted'), 0, readdirSync(join(work, 'hosted')));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const { context, page } = await open(address);

  await choose(page, page.locator('main .nhsuk-button--secondary'), start);
  await page.waitForSelector('.sb-log');
  await keep(page);
  await says(page, 'kept');
  await page.locator('.sb-ways label').first().click();
  await page.waitForFunction(() => document.querySelector('.sb-ways input').checked);
  await page.waitForTimeout(300);
  await page.close(); // killed: what was ticked is there
  const [first, second] = [await another(context, address), await another(context, address)];

  for (const one of [first, second]) {
    await one.click('main form button[type=submit]');
    await one.waitForSelector('.sb-log');
    if (!(await one.locator('.sb-ways input').first().isChecked())) fail('what was ticked is lost with the tab');
  }
  await log(first);
  await log(second);
  if ((await sessions(second)) !== 2) fail('of two tabs, one session is lost');
  await first.locator('.sb-kept .sb-action').click();
  await first.waitForFunction(() => !document.querySelector('.sb-kept'));
  if (await kept(first)) fail('a deleted diary is there');
  await second.locator('.sb-fold summary').first().click();
  await log(second);
  await says(second, 'kept-gone');
  if (await kept(second)) fail('a deleted diary comes back');
  await context.close();
  server.closeAllConnections();
  server.close();
}

async function fromFile() {
  const { context, page } = await open();

  await choose(page, page.locator('main .nhsuk-button--secondary'), start);
  await page.waitForSelector('.sb-log');
  await keep(page, 'short');
  await says(page, 'passphrase-short');
  await page.fill('#passphrase', 'a calm back');
  await page.click('.sb-kept button[type=submit]');
  await says(page, 'kept');
  await log(page);
  const record = await kept(page);

  if (!record.salt || record.plain !== undefined) fail('opened from a file, a diary is kept plainly');
  const again = await another(context, file);

  await again.fill('#open-passphrase', 'another one');
  await again.click('main form button[type=submit]');
  await says(again, 'wrong-passphrase');
  await again.fill('#open-passphrase', 'a calm back');
  await again.click('main form button[type=submit]');
  await again.waitForSelector('.sb-kept');
  await says(again, 'another');
  await context.close();
}

/** A hold is counted down; at its end, that is said. */
async function timer() {
  const { context, page } = await open();

  await choose(page, page.locator('main .nhsuk-button--secondary'), start);
  await page.waitForSelector('.sb-log');
  const fold = page.locator('.sb-fold', { has: page.locator('.sb-timer') }).first();
  const left = () => fold.locator('.sb-left').textContent();

  await fold.locator('summary').click();
  const whole = await left();

  if (!/^\d+:\d\d$/.test(whole) || (await fold.locator('input[type=checkbox]').isChecked())) fail('the timer is not ready, or loud');
  await fold.locator('.sb-timer .nhsuk-button').click();
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:02`));
  await page.waitForTimeout(600);
  if ((await left()) === whole) fail('the timer does not run');
  await page.clock.setFixedTime(new Date(`${TODAY}T13:00:00`));
  await says(page, 'timer-over');
  if ((await left()) !== whole) fail('the timer does not begin anew');
  await context.close();
}

/** No room, as of a private window or a full disk. */
async function full() {
  const { context, page } = await open(file, {}, () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });

  await choose(page, page.locator('main .nhsuk-button--secondary'), start);
  await page.waitForSelector('.sb-log');
  await keep(page, 'a calm back');
  await says(page, 'keep-failed');
  await context.close();
}

await hosted();
await fromFile();
await full();
await timer();
await browser.close();
console.log(`${failureCount()} findings`);
process.exitCode = failureCount() ? 1 : 0;
