// SPDX-License-Identifier: Apache-2.0
// The page in one file: everything is in elements of it, compressed.
import { fromLetters } from './letters.js';
import { start } from './main.js';

const text = (id) => document.getElementById(id).textContent;

async function unpacked(id) {
  const stream = new Blob([fromLetters(text(id))]).stream().pipeThrough(new DecompressionStream('gzip'));

  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function parts() {
  const [wasm, bundle, script] = await Promise.all(['engine', 'bundle', 'worker'].map(unpacked));
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

  return { worker: () => new Worker(address), wasm, bundle };
}

start(parts);
