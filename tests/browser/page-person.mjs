// SPDX-License-Identifier: Apache-2.0
// Somebody who answers the page as a file of answers says: by what is on the screen alone.

/** The value of a question as a list, as in the file; null: not in it. */
const told = (answers, question) => {
  const value = answers[question];

  return value === undefined || value === 'unknown' ? null : [value].flat().map(String);
};

async function fill(page, values, how) {
  for (const value of values) {
    const one = page.locator(`main input[name=answer][value=${JSON.stringify(value)}]`);

    if ((await one.count()) && (await one.getAttribute('type')) !== 'text') {
      if (how === 'keyboard') {
        await one.focus();
        if (!(await one.isChecked())) await page.keyboard.press('Space');
      } else await one.check({ force: true });
    } else await page.fill('#number', value);
  }
  if (how === 'keyboard') {
    await page.locator('main button[type=submit]').focus();
    await page.keyboard.press('Enter');
  } else await page.click('main button[type=submit]');
}

const press = (page, locator, how) =>
  how === 'keyboard' ? locator.focus().then(() => page.keyboard.press('Enter')) : locator.click();

/** One screen; what stands there afterwards is another, or says why not. */
async function step(page, answers, how) {
  const { turn, question } = await page.evaluate(() => ({ ...document.getElementById('main').dataset }));
  const values = told(answers, turn === 'which' ? `${question}-unsure` : question);
  const buttons = page.locator('main .nhsuk-button');

  if (turn === 'question' || turn === 'again' || turn === 'which') {
    if (values) return fill(page, values, how);
    return press(page, page.locator('main form .nhsuk-button--secondary'), how);
  }
  return press(page, buttons.first(), how);
}

/** Until a turn of `ends` stands; at most so many screens. */
export async function answerAll(page, answers, how, ends = ['result', 'emergency'], most = 400) {
  for (let i = 0; i < most; i++) {
    const before = await page.evaluate(() => document.getElementById('main').dataset.drawn);
    const turn = await page.evaluate(() => document.getElementById('main').dataset.turn ?? '');

    if (ends.includes(turn)) return turn;
    await step(page, answers, how);
    await page.waitForFunction((old) => document.getElementById('main').dataset.drawn !== old, before, { timeout: 10000 });
  }
  throw new Error(`no end after ${most} screens`);
}
