// SPDX-License-Identifier: Apache-2.0
// Pages in Chromium: what it loads, runs, shows and prints, and what axe-core finds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { fail, HOSTILE } from './findings.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const NARROWEST = 320; // WCAG 1.4.10: no scrolling in two directions down to here
const MOST_PAGES = 2; // of a programme of ten minutes
const TEN_MINUTES = ['desk-worker', 'fear-of-movement', 'old-stress-leak', 'no-floor-sore-wrist'];
export const VIEWS = [[1200, 'light'], [360, 'dark']];
// One for each kind of page: they share a stylesheet, so its colours need not be tried on all.
const PICTURED = ['desk-worker', 'stenosis', 'cauda-equina'];
/** Whose pages are always looked at. */
export const ESSENTIAL = [...new Set([...PICTURED, ...TEN_MINUTES])];
const URGENT = /class="(emergency-now|same-day)"/;

let browser;

export async function openBrowser() {
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

export const closeBrowser = () => browser.close();

// A page that is loaded, watched for whatever else it asks for or runs.
async function open(file, options) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== address) fail(`${file} asks for ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    fail(`${file} opens a dialog`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => fail(`${file}: ${error.message}`));
  await page.goto(address);
  if (await page.evaluate(() => window.broken !== undefined || document.scripts.length > 0))
    fail(`${file} holds a script`);
  return { context, page };
}

// axe is put into the page, which its policy would not let in.
async function findWithAxe(file, prepare, views) {
  const { context, page } = await open(file, { bypassCSP: true });
  await page.evaluate(prepare);
  await page.evaluate(axe);
  for (const [width, colorScheme] of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    for (const one of found.violations)
      fail(`axe: ${file}, ${colorScheme}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 150)}`);
  }
  await context.close();
}

async function checkReflow(file, page, widths) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) fail(`${file} is ${wide} wide on a screen of ${width}`);
  }
}

async function takePictures(file, page) {
  for (const [width, colorScheme] of [[360, 'light'], [1200, 'light'], [1200, 'dark']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: file.replace(/\.html$/, `-${width}-${colorScheme}.png`), fullPage: true });
  }
}

const countPages = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

async function print(file, page, format) {
  return countPages(await page.pdf({ format, path: file.replace(/\.html$/, `-${format}.pdf`) }));
}

/** What is printed of a page, and on how many pages of each format. */
export async function measure(file, formats) {
  const { context, page } = await open(file, {});
  const pages = {};
  for (const format of formats) pages[format] = await print(file, page, format);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const printed = await page.evaluate(() => { // what a drawing says is not read
    document.querySelectorAll('svg').forEach((one) => one.remove());
    return document.body.innerText;
  });
  await context.close();
  return { printed, pages };
}

// Cards stay whole, and no ground is coloured: it would cost ink and hide text.
async function checkPrintStyle(file, page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const found = await page.evaluate(() => ({
    split: [...document.querySelectorAll('.card, .row article, .today, .stop, .help, tr')]
      .filter((e) => getComputedStyle(e).breakInside !== 'avoid').length,
    tinted: [...document.querySelectorAll('body, section, .card, th')]
      .filter((e) => !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(getComputedStyle(e).backgroundColor)).length,
  }));
  if (found.split) fail(`${file}: ${found.split} cards or rows may be split when printed`);
  if (found.tinted) fail(`${file}: ${found.tinted} grounds are not white when printed`);
}

// Things that a reader of the source would see: one h1, levels in order, links that lead somewhere.
async function checkStructure(file, page) {
  const found = await page.evaluate(() => {
    const wrong = [];
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((e) => +e.tagName[1]);
    if (levels[0] !== 1 || levels.filter((l) => l === 1).length !== 1) wrong.push('not one h1 at the top');
    levels.forEach((l, i) => {
      if (i && l > levels[i - 1] + 1) wrong.push(`h${l} after h${levels[i - 1]}`);
    });
    const ids = new Set([...document.querySelectorAll('[id]')].map((e) => e.id));
    if (ids.size !== document.querySelectorAll('[id]').length) wrong.push('an id is used twice');
    for (const link of document.querySelectorAll('a[href^="#"]'))
      if (!ids.has(decodeURIComponent(link.hash.slice(1)))) wrong.push(`no target ${link.hash}`);
    if (!document.documentElement.lang) wrong.push('no language');
    for (const table of document.querySelectorAll('table'))
      if (!table.querySelector('thead th[scope="col"]')) wrong.push('a table without column headers');
    if (document.getAnimations().length) wrong.push('something moves');
    return wrong;
  });
  for (const sentence of found.slice(0, 5)) fail(`${file}: ${sentence}`);
}

async function checkHostile(file, page) {
  const shown = await page.evaluate(() => document.body.innerText);
  if (!shown.replace(/\s+/g, ' ').includes(HOSTILE)) fail(`${file} does not show the hostile text as it is`);
}

async function checkPages(example, file, page) {
  const urgent = URGENT.test(readFileSync(file, 'utf8'));
  for (const format of ['A4', 'Letter']) {
    if (!urgent && !TEN_MINUTES.includes(example) && format === 'Letter') continue;
    const pages = await print(file, page, format);
    if (urgent && pages !== 1) fail(`${file}: ${pages} pages of ${format} where one has to do`);
    if (TEN_MINUTES.includes(example) && (pages < 2 || pages > MOST_PAGES))
      fail(`${file}: ${pages} pages of ${format}, not 2 to ${MOST_PAGES}`);
  }
}

export async function lookAtHandout({ example, file }, isHostile) {
  const { context, page } = await open(file, {});
  await checkStructure(file, page);
  await checkReflow(file, page, [NARROWEST, 600]); // 600: a screen of 1200 at 200 %
  if (PICTURED.includes(example)) await takePictures(file, page);
  await checkPrintStyle(file, page);
  if (isHostile) await checkHostile(file, page);
  else await checkPages(example, file, page); // hostile texts are far longer than any
  await context.close();
  await findWithAxe(file, () => {}, PICTURED.includes(example) ? VIEWS : VIEWS.slice(0, 1));
}

// The book is long: axe sees the first entries of every section, which have all there is.
const thin = () => {
  for (const section of document.querySelectorAll('section'))
    [...section.querySelectorAll(':scope > .entry')].slice(3).forEach((e) => e.remove());
  for (const list of document.querySelectorAll('.columns'))
    [...list.children].slice(5).forEach((e) => e.remove());
};

export async function lookAtBook(file, isHostile, views = VIEWS) {
  const { context, page } = await open(file, {});
  await checkStructure(file, page);
  if (isHostile) await checkHostile(file, page);
  else await checkReflow(file, page, [NARROWEST]);
  await context.close();
  if (!isHostile) await findWithAxe(file, thin, views);
}
