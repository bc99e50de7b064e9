// SPDX-License-Identifier: Apache-2.0
// page-walks.mjs PROGRAM PARTS REPOSITORY WORK BROWSER HOW_MANY: random people at the page who go
// back, ask why, change answers, save and open again, and whose engine breaks down: at the end
// the page shows what `plan` makes of the answers that it saves.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail, failureCount } from './findings.mjs';
import { breakable, prepare } from './page-open.mjs';

const SEED = 20261201;
const MOST_SCREENS = 250;
const [program, parts, repository, work] = process.argv.slice(2, 6).map((path) => resolve(path));
const [name, many] = [process.argv[6], Number(process.argv[7])];
const { browser, open, save, choose, compare, begin } = await prepare([program, parts, repository, work], name);

const folder = join(repository, 'examples');
const people = readdirSync(folder).filter((one) => one.endsWith('.json'))
  .map((one) => JSON.parse(readFileSync(join(folder, one), 'utf8')).answers);

/** Numbers from 0 to below 1, the same for each seed (mulberry32). */
function dice(seed) {
  let state = seed;

  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);

    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const drawn = (page) => page.evaluate(() => document.getElementById('main').dataset.drawn);
const turnOf = (page) => page.evaluate(() => document.getElementById('main').dataset.turn ?? '');
const settle = (page, before) =>
  page.waitForFunction((old) => document.getElementById('main').dataset.drawn !== old, before, { timeout: 15000 });

async function press(page, button) {
  const before = await drawn(page);

  await button.click();
  await settle(page, before);
}

/** Mostly as the person of an example would; now and then anything. */
async function answer(page, roll, person) {
  const submit = page.locator('main button[type=submit]');
  const unsure = page.locator('main form .nhsuk-button--secondary');
  const options = page.locator('main input[type=radio], main input[type=checkbox]');
  const count = await options.count();
  const known = [person[await page.evaluate(() => document.getElementById('main').dataset.question)] ?? []].flat().map(String);
  const astray = roll() < 0.1;

  if ((await unsure.count()) && (!known.length || roll() < 0.03)) return press(page, unsure);
  for (let i = 0; i < count; i++) {
    const one = options.nth(i);
    const wanted = astray ? i === Math.floor(roll() * count) : known.includes(await one.getAttribute('value'));

    if ((await one.getAttribute('type')) === 'checkbox') await one.setChecked(wanted, { force: true });
    else if (wanted) await one.check({ force: true });
  }
  if (!count) await page.fill('#number', astray ? String(Math.floor(roll() * 90) + 10) : known[0]);
  else if (!(await page.locator('main input:checked').count())) await options.last().check({ force: true });
  return press(page, submit);
}

/** What a walk may do beside answering; `extra` counts it. */
async function astray(page, roll, extra) {
  const links = page.locator('.sb-steps .sb-action');

  if (roll() < 0.3) {
    extra.broken++;
    await page.evaluate(() => { window.breakNext = true; });
    const before = await drawn(page);
    const any = page.locator('main .nhsuk-button, main .sb-action').first();

    await any.click();
    return settle(page, before);
  }
  if (roll() < 0.25) {
    const path = await save(page);

    extra.opened++;
    const before = await drawn(page);

    await choose(page, page.locator('#bar button').nth(1), path);
    return settle(page, before);
  }
  if (!(await links.count())) return null;
  extra.links++;
  return press(page, links.nth(Math.floor(roll() * (await links.count()))));
}

async function walk(number, extra) {
  const roll = dice(SEED + number);
  const { context, page } = await open(undefined, {}, breakable);
  const person = people[Math.floor(roll() * people.length)];
  let turn = '';

  await begin(page);
  for (let i = 0; i < MOST_SCREENS && turn !== 'result'; i++) {
    turn = await turnOf(page);
    if (turn === 'result') break;
    if (roll() < 0.08) await astray(page, roll, extra);
    else if (await page.locator('main form').count()) await answer(page, roll, person);
    else {
      // Where an answer is to be picked there are only links to change one.
      const plain = page.locator('main .nhsuk-button');
      const buttons = (await plain.count()) ? plain : page.locator('main .nhsuk-summary-list .sb-action');
      // The first goes on; another one, now and then, changes something.
      const at = roll() < 0.85 ? 0 : Math.floor(roll() * (await buttons.count()));

      if (turn === 'emergency' && at === 0) break;
      await press(page, buttons.nth(at));
    }
  }
  turn = await turnOf(page);
  extra[turn] = (extra[turn] ?? 0) + 1;
  if (turn === 'result') await compare(page, `walk ${number}`);
  else if (turn !== 'emergency') fail(`walk ${number} ends at ${turn || 'the first screen'}`);
  await context.close();
}

const extra = { broken: 0, opened: 0, links: 0 };

for (let number = 1; number <= many; number++)
  await walk(number, extra).catch((error) => fail(`walk ${number}: ${error.stack.split('\n').filter((line) => /page-walks|imeout/.test(line)).join(' ')}`));
await browser.close();
console.log(`${many} walks in ${name}: ${JSON.stringify(extra)}, ${failureCount()} findings`);
process.exitCode = failureCount() ? 1 : 0;
