// SPDX-License-Identifier: Apache-2.0
// The page of the studio: which address shows what, and the bar over all of it.
import { action, h } from '../../page/src/dom.js';
import { showMistakes } from './form.js';
import { changesPage, KINDS, listPage, readSigns, signPage, thingPage } from './pages.js';
import { begin, move, state, watch } from './state.js';

const main = document.getElementById('main');
const bar = document.getElementById('bar');
const notice = document.getElementById('notice');
let shown = '';

const parts = () => location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);

function drawBar() {
  const count = state.errors ? `${state.errors} ${state.errors === 1 ? 'mistake' : 'mistakes'}` : state.isChecked ? 'no mistakes' : 'checking';

  bar.replaceChildren(h('a', { href: '#/changes' }, `Your changes${state.work?.unsaved ? ' (not saved)' : ''}`),
    h('span', { role: 'status' }, count), action('Undo', () => move(-1)), h('a', { href: '#/sign' }, 'Sign'));
  main.setAttribute('aria-busy', String(state.busy > 0 || !state.isChecked));
  notice.textContent = state.notice;
  notice.hidden = !state.notice;
}

function pageFor([kind, id, change]) {
  if (kind === 'changes') return changesPage();
  if (kind === 'sign') return signPage(draw);
  if (id !== undefined) return thingPage(kind, id, change === 'change');
  return listPage(KINDS.some(([name]) => name === kind) ? kind : 'rule');
}

/** What is not sent yet: fields with a name of their own. */
function keepTyped(make) {
  const kept = [...main.querySelectorAll('input[id]')].map((one) => [one.id, one.value, one.checked]);

  make();
  for (const [id, text, checked] of kept) {
    const one = main.querySelector(`#${CSS.escape(id)}`);

    if (one && !/^f\d+$/.test(id)) Object.assign(one, { value: text, checked });
  }
}

/** What the focus is on stays in focus when the page is drawn anew. */
function keepFocus(make) {
  const all = () => [...main.querySelectorAll('a, button, input, select, textarea, summary')];
  const at = all().indexOf(document.activeElement);
  const { selectionStart, selectionEnd } = document.activeElement ?? {};
  const open = [...main.querySelectorAll('details')].map((one) => one.open);

  make();
  [...main.querySelectorAll('details')].forEach((one, index) => { one.open = one.open || open[index] === true; });
  const now = at >= 0 ? all()[Math.min(at, all().length - 1)] : null;

  now?.focus({ preventScroll: true });
  if (now && selectionStart !== undefined && selectionStart !== null && now.setSelectionRange) now.setSelectionRange(selectionStart, selectionEnd);
}

function mark() {
  const [kind, id, change] = parts();
  const thing = change === 'change' ? state.model.find(kind, id) : null;

  const form = main.querySelector('.st-form');

  if (thing && form) showMistakes(form, thing);
}

function draw() {
  const address = location.hash;
  const isNew = address !== shown;

  drawBar();
  if (isNew) {
    shown = address;
    main.replaceChildren(...[pageFor(parts())].flat(Infinity).filter(Boolean));
    scrollTo(0, 0);
    const title = main.querySelector('h1');

    document.title = `${title.textContent} – studio`;
    title.focus();
  } else keepFocus(() => keepTyped(() => main.replaceChildren(...[pageFor(parts())].flat(Infinity).filter(Boolean))));
  mark();
}

let drawnPlace = -1;
let drawnFiles = null;

watch(() => {
  // Where nothing but the list of mistakes has changed, fields stay as they are.
  if (location.hash === shown && parts()[2] === 'change' && drawnFiles === state.files && drawnPlace === state.work.place) {
    drawBar();
    mark();
    return;
  }
  drawnFiles = state.files;
  drawnPlace = state.work.place;
  draw();
});

document.getElementById('kinds').append(...KINDS.map(([kind, words]) => h('li', null, h('a', { href: `#/${kind}` }, words))));
addEventListener('hashchange', async () => {
  if (parts()[0] === 'sign') await readSigns();
  draw();
});
try {
  await readSigns();
  await begin();
  document.body.classList.add('st-ready');
} catch (error) {
  main.replaceChildren(h('h1', null, 'The studio does not answer'), h('p', null, error.message));
}
