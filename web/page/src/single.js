// SPDX-License-Identifier: Apache-2.0
// The page in one file: everything is in elements of it, compressed.
import { start } from './main.js';

const text = (id) => document.getElementById(id).textContent;

async function unpacked(id) {
  const packed = Uint8Array.from(atob(text(id)), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));

  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function parts() {
  const [wasm, bundle, script] = await Promise.all(['engine', 'bundle', 'worker'].map(unpacked));
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

  return { worker: () => new Worker(address), wasm, bundle };
}

start(parts);
