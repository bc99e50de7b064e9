// SPDX-License-Identifier: Apache-2.0
// The page from a static host: its parts are files beside it.
import { start } from './main.js';

async function bytes(name) {
  const answer = await fetch(name);

  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function parts() {
  const [wasm, bundle] = await Promise.all([bytes('engine.wasm'), bytes('pack.bundle')]);

  return { worker: () => new Worker('worker.js'), wasm, bundle };
}

if ('serviceWorker' in navigator) navigator.serviceWorker.register('offline.js').catch(() => {});
start(parts);
