// SPDX-License-Identifier: Apache-2.0
// jobs.mjs WEB_PROGRAM PROGRAM REPOSITORY PARTS WORK: what a clinician does in the studio, in
// Chromium and by keyboard alone; what stands in the files afterwards; and what axe-core finds.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startStudio } from './start.mjs';

const [web, program, repository, parts, work] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(repository, 'tests/browser/package.json')));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = '<img src=x onerror="window.broken=1"> & </text><script>window.broken=1</script>';
const MOST_TABS = 600;
let failures = 0;

function fail(sentence) {
  failures++;
  console.log('FAILED', sentence);
}

const studio = await startStudio(web, repository, parts, work);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, bypassCSP: true })).newPage();

page.setDefaultTimeout(60000);
page.on('request', (request) => {
  if (!request.url().startsWith(studio.address)) fail(`it asks for ${request.url()}`);
});
page.on('pageerror', (error) => fail(error.message));
page.on('dialog', (dialog) => {
  fail('it opens a dialog');
  dialog.dismiss();
});

const saved = (file) => readFileSync(join(studio.overlay, file), 'utf8');

/** What the studio has at a moment when nothing is on its way any more. */
async function settle() {
  await page.waitForTimeout(600);
  await page.waitForSelector('main[aria-busy=false]');
}

async function go(address) {
  await page.goto(`${studio.address}#/${address}`);
  await page.waitForFunction((hash) => document.querySelector('h1') && location.hash === hash, `#/${address}`);
}

/** Presses Tab until what is in focus is called so. */
async function tabTo(words) {
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const one = document.activeElement;

      return one.getAttribute('aria-label') ?? (one.labels?.length ? one.labels[0].textContent : one.textContent);
    });

    if (name === words) return;
  }
  throw new Error(`nothing is called “${words}” on ${page.url()}`);
}

async function type(words, text) {
  await tabTo(words);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function press(words) {
  await tabTo(words);
  await page.keyboard.press('Enter');
}

/** Chooses by typing the words of an option. */
async function pick(words, text) {
  await tabTo(words);
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function look(what, views = [[360, 'dark']]) {
  for (const [width, colorScheme] of views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));

    for (const one of found.violations)
      fail(`${what} at ${width} (${colorScheme}): ${one.id}: ${one.nodes.slice(0, 2).map((node) => `${node.html} ${node.failureSummary}`).join(' | ').slice(0, 600)}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) fail(`${what}: wider than ${width}`);
    await page.screenshot({ path: join(work, `${what}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Find a rule by words, open it, change a limit, look who is affected. */
async function raiseALimit() {
  await page.waitForSelector('.st-ready');
  await type('Words, or an id', 'RF-CA-1');
  await look('list');
  await go('rule/RF-CES-3/change');
  await pick('Level', 'seen the same');
  await settle();
  if (!(await page.textContent('main')).includes('less careful')) fail('a milder level is not told');
  await look('form', [[1200, 'light'], [360, 'dark']]);
  await go('rule/RF-CES-3');
  await press('This may be less careful: say why, and who answers for it');
  await type('Why', 'We see them the same day in our own clinic.');
  await type('Your name', 'A. Clinician');
  await press('Say so');
  await settle();
  if (await page.evaluate(() => document.activeElement.tagName) !== 'H1') fail('the focus went to something else than the heading');
  if (await page.locator('details[open]').count()) fail('something else was opened');
  await look('rule');
}

async function rewordAMessage() {
  await go('message/msg-common/change');
  await type('Text', HOSTILE);
  await settle();
  await go('message/msg-common');
  if (await page.evaluate(() => window.broken)) fail('a script of a text has run');
  if (!(await page.textContent('h1')).includes(HOSTILE)) fail('a text is not shown as it is');
  await press('Undo');
  await settle();
  if ((await page.textContent('h1')).includes('onerror')) fail('undo left the text');
  await go('message/msg-common/change');
  await type('Text', 'Back pain is very common. Most backs get better with time.');
  await settle();
}

async function makeAMistake() {
  await go('exercise/bird-dog/change');
  await type('Sets', 'many');
  await settle();
  const beside = await page.locator('.st-mistake').first().textContent();

  if (!/sets/.test(beside)) fail(`the mistake beside the field: ${beside}`);
  await go('changes');
  await press('Save');
  await page.waitForFunction(() => /mistakes, so/.test(document.getElementById('notice').textContent));
  await press('Undo');
  await settle();
}

async function withdraw() {
  await go('exercise/band-curl');
  await press('Take this exercise out of use');
  await type('Why', 'We have no room for it.');
  await type('Your name', 'A. Clinician');
  await press('Withdraw');
  await settle();
  if (!(await page.textContent('main')).includes('Withdrawn by A. Clinician')) fail(`it is not withdrawn: ${await page.textContent('#notice')} ${(await page.textContent('main')).slice(0, 900)}`);
}

async function seeWhoIsAffected() {
  await go('changes');
  await press('Try the people');
  await page.waitForFunction(() => /Trying the others|were tried/.test(document.querySelector('main').textContent));
  await press('Stop');
  await page.waitForFunction(() => /Stopped after/.test(document.querySelector('main').textContent));
  await look('changes', [[1200, 'light'], [360, 'light']]);
}

async function signAndSave() {
  await go('sign');
  await pick('Topic', 'Contacts');
  await page.waitForSelector('.nhsuk-checkboxes__input');
  await tabTo('contact emergency (draft)');
  await page.keyboard.press('Space');
  await type('Your name', 'A. Clinician');
  await look('sign');
  await press('Sign what is ticked');
  await settle();
  await go('changes');
  await press('Save');
  await page.waitForFunction(() => /All is saved/.test(document.querySelector('main').textContent));
}

try {
  await page.goto(studio.address);
  await raiseALimit();
  await rewordAMessage();
  await makeAMistake();
  await withdraw();
  await seeWhoIsAffected();
  await signAndSave();
  const list = saved('overlay.xml');

  for (const [what, pattern] of [['loosened', /what="rule" id="RF-CES-3" base="[0-9a-f]{12}" loosens="yes" because="We see them the same day in our own clinic\." by="A\. Clinician"/],
    ['withdrawn', /<withdraw what="exercise" id="band-curl" because="We have no room for it\." by="A\. Clinician"\/>/]])
    if (!pattern.test(list)) fail(`${what}: ${list}`);
  if (/bird-dog/.test(list)) fail('what was undone is still there');
  if (!saved('rules/clinical/triage/cauda-equina.xml').includes('level="same-day"')) fail('the level is not in the file');
  if (!saved('knowledge/messages.xml').includes('<text>Back pain is very common. Most backs get better with time.</text>')) fail('the text is not in the file');
  if (!saved('knowledge/signatures.xml').includes('id="emergency" by="A. Clinician"')) fail('the signature is not in the file');
  const checked = execFileSync(program, ['--pack', repository, '--overlay', studio.overlay, 'check']).toString();

  if (!checked.includes('no mistakes')) fail(`check: ${checked}`);
} catch (error) {
  fail(`${error.message} | ${(await page.textContent('body')).slice(0, 500)}`);
  await page.screenshot({ path: join(work, 'failed.png') });
}
await browser.close();
if (await studio.stop() !== 0) fail('the studio did not end well');
process.exit(failures ? 1 : 0);
