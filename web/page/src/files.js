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

/** Asks for a file; its text, or null when none was chosen. */
export function openFile() {
  return new Promise((resolve) => {
    const input = h('input', { type: 'file', accept: '.json,application/json', hidden: true,
      onchange: async () => {
        resolve(input.files[0] ? await input.files[0].text() : null);
        input.remove();
      },
      oncancel: () => {
        resolve(null);
        input.remove();
      } });

    document.body.append(input);
    input.click();
  });
}
