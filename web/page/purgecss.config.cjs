// SPDX-License-Identifier: Apache-2.0
// What is put together of pieces in turns.js, and what a handout brings with it; all other names
// stand in one piece in the sources.
module.exports = {
  content: ['web/page/src/*.js', 'web/page/src/page.html'],
  safelist: { standard: ['nhsuk-button--secondary', 'h3', 'strong', 'b', 'ol'], greedy: [/nhsuk-(radios|checkboxes)/, /nhsuk-input--width/] },
};
