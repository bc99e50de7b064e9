// SPDX-License-Identifier: Apache-2.0
// make.mjs PROGRAM PARTS [-o DIR] [--serve [--port N]] [--pack DIR] [--overlay DIR]...
// Puts the parts that web/page/build made and a pack together: steadyback.html, one file with
// everything in it, and hosted/, a folder for any static host. PROGRAM checks the pack and hands
// it over as a bundle; one with mistakes makes no page.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve, show } from './serve.mjs';
import { toLetters } from './src/letters.js';
import { calls, wrap } from './src/worker.js';

const USAGE = `usage: ./steadyback page [-o DIR] [--serve [--port N]] [--pack DIR] [--overlay DIR]...
  -o DIR      where to write steadyback.html and hosted/ (page/ when not given)
  --serve     shows hosted/ on this machine, at http://127.0.0.1:N/ (N: any free one)`;
// What a mail takes, and a slow phone.
const MOST_IN_ONE = 1.2e6;
const MOST_TRANSFER = 800e3;
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

function fail(text, code) {
  console.error(text);
  process.exit(code);
}

function readOptions(given) {
  const options = { out: 'page', serve: false, port: 0, pack: [] };
  const seen = new Set();

  for (let i = 0; i < given.length; i++) {
    const [name, inline] = given[i].startsWith('--') ? given[i].split(/=(.*)/s) : [given[i]];
    const value = () => inline ?? given[++i] ?? fail(`steadyback: page: ${name} needs a value\n${USAGE}`, 64);

    if (seen.has(name) && name !== '--overlay') fail(`steadyback: page: ${name} is given twice`, 64);
    seen.add(name);
    if (name === '-o' || name === '--output') options.out = value();
    else if (name === '--serve') options.serve = true;
    else if (name === '--port') options.port = Number(value());
    else if (name === '--pack' || name === '--overlay') options.pack.push(name, value());
    else if (name === '--allow-modified') options.pack.push(name);
    else if (name === '--help' || name === '-h') {
      console.log(USAGE);
      process.exit(0);
    } else fail(`steadyback: page: ${name} is no option of it\n${USAGE}`, 64);
  }
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65535)
    fail('steadyback: page: --port is a number from 0 to 65535', 64);
  return options;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What `make` gives for these bytes, kept beside the parts: packing tightly takes ten seconds. */
function packedBefore(folder, bytes, kind, make) {
  const path = join(folder, `${sha256(bytes)}.${kind}`);

  if (!existsSync(path)) {
    const part = `${path}.${process.pid}`;

    writeFileSync(part, make());
    renameSync(part, path);
  }
  return readFileSync(path);
}

/** The bundle of a pack that was found right; the program says what is wrong with another. */
function bundleOf(program, pack, parts) {
  const folder = mkdtempSync(join(tmpdir(), 'steadyback-page-'));
  const file = join(folder, 'bundle');

  try {
    execFileSync(program, [...pack, 'bundle', '-o', file], { stdio: 'inherit' });
    const bundle = readFileSync(file);

    return [bundle, packedBefore(parts, bundle, 'gz', () => execFileSync('zopfli', ['-c', file], { maxBuffer: 2 ** 27 }))];
  } catch (error) {
    return process.exit(error.status ?? 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Opens the bundle in the very engine that the page has, and asks it for words. */
async function tryOut(glue, wasm, bundle) {
  const load = createRequire(import.meta.url)(resolve(glue));
  const engine = wrap(await load({ wasmBinary: wasm }));

  engine.open(bundle);
  if (!engine.page_checked()) fail('steadyback: page: the engine of the page does not know this pack', 70);
  return { ...JSON.parse(engine.page_words()), begin: calls(engine).begin() };
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Fills {{names}}; those of `markup` as they are. */
function fill(page, texts, markup) {
  return page.replaceAll(/\{\{([a-z-]+)\}\}/g, (whole, name) => {
    if (name in markup) return markup[name];
    if (name in texts) return escaped(texts[name]);
    throw new Error(`nothing stands for ${whole}`);
  });
}

/** Drawings carry colours in attributes of style; nothing else may stand inline. */
const policy = (scripts, styles, rest) =>
  `default-src 'none'; script-src ${scripts} 'wasm-unsafe-eval'; style-src ${styles}; ` +
  `style-src-attr 'unsafe-inline'; img-src data: blob:; ${rest}; base-uri 'none'; form-action 'none'`;

function single(page, parts, texts, signs, bundle) {
  const script = parts('single.js').toString();
  const style = parts('page.css').toString();
  const data = { engine: parts('engine.wasm.gz'), bundle, worker: parts('worker.js.gz') };
  const elements = Object.entries(data)
    .map(([id, bytes]) => `<script type="application/octet-stream" id="${id}">${toLetters(bytes)}</script>`);

  return fill(page, { ...texts, policy: policy(`${hash(script)} blob:`, hash(style), 'worker-src blob:') },
    { signs, head: `<style>${style}</style>`, body: `${elements.join('\n')}\n<script>${script}</script>` });
}

function hosted(page, texts, signs) {
  return fill(page, { ...texts, policy: policy("'self'", "'self'", "worker-src 'self'; connect-src 'self'; manifest-src 'self'") },
    { signs, head: '<link rel="stylesheet" href="page.css"><link rel="manifest" href="page.webmanifest">',
      body: '<script src="hosted.js"></script>' });
}

const manifest = (texts) => JSON.stringify({
  name: texts.title, short_name: 'steadyback', lang: texts.language, dir: texts.direction, start_url: './',
  display: 'standalone', background_color: '#f4f6f5', theme_color: '#005a63' });

const kilobytes = (number) => `${Math.round(number / 1000)} kB`;

async function main([program, folder, ...given]) {
  const options = readOptions(given);
  const parts = (name) => readFileSync(join(folder, name));
  const before = join(folder, 'packed');

  mkdirSync(before, { recursive: true });
  const [bundle, zipped] = bundleOf(program, options.pack, before);
  const { words, ...facts } = await tryOut(join(folder, 'page_engine.cjs'), parts('engine.wasm'), bundle);
  const page = readFileSync(new URL('src/page.html', import.meta.url), 'utf8');
  const texts = { ...words, ...facts, direction: RIGHT_TO_LEFT.has(facts.language.split('-')[0]) ? 'rtl' : 'ltr' };
  const signs = facts.signs.map((text) => `<p>${escaped(text)}</p>`).join('');
  const out = resolve(options.out);
  const files = {
    'index.html': hosted(page, texts, signs), 'page.css': parts('page.css'), 'hosted.js': parts('hosted.js'),
    'worker.js': parts('worker.js'), 'engine.wasm': parts('engine.wasm'), 'pack.bundle': bundle,
    'page.webmanifest': manifest(texts),
  };
  const version = sha256(Object.values(files).map(sha256).join()).slice(0, 16);

  files['offline.js'] = parts('offline.js').toString().replace('VERSION', version);
  mkdirSync(join(out, 'hosted'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, 'hosted', name), bytes);

  const whole = single(page, parts, texts, signs, zipped);
  const size = (one) => Number(packedBefore(before, one, 'size', () => String(brotliCompressSync(one).length)));
  const transfer = Object.values(files).reduce((sum, one) => sum + size(one), 0);

  writeFileSync(join(out, 'steadyback.html'), whole);
  console.log(`${join(options.out, 'steadyback.html')}: ${kilobytes(Buffer.byteLength(whole))}; ` +
    `${join(options.out, 'hosted')}/: ${kilobytes(transfer)} to transfer (brotli)\n${facts.about}\n${facts.fingerprint}`);
  if (Buffer.byteLength(whole) > MOST_IN_ONE || transfer > MOST_TRANSFER)
    fail(`steadyback: page: more than ${kilobytes(MOST_IN_ONE)}, or ${kilobytes(MOST_TRANSFER)} to transfer`, 70);
  if (options.serve) show(await serve(join(out, 'hosted'), options.port, Object.keys(files)));
}

await main(process.argv.slice(2));
