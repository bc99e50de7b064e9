// SPDX-License-Identifier: Apache-2.0
// page-weeks.mjs PROGRAM PARTS REPOSITORY WORK: the weeks after on the page, in Chromium: a diary
// is begun from the plan, a session is logged in three taps, a check-in gives the new week, and
// what is saved is what `diary week` and `diary progress` read; help now in a check-in is written
// down at once, and a slip is taken back; an engine that dies and a broken file lose nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fail, failureCount } from './findings.mjs';
import { TODAY, breakable, prepare } from './page-open.mjs';
import { answerAll } from './page-person.mjs';

const [program, parts, repository, work] = process.argv.slice(2).map((path) => resolve(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LATER = '2026-12-08';
const WIDTHS = [[320, 'dark'], [390, 'light'], [1200, 'light']];
const { browser, file, open, choose, begin } = await prepare([program, parts, repository, work]);
const answers = JSON.parse(readFileSync(join(repository, 'examples/desk-worker.json'), 'utf8')).answers;
const ORDINARY = { ...answers, 'rv-new-signs': ['none'], 'pain-week': 3, 'rv-confidence': 8, 'rv-nights': 0, 'rv-odd-week': 'none' };
const cli = (...words) => execFileSync(program, ['--pack', repository, 'diary', ...words], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const shown = (page) => page.evaluate(() => document.getElementById('main').innerText);
const drawn = (page) => page.evaluate(() => document.getElementById('main').dataset.drawn);
let saves = 0;

async function does(page, what) {
  const before = await drawn(page);

  await what();
  await page.waitForFunction((old) => document.getElementById('main').dataset.drawn !== old, before, { timeout: 15000 });
}

const at = (page, day) => page.clock.setFixedTime(new Date(`${day}T12:00:00`));

async function save(page) {
  const path = join(work, `diary-${++saves}.json`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#bar button').nth(1).click()]);

  await download.saveAs(path);
  return path;
}

async function look(page, what) {
  for (const [width, colorScheme] of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);

    if (wide > width) fail(`${what} is ${wide} wide on a screen of ${width}`);
    await page.screenshot({ path: join(work, `${what}-${width}-${colorScheme}.png`), fullPage: true });
  }
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));

    for (const one of found.violations)
      fail(`axe: ${what}, ${colorScheme}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
  }
  await page.setViewportSize({ width: 390, height: 800 });
}

/** From the first question to the plan; and to the first day of the diary. */
async function planned(options) {
  const one = await open(file, options);

  await begin(one.page);
  await answerAll(one.page, answers, 'click');
  return one;
}

const beginDiary = (page) => does(page, () => page.locator('.sb-tools .nhsuk-button').first().click());

async function begun(options) {
  const one = await planned(options);

  await beginDiary(one.page);
  return one;
}

const entries = (path) => JSON.parse(readFileSync(path, 'utf8')).entries;

/** All done, a light, written down. */
async function log(page, light) {
  await page.locator('.sb-log .nhsuk-button--secondary').first().click();
  await page.locator('.sb-lights input').nth(light).check({ force: true });
  await does(page, () => page.click('.sb-log button[type=submit]'));
}

/** Answers a check-in with the answers of before where it asks them, else with what is not sure. */
async function checkIn(page, told) {
  await does(page, () => page.locator('main section.nhsuk-inset-text .nhsuk-button').first().click());
  return answerAll(page, told, 'click', ['weeks', 'result', 'emergency']);
}

async function aWeek() {
  const { context, page } = await begun({ bypassCSP: true });

  await page.evaluate(axe);
  await look(page, 'first-day');
  const first = await save(page);

  if (entries(first).length !== 2) fail('a new diary has not two entries');
  await log(page, 0);
  if (!(await shown(page)).includes(TODAY)) fail('nothing says that the session is written down');
  const logged = await save(page);
  const session = entries(logged).at(-1);

  if (session.kind !== 'session' || session.light !== 'green' || !Object.values(session.moves).every((one) => one === 'done'))
    fail(`the session is ${JSON.stringify(session)}`);
  await at(page, LATER);
  await does(page, () => page.locator('#bar button').first().click());
  await look(page, 'check-in-due');
  const end = await checkIn(page, ORDINARY);

  if (end !== 'weeks') fail(`a check-in ends in ${end}`);
  await look(page, 'new-week');
  const week = await save(page);
  const text = cli('week', week, '--today', LATER).split('\n\n')[0].replaceAll(/\s+/g, ' ');
  const ours = (await shown(page)).replaceAll(/\s+/g, ' ');

  for (const line of text.split(' * ').slice(1))
    if (!ours.includes(line.trim())) fail(`the page does not say: ${line}`);
  if (entries(week).filter((one) => one.kind === 'check-in').length !== 1) fail('the check-in is not in the diary');
  cli('progress', week, '--today', LATER);
  await context.close();
  return logged;
}

/** Help now is written down at once; a slip takes it back, and the check-in goes on. */
async function helpNow(logged) {
  const { context, page } = await open();
  const told = { ...ORDINARY, 'rv-new-signs': ['numb'], 'saddle-feeling': 'new' };

  await choose(page, page.locator('main .nhsuk-button--secondary'), logged);
  await page.waitForSelector('.sb-kept');
  await at(page, LATER);
  await does(page, () => page.locator('#bar button').first().click());
  if ((await checkIn(page, told)) !== 'emergency') fail('new numbness is no emergency');
  if (!(await page.locator('.sb-emergency h1').count())) fail('no emergency is shown');
  const stands = await save(page);

  if (entries(stands).at(-1).items.length) fail('beside help now, exercises are planned');
  await does(page, () => page.locator('.sb-slip .nhsuk-button').nth(1).click());
  if (entries(await save(page)).at(-1).items.length) fail('help now is gone before the slip is corrected');
  if ((await answerAll(page, { ...told, 'saddle-feeling': answers['saddle-feeling'] }, 'click', ['weeks', 'emergency'])) !== 'weeks')
    fail('a slip cannot be corrected');
  const corrected = entries(await save(page));

  if (corrected.filter((one) => one.kind === 'check-in').length !== 1 || !corrected.at(-1).items.length)
    fail('a corrected slip leaves no plan, or two check-ins');
  await context.close();
}

/** An engine that dies while a session is written down, and a file that is none. */
async function breaks(logged) {
  const { context, page } = await open(file, {}, breakable);
  const text = JSON.parse(readFileSync(logged, 'utf8'));
  const broken = join(work, 'broken.json');

  text.entries = text.entries.slice(0, 2);
  const start = join(work, 'start.json');

  writeFileSync(start, JSON.stringify(text));
  await choose(page, page.locator('main .nhsuk-button--secondary'), start);
  await page.waitForSelector('.sb-log');
  await page.evaluate(() => { window.breakNext = true; });
  await log(page, 1);
  if (!(await page.locator('main [role=alert]').count())) fail('nothing says that the engine died');
  await does(page, () => page.click('.sb-log button[type=submit]'));
  writeFileSync(broken, '{"diary": 1, "entries": 3}');
  await choose(page, page.locator('#bar button').nth(2), broken);
  await page.waitForSelector('main [role=alert]');
  if (entries(await save(page)).filter((one) => one.kind === 'session').length !== 1) fail('a session is lost, or there twice');
  await context.close();
}

const firstLine = async (page) => (await page.locator('main .nhsuk-inset-text[role=status]').innerText()).split('\n')[0];
const move = (page, name) => page.locator('.sb-week li', { has: page.locator(`strong:text-is("${name}")`) }).locator('button');

/** A move is swapped from its card, and brought back; in the week another one is swapped, one is
 * left out and brought back; the diary says the same to the command. */
async function anotherMove() {
  const { context, page } = await planned({ bypassCSP: true });

  await page.evaluate(axe);
  await page.locator('#exercise-bird-dog details.more > summary').click();
  const easier = page.locator('#exercise-bird-dog .regression + .ask');

  await easier.click();
  await page.waitForFunction(() => document.querySelector('.sb-handout').shadowRoot.querySelector('#exercise-bird-dog .unfolded ol li'));
  if (!(await page.locator('#exercise-bird-dog .regression ~ .unfolded svg').count())) fail('the easier move has no drawing');
  if ((await easier.getAttribute('aria-expanded')) !== 'true') fail('it is not said that the easier move is open');
  await look(page, 'easier');
  await easier.click();
  if (await page.locator('#exercise-bird-dog .regression ~ .unfolded').first().isVisible()) fail('the easier move does not close');
  await does(page, () => page.locator('#exercise-bird-dog > .ask').nth(1).click());
  await look(page, 'instead');
  await does(page, () => page.locator('.sb-offers button', { hasText: 'Heel slide' }).click());
  if (!(await firstLine(page)).includes('Heel slide in the place of Bird dog')) fail('nothing says that a move is swapped');
  if (!(await page.locator('#exercise-heel-slide').count()) || (await page.locator('#exercise-bird-dog').count()))
    fail('the plan does not show the swapped move');
  await does(page, () => page.locator('#exercise-heel-slide > .ask').nth(1).click());
  await does(page, () => page.locator('.sb-offers button', { hasText: 'Bring back' }).click());
  if (!(await page.locator('#exercise-bird-dog').count())) fail('a move is not brought back');
  await beginDiary(page);
  await does(page, () => move(page, 'Bird dog').click());
  await look(page, 'week-instead');
  await does(page, () => page.locator('.sb-offers button', { hasText: 'Heel slide' }).click());
  if (!(await firstLine(page)).includes('Heel slide in the place of Bird dog')) fail('the week does not say what was swapped');
  await does(page, () => move(page, 'Easy walk').click());
  await does(page, () => page.locator('.sb-offers button').last().click());
  if (await move(page, 'Easy walk').count()) fail('what was left out is still there');
  const saved = await save(page);

  if (JSON.stringify(entries(saved).filter((one) => one.kind === 'swap').at(-1).swap) !== '{"bird-dog":"heel-slide","walking-flat":"none"}')
    fail('the diary does not hold the wishes');
  if (!cli('week', saved, '--today', TODAY).includes('Heel slide')) fail('the command does not know the move');
  await look(page, 'week-swapped');
  await does(page, () => page.locator('main section > button', { hasText: 'Bring back Easy walk' }).click());
  if (!(await move(page, 'Easy walk').count())) fail('what was left out does not come back');
  await context.close();
}

await anotherMove();
const logged = await aWeek();

await helpNow(logged);
await breaks(logged);
await browser.close();
console.log(`${failureCount()} findings`);
process.exitCode = failureCount() ? 1 : 0;
