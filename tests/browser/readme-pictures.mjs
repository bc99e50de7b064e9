// SPDX-License-Identifier: Apache-2.0
// readme-pictures.mjs: makes the pictures of the README, after ./steadyback --version has
// built the program and ./run-tests has installed Chromium and playwright-core.
import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = `${root}build/readme.html`;
const steadyback = (...words) => execFileSync(`${root}steadyback`, words, { cwd: root });

steadyback('figure', 'bird-dog', '-o', 'docs/pictures/bird-dog.svg');
steadyback('plan', 'examples/desk-worker.json', '--format', 'html', '--today', '2026-11-23', '-o', page);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
const view = await browser.newPage({ viewport: { width: 760, height: 900 } });
await view.goto(pathToFileURL(page).href);
const first = await view.locator('#exercise-cat-cow-seated').boundingBox();
const last = await view.locator('#exercise-walking-flat').boundingBox();
await view.screenshot({
  path: `${root}docs/pictures/handout.png`, fullPage: true,
  clip: { x: 0, y: first.y - 12, width: 760, height: last.y + last.height - first.y + 24 },
});
await browser.close();
