// SPDX-License-Identifier: Apache-2.0
// The page for the person, made and opened in a browser for tests: watched for what it asks for,
// on a day that stands still, and held against `plan`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, firefox } from 'playwright-core';
import { fail } from './findings.mjs';

export const TODAY = '2026-12-01';
const OFF = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const READY = { timeout: 60000 };

const launch = {
  chromium: () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: OFF }),
  firefox: () => firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' }),
};

// Runs in the page: what a handout says, whatever holds it; that on the screen, or one as text.
const bare = (html) => {
  const copy = document.createElement('div');

  if (html) copy.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  else copy.append(...[...document.querySelector('.sb-handout').shadowRoot.childNodes].map((one) => one.cloneNode(true)));
  for (const one of copy.querySelectorAll('main, header, footer, [class^=document-]')) one.replaceWith(...one.childNodes);
  copy.querySelectorAll('.ask, .why, .unfolded').forEach((one) => one.remove());
  for (const one of copy.querySelectorAll('details.fold')) {
    const summary = one.querySelector('summary');

    summary.replaceWith(...summary.childNodes);
    one.replaceWith(...one.childNodes);
  }
  return copy.innerHTML.replace(/\s+/g, ' ').trim();
};

// Runs in the page: the last thing that was offered as a file.
const keepMade = () => {
  const plain = URL.createObjectURL;

  URL.createObjectURL = (blob) => {
    window.made = blob;
    return plain.call(URL, blob);
  };
};

// In the page: the next message to the engine comes back as a trap does.
export const breakable = () => {
  const Plain = window.Worker;

  window.Worker = class extends Plain {
    postMessage(message) {
      if (!window.breakNext) return super.postMessage(message);
      window.breakNext = false;
      return this.onmessage({ data: { number: message.number, kind: 'lost', value: 'unreachable' } });
    }
  };
};

/** Makes the page anew in `work`, and begins the browser of that name. */
export async function prepare([program, parts, repository, work], name = 'chromium') {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  console.log(execFileSync('node', [join(repository, 'web/page/make.mjs'), program, parts, '-o', work, '--pack',
    repository]).toString().trimEnd());
  const browser = await launch[name]();
  const file = pathToFileURL(join(resolve(work), 'steadyback.html')).href;
  let saves = 0;

  async function open(address = file, options = {}, script) {
    const context = await browser.newContext({ acceptDownloads: true, ...options });
    const page = await context.newPage();

    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== new URL(address).origin)
        fail(`${address} asks for ${request.url()}`);
    });
    page.on('pageerror', (error) => fail(`${address}: ${error.message}`));
    page.on('dialog', (dialog) => dialog.accept());
    if (script) await page.addInitScript(script);
    if (name !== 'chromium') await page.addInitScript(keepMade);
    await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
    await page.goto(address);
    await page.waitForSelector('.sb-ready', READY);
    return { context, page };
  }

  /** The file that "Save my answers" gives; of Firefox no download is told, so what it would hold. */
  async function save(page) {
    const path = join(work, `saved-${++saves}.json`);
    const button = page.locator('#bar button').first();

    if (name === 'chromium') {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);

      await download.saveAs(path);
    } else {
      await page.evaluate(() => { window.made = null; });
      await button.click();
      await page.waitForFunction(() => window.made);
      writeFileSync(path, await page.evaluate(() => window.made.text()));
    }
    return path;
  }

  /** Opens a file of answers by `button`. */
  async function choose(page, button, path) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);

    await chooser.setFiles(path);
  }

  /** The handout on the screen is what `plan` makes of the answers that the page saves. */
  async function compare(page, what) {
    const html = execFileSync(program, ['--pack', repository, 'plan', await save(page), '--format', 'html',
      '--today', TODAY], { maxBuffer: 2 ** 28 }).toString();
    const ours = await page.evaluate(bare, null);
    const theirs = await page.evaluate(bare, html);
    let at = 0;

    while (at < ours.length && ours[at] === theirs[at]) at++;
    if (ours !== theirs)
      fail(`${what}: not the handout of plan: ${ours.slice(at - 40, at + 80)} | ${theirs.slice(at - 40, at + 80)}`);
  }

  return { browser, file, open, save, choose, compare, begin: (page) => page.click('main .nhsuk-button') };
}
