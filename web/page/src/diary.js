// SPDX-License-Identifier: Apache-2.0
// One person's diary on the page: begun, opened, written into, looked back at. The diary itself is
// the engine's; here is what stands between it and the screen.
import { action, button, h } from './dom.js';
import { saveFile } from './files.js';
import { today } from './days.js';
import { isOwn, Store } from './store.js';
import { othersScreen, weeksScreen } from './weeks.js';

const lines = (text) => text.split('\n').filter(Boolean);

export class Diary {
  #page;
  #drafts = {}; // what is ticked and not yet written down, by day
  #looking = null; // a check-in: {before, again, done}
  #saved = true; // all of it is in a file
  #is = false;
  #store = null; // where it is kept in this browser
  #trouble = ''; // why it could not be kept
  #writing = Promise.resolve();

  /** page: {engine, words, once, show, tell, take, main, welcome}: what main.js lends. */
  constructor(page) {
    this.#page = page;
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && this.#store && !this.#looking) page.once(() => this.#pull());
    });
  }

  get isOpen() {
    return this.#is;
  }

  get isLooking() {
    return this.#looking !== null;
  }

  /** Whether something would be lost with this page. */
  get isUnsaved() {
    return this.#is && !this.#store &&
      (!this.#saved || Object.values(this.#drafts).some((draft) => Object.keys(draft).length));
  }

  #call(name, ...values) {
    return this.#page.engine.call(name, ...values);
  }

  /** From the plan on the screen. */
  async begin() {
    await this.#call('diaryStart', crypto.randomUUID(), today());
    this.#opened(null, false);
    await this.show();
  }

  async open(text) {
    await this.#call('diaryOpen', text, today());
    this.#opened(null, true);
    await this.show();
  }

  /** What this browser keeps; WrongPassphrase when it does not fit. */
  async openKept(passphrase) {
    const { store, content } = await Store.open(passphrase);

    await this.#call('diaryOpen', content.diary, today());
    this.#opened(store, false);
    this.#drafts = content.drafts;
    await this.show();
  }

  #opened(store, saved) {
    this.#is = true;
    this.#saved = saved;
    this.#store = store;
    this.#trouble = '';
    this.#drafts = {};
    this.#looking = null;
  }

  async close() {
    await this.#call('diaryClose');
    this.#is = false;
    this.#store = null;
    this.#drafts = {};
    this.#looking = null;
  }

  async save() {
    saveFile('steadyback-diary.json', await this.#call('diaryWrite'), 'application/json');
    this.#saved = true;
    this.#page.main().querySelector('.sb-kept')?.replaceWith(this.#kept());
  }

  // ---- keeping it in this browser ----

  /** One write after the other; what goes wrong is said, and the diary stays on the page. */
  #keep() {
    this.#writing = this.#writing.then(() => this.#write()).catch(() => this.#lose(this.#page.words['keep-failed']));
    return this.#writing;
  }

  async #write() {
    if (!this.#store) return;
    const { other, gone } = await this.#store.write({ diary: await this.#call('diaryWrite'), drafts: this.#drafts });

    if (gone) this.#lose(this.#page.words['kept-gone']);
    if (!other) return;
    await this.#call('diaryMerge', other.diary, today());
    await this.#write();
  }

  #lose(text) {
    this.#store = null;
    this.#trouble = text;
    this.#page.main().querySelector('.sb-kept')?.replaceWith(this.#kept());
    this.#page.tell(text);
  }

  /** Another tab may have written since. */
  async #pull() {
    const news = await this.#store.news();

    if (!news) return;
    await this.#call('diaryMerge', news.diary, today());
    await this.show();
  }

  async #startKeeping(passphrase) {
    this.#store = await Store.make(passphrase);
    this.#trouble = '';
    await navigator.storage?.persist?.();
    await this.#keep();
    this.#page.main().querySelector('.sb-kept')?.replaceWith(this.#kept());
  }

  async #forget() {
    await this.#writing;
    await Store.forget();
    await this.close();
    await this.#call('act', 'clear');
    await this.#page.welcome();
  }

  #keepForm() {
    const { words, once, tell } = this.#page;
    const field = h('input', { class: 'nhsuk-input nhsuk-input--width-20', type: 'password', id: 'passphrase', autocomplete: 'new-password' });
    const start = () => once(async () => {
      if (!isOwn() && field.value.length < 8) return tell(words['passphrase-short']);
      if (await Store.look()) return tell(words['kept-other']);
      return this.#startKeeping(isOwn() ? null : field.value);
    });

    return h('details', { class: 'sb-fold' }, h('summary', {}, words.keep),
      h('form', { class: 'sb-folded', onsubmit: (event) => {
        event.preventDefault();
        start();
      } }, h('p', {}, words['keep-lead']),
      isOwn() ? null : [h('p', {}, words['keep-sealed']), h('label', { class: 'nhsuk-label', for: 'passphrase' }, words.passphrase), field],
      h('button', { class: 'nhsuk-button nhsuk-button--secondary', type: 'submit' }, words.keep)));
  }

  /** Where the diary is; replaced when that changes. */
  #kept() {
    const { words, once } = this.#page;
    const saveIt = () => button(words['save-diary'], () => once(() => this.save()), 'secondary');

    if (this.#store)
      return h('div', { class: 'sb-kept' }, h('p', {}, words.kept), action(words.forget, () => {
        if (confirm(words['forget-sure'])) once(() => this.#forget());
      }));
    return h('div', { class: 'sb-kept' }, this.#trouble ? h('p', {}, this.#trouble) : null,
      h('p', {}, this.#saved ? words['diary-saved'] : words['diary-unsaved']), this.#saved ? null : saveIt(), this.#keepForm());
  }

  /** The screen of a day; `said` stands above it. */
  async show(said = [], day = today()) {
    const { once, words, engine } = this.#page;
    const view = JSON.parse(await this.#call('diaryDay', day, today()));

    this.#looking = null;
    this.#page.show(weeksScreen(view, said, {
      engine, words, drafts: this.#drafts, kept: () => this.#kept(),
      ticked: () => { if (this.#store) this.#keep(); },
      go: (other) => once(() => this.show([], other)),
      log: (of, told) => once(() => this.#log(of, told)),
      flare: (level) => once(() => this.#flare(level)),
      lookNow: () => once(() => this.#look()),
      others: (move) => once(() => this.#others(move)),
      swap: (move, other) => once(() => this.#swap(move, other)),
    }));
  }

  async #changed() {
    this.#saved = false;
    await this.#keep();
  }

  async #log(day, told) {
    const said = await this.#call('diaryLog', crypto.randomUUID(), day, today(), told);

    delete this.#drafts[day];
    await this.#changed();
    await this.show(lines(said));
  }

  async #others(move) {
    const { once, words } = this.#page;

    this.#page.show(othersScreen(move, await this.#call('diaryOthers', move, today()), {
      words, swap: (of, other) => once(() => this.#swap(of, other)), back: () => once(() => this.show()),
    }));
  }

  async #swap(move, other) {
    const said = await this.#call('diarySwap', crypto.randomUUID(), today(), move, other);

    await this.#changed();
    await this.show(lines(said));
  }

  async #flare(level) {
    await this.#call('diaryFlare', crypto.randomUUID(), today(), level);
    await this.#changed();
    await this.show([this.#page.words['flare-logged']]);
  }

  async #look() {
    const before = await this.#call('diaryWrite');

    this.#looking = { before, again: true, done: false };
    await this.#page.take(await this.#call('diaryLook', today()));
  }

  /** The dialogue has come to its end: true when this shows what follows. What stands of help
   * now stays in the diary until a corrected check-in has come to its own end. */
  async ended(turn) {
    if (!this.#looking) return false;
    const { before, again, done } = this.#looking;
    const { more, next } = await this.#call('diaryLookOn', crypto.randomUUID(), today(), again, done ? before : null);

    if (more) {
      this.#looking.again = false;
      const { look_again: text } = JSON.parse(await this.#call('diaryDay', today(), today()));

      await this.#page.take({ ...next, notes: [{ kind: 'look', text }, ...next.notes] });
      return true;
    }
    await this.#changed();
    this.#looking.done = true; // written down at once, also when the person turns away
    if (turn.turn === 'emergency') return false;
    return this.#concluded();
  }

  /** The new week; without a programme, what to do first. */
  async #concluded() {
    const { disposition, programme } = JSON.parse(await this.#call('result', 'json', ''));

    if (!programme?.items?.length) return false;
    await this.show([disposition.title, disposition.action]);
    return true;
  }
}
