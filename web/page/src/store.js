// SPDX-License-Identifier: Apache-2.0
// The diary kept in this browser, when the person says so. Opened from a file, any other page of
// this device can read the same store: there, what is kept is encrypted with a passphrase. Two
// tabs: a write over what another tab has written since is refused, and hands that back.
import { openDB } from 'idb';

const NAME = 'steadyback';
const PLACE = 'kept';
const KEY = 'diary';
const ROUNDS = 600000; // of PBKDF2 with SHA-256, as OWASP advises in 2023

/** The passphrase does not fit what is kept. */
export class WrongPassphrase extends Error {}

/** Whether only this page can read what it keeps. */
export const isOwn = () => ['http:', 'https:'].includes(location.protocol);

const database = () => openDB(NAME, 1, { upgrade: (db) => db.createObjectStore(PLACE) });

async function withStore(mode, use) {
  const db = await database();

  try {
    const transaction = db.transaction(PLACE, mode);
    const result = await use(transaction.store);

    await transaction.done;
    return result;
  } finally {
    db.close();
  }
}

const record = () => withStore('readonly', (store) => store.get(KEY));

async function keyOf(passphrase, salt) {
  const raw = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey']);

  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, raw,
    { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export class Store {
  #key; // null: kept plainly
  #salt;
  #mark = null; // of the record that was read or written last

  constructor(key, salt) {
    this.#key = key;
    this.#salt = salt;
  }

  /** What is kept here: null, or {sealed}. */
  static async look() {
    const kept = await record().catch(() => null);

    return kept ? { sealed: Boolean(kept.salt) } : null;
  }

  /** For a diary that is not kept yet. */
  static async make(passphrase) {
    const salt = passphrase ? crypto.getRandomValues(new Uint8Array(16)) : null;

    return new Store(passphrase ? await keyOf(passphrase, salt) : null, salt);
  }

  /** {store, content} of what is kept. */
  static async open(passphrase) {
    const kept = await record();
    const store = new Store(kept.salt ? await keyOf(passphrase, kept.salt) : null, kept.salt ?? null);

    return { store, content: await store.#read(kept) };
  }

  static forget() {
    return withStore('readwrite', (store) => store.delete(KEY));
  }

  async #read(kept) {
    let text = kept.plain;

    if (kept.salt) {
      if (!this.#key) throw new WrongPassphrase();
      const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, this.#key, kept.sealed)
        .catch(() => { throw new WrongPassphrase(); });

      text = new TextDecoder().decode(bytes);
    }
    this.#mark = kept.mark;
    return JSON.parse(text);
  }

  async #sealed(text) {
    const mark = crypto.randomUUID();

    if (!this.#key) return { mark, plain: text };
    const iv = crypto.getRandomValues(new Uint8Array(12));

    return { mark, salt: this.#salt, iv,
      sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.#key, new TextEncoder().encode(text)) };
  }

  /** {} when it is kept; {other}: what another tab wrote since; {gone}: another tab deleted it. */
  async write(content) {
    const next = await this.#sealed(JSON.stringify(content));
    const other = await withStore('readwrite', async (store) => {
      const now = await store.get(KEY);

      if ((now?.mark ?? null) !== this.#mark) return now ?? { gone: true };
      await store.put(next, KEY);
      return null;
    });

    if (!other) this.#mark = next.mark;
    return !other ? {} : other.gone ? other : { other: await this.#read(other) };
  }

  /** What another tab wrote since; null: nothing. */
  async news() {
    const now = await record();

    return now && now.mark !== this.#mark ? this.#read(now) : null;
  }
}
