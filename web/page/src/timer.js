// SPDX-License-Identifier: Apache-2.0
// Counts down a hold, or some minutes: by the clock, so that a page in the background is right
// again. Sound is off until it is switched on; the screen stays awake where the browser can do it.
import { button, h } from './dom.js';

const TONE = { hertz: 660, seconds: 0.4, loud: 0.2 };

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function sound() {
  const context = new AudioContext();
  const tone = context.createOscillator();
  const loud = context.createGain();

  loud.gain.value = TONE.loud;
  tone.frequency.value = TONE.hertz;
  tone.connect(loud).connect(context.destination);
  tone.onended = () => context.close();
  tone.start();
  tone.stop(context.currentTime + TONE.seconds);
}

const awake = async () => navigator.wakeLock?.request('screen').catch(() => null);

/** id: of this timer on the page. What is left is shown each second, and read out at the end only. */
export function timer(id, seconds, words) {
  const left = h('span', { class: 'sb-left', role: 'timer', 'aria-live': 'off' }, clock(seconds));
  const over = h('span', { role: 'status' });
  const loud = h('input', { type: 'checkbox', id: `${id}-sound` });
  let ticking = null;
  let lock = null;

  const end = () => {
    clearInterval(ticking);
    ticking = null;
    lock?.release();
    lock = null;
    left.textContent = clock(seconds);
    start.textContent = words['timer-start'];
  };
  const begin = async () => {
    const until = Date.now() + 1000 * seconds;

    over.textContent = '';
    start.textContent = words['timer-end'];
    ticking = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1000);

      if (rest > 0 && left.isConnected) left.textContent = clock(rest);
      else {
        const seen = left.isConnected;

        end();
        over.textContent = words['timer-over'];
        if (seen && loud.checked) sound();
      }
    }, 250);
    const held = await awake();

    if (ticking) lock = held;
    else held?.release();
  };
  const start = button(words['timer-start'], () => (ticking ? end() : begin()), 'secondary');

  return h('div', { class: 'sb-timer' }, left, start, over,
    h('label', { for: loud.id, class: 'sb-sound' }, loud, ' ', words['timer-sound']));
}
