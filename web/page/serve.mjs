// SPDX-License-Identifier: Apache-2.0
// Shows a folder on this machine alone, and opens the browser.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm',
  '.bundle': 'application/octet-stream', '.webmanifest': 'application/manifest+json',
};

async function answer(folder, names, request, response) {
  const path = new URL(request.url, 'http://localhost').pathname;
  const name = path === '/' ? 'index.html' : path.slice(1);

  // Only what was written is there; whatever else a path says is not looked up.
  if (!['GET', 'HEAD'].includes(request.method) || !names.has(name)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(name)], 'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' });
  response.end(request.method === 'HEAD' ? undefined : await readFile(join(folder, name)));
}

/** Serves the files `names` of a folder; the server. */
export async function serve(folder, port, names) {
  const known = new Set(names);
  const server = createServer((request, response) => {
    answer(folder, known, request, response).catch(() => response.destroy());
  });

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

/** Says where it is, and opens a browser if there is one. */
export function show(server) {
  const address = `http://127.0.0.1:${server.address().port}/`;

  console.log(`The page is at ${address} on this machine. Ctrl-C ends it.`);
  spawn('xdg-open', [address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}
