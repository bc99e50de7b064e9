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

const nameOf = (one) => `${one.tagName} ${one.getAttribute('aria-label') ?? (one.labels?.length ? one.labels[0].textContent : one.textContent)}`;

/** What the focus is on stays in focus when the page is drawn anew: what is called the same, in the
 * same order. When it is gone the heading gets it, never whatever stands in its place. */
function keepFocus(make) {
  const all = () => [...main.querySelectorAll('a, button, input, select, textarea, summary')];
  const had = document.activeElement;
  const isInside = main.contains(had);
  const name = isInside ? nameOf(had) : '';
  const alike = () => all().filter((one) => nameOf(one) === name);
  const at = isInside ? alike().indexOf(had) : -1;
  const { selectionStart, selectionEnd } = had ?? {};
  const open = new Set([...main.querySelectorAll('details[open] > summary')].map((one) => one.textContent));

  make();
  for (const one of main.querySelectorAll('details')) one.open = open.has(one.querySelector('summary').textContent);
  if (!isInside) return;
  const now = alike()[at] ?? main.querySelector('h1');

  now.focus({ preventScroll: true });
  if (selectionStart !== undefined && selectionStart !== null && now.setSelectionRange) now.setSelectionRange(selectionStart, selectionEnd);
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
