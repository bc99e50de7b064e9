// SPDX-License-Identifier: Apache-2.0
// Files of the person's own: nothing is kept elsewhere.
import { h } from './dom.js';

export function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: address, download: name });

  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Asks for a file; `use` gets its text, unless none is chosen. */
export function openFile(use) {
  const input = h('input', { type: 'file', accept: '.json,application/json', hidden: true, onchange: async () => {
    const [file] = input.files;

    input.remove();
    if (file) use(await file.text());
  } });

  document.body.append(input);
  input.click();
}
