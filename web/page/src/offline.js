// SPDX-License-Identifier: Apache-2.0
// The service worker of the hosted page: its files are kept, so that it opens without a network.
const files = ['./', 'page.css', 'hosted.js', 'worker.js', 'engine.wasm', 'pack.bundle', 'page.webmanifest'];
const store = 'VERSION';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(store).then((cache) => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((all) => Promise.all(all.filter((name) => name !== store).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
