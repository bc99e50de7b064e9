// SPDX-License-Identifier: Apache-2.0
// One person's diary on the page: begun, opened, written into, looked back at. The diary itself is
// the engine's; here is what stands between it and the screen.
import { button, h } from './dom.js';
import { saveFile } from './files.js';
import { today } from './days.js';
import { weeksScreen } from './weeks.js';

const lines = (text) => text.split('\n').filter(Boolean);

export class Diary {
  #page;
  #drafts = {}; // what is ticked and not yet written down, by day
  #looking = null; // a check-in: {before, again, done}
  #saved = true; // all of it is in a file
  #is = false;

  /** page: {engine, words, once, show, ended, take}: what main.js lends. */
  constructor(page) {
    this.#page = page;
  }

  get isOpen() {
    return this.#is;
  }

  get isLooking() {
    return this.#looking !== null;
  }

  /** Whether something would be lost with this page. */
  get isUnsaved() {
    return this.#is && (!this.#saved || Object.values(this.#drafts).some((draft) => Object.keys(draft).length));
  }

  #call(name, ...values) {
    return this.#page.engine.call(name, ...values);
  }

  /** From the plan on the screen. */
  async begin() {
    await this.#call('diaryStart', crypto.randomUUID(), today());
    this.#opened(false);
    await this.show();
  }

  async open(text) {
    await this.#call('diaryOpen', text, today());
    this.#opened(true);
    await this.show();
  }

  #opened(saved) {
    this.#is = true;
    this.#saved = saved;
    this.#drafts = {};
    this.#looking = null;
  }

  async close() {
    await this.#call('diaryClose');
    this.#is = false;
    this.#drafts = {};
    this.#looking = null;
  }

  async save() {
    saveFile('steadyback-diary.json', await this.#call('diaryWrite'), 'application/json');
    this.#saved = true;
    this.#page.main().querySelector('.sb-kept')?.replaceWith(this.#kept());
  }

  #kept() {
    const { words, once } = this.#page;

    return h('div', { class: 'sb-kept' }, h('p', {}, this.#saved ? words['diary-saved'] : words['diary-unsaved']),
      this.#saved ? null : button(words['save-diary'], () => once(() => this.save()), 'secondary'));
  }

  /** The screen of a day; `said` stands above it. */
  async show(said = [], day = today()) {
    const { once, words, engine } = this.#page;
    const view = JSON.parse(await this.#call('diaryDay', day, today()));

    this.#looking = null;
    this.#page.show(weeksScreen(view, said, {
      engine, words, drafts: this.#drafts, kept: () => this.#kept(),
      go: (other) => once(() => this.show([], other)),
      log: (of, told) => once(() => this.#log(of, told)),
      flare: (level) => once(() => this.#flare(level)),
      lookNow: () => once(() => this.#look()),
    }));
  }

  async #log(day, told) {
    const said = await this.#call('diaryLog', crypto.randomUUID(), day, today(), told);

    delete this.#drafts[day];
    this.#saved = false;
    await this.show(lines(said));
  }

  async #flare(level) {
    await this.#call('diaryFlare', crypto.randomUUID(), today(), level);
    this.#saved = false;
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
    this.#saved = false;
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
