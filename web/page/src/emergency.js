// SPDX-License-Identifier: Apache-2.0
// One screen: what to do, a number to dial, why, and "I made a mistake".
import { button, h, paragraphs } from './dom.js';
import { offers } from './turns.js';

export async function emergencyScreen(turn, { engine, facts, act, words, once, diary }) {
  const { disposition } = JSON.parse(await engine.call('result', 'json'));
  const reasons = disposition.reasons.map((one) => one.text).filter(Boolean);

  return [
    h('section', { class: 'sb-emergency' },
      h('h1', { class: 'nhsuk-heading-xl' }, turn.title),
      paragraphs(turn.action, 'sb-do'),
      facts.dial ? h('a', { class: 'nhsuk-button', href: `tel:${facts.dial.number}` }, facts.dial.text) : null),
    h('ul', { class: 'nhsuk-list nhsuk-list--bullet' }, reasons.map((text) => h('li', {}, text))),
    h('section', { class: 'sb-slip' }, h('h2', { class: 'nhsuk-heading-m' }, turn.text), offers(turn, act)),
    diary.isLooking ? button(words.diary, () => once(() => diary.show()), 'secondary') : null,
  ];
}
