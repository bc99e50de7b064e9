// SPDX-License-Identifier: Apache-2.0
// The engine, in a worker of its own, so that the page never freezes. After a trap or when
// memory ran out it is begun anew, at the same turn with the same answers and the same diary.
import { today } from './days.js';

/** A failure that the library told: `cause` is its sb_cause. */
export class EngineFailure extends Error {
  constructor({ text, cause }) {
    super(text);
    this.cause = cause;
  }
}

const FAILED = 'failed';

export class Engine {
  #parts;
  #onRestart;
  #worker = null;
  #waiting = new Map();
  #next = 1;
  #saved = null;
  #diary = null;

  /** parts: {worker: () => Worker, wasm, bundle: Uint8Array}. */
  constructor(parts, onRestart) {
    this.#parts = parts;
    this.#onRestart = onRestart;
  }

  async open() {
    this.#worker = this.#parts.worker();
    this.#worker.onmessage = ({ data }) => this.#take(data);
    this.#worker.onerror = (event) => this.#lose(event.message ?? 'the engine ended');
    return this.#ask('open', [this.#parts.wasm, this.#parts.bundle]);
  }

  /** Calls a function of the engine; {result, turn?, saved?} as the worker hands it back. */
  async call(name, ...values) {
    try {
      return await this.#ask(name, values);
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      await this.#again();
      this.#onRestart();
      throw error;
    }
  }

  /** The saved interview as it stood after the last call that changed it. */
  get saved() {
    return this.#saved;
  }

  #ask(name, values) {
    const number = this.#next++;

    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, name, values });
    });
  }

  #take({ number, kind, value, saved, diary }) {
    const one = this.#waiting.get(number);

    this.#waiting.delete(number);
    if (saved) this.#saved = saved;
    if (diary !== undefined) this.#diary = diary;
    if (kind === FAILED) one?.reject(new EngineFailure(value));
    else if (kind === 'lost') this.#lose(value);
    else one?.resolve(value);
    if (kind === 'lost') one?.reject(new Error(value));
  }

  #lose(text) {
    for (const one of this.#waiting.values()) one.reject(new Error(text));
    this.#waiting.clear();
  }

  async #again() {
    this.#worker.terminate();
    await this.open();
    if (this.#saved) await this.#ask('resume', [this.#saved, true]);
    if (this.#diary) await this.#ask('diaryOpen', [this.#diary, today()]);
  }
}
