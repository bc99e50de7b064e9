// SPDX-License-Identifier: Apache-2.0
// Runs in a worker: the engine as WebAssembly behind a few messages. {number, name, values} in;
// {number, kind: 'done' | 'failed' | 'lost', value, saved, diary} out. 'failed' is what the library
// told, 'lost' is a trap: the engine is not to be asked again.

const text = ['string'];
const signatures = {
  page_turn: ['text', []],
  page_do: ['code', ['string', 'string']],
  page_save: ['text', []],
  page_resume: ['code', ['string', 'number']],
  page_remember: ['code', ['string', 'string']],
  page_remembered: ['borrowed', text],
  page_is_concluded: ['number', []],
  page_result: ['text', ['string', 'string', 'string']],
  page_explain: ['text', ['string', 'number']],
  page_figure: ['text', ['string', 'string']],
  page_card: ['text', text],
  page_figure_words: ['borrowed', text],
  page_words: ['text', []],
  page_mistakes: ['text', []],
  page_checked: ['borrowed', []],
  page_begin: ['code', []],
  page_diary_start: ['code', ['string', 'string']],
  page_diary_open: ['code', ['string', 'string']],
  page_diary_close: ['void', []],
  page_diary_write: ['text', []],
  page_diary_merge: ['code', ['string', 'string']],
  page_diary_day: ['text', ['string', 'string']],
  page_diary_log: ['text', ['string', 'string', 'string', 'string']],
  page_diary_flare: ['code', ['string', 'string', 'string']],
  page_diary_others: ['text', ['string', 'string']],
  page_diary_swap: ['text', ['string', 'string', 'string', 'string']],
  page_diary_look: ['code', text],
  page_diary_look_on: ['code', ['string', 'string', 'number']],
};

/** Wraps a loaded module: functions by the names above, which throw {told} what failed. */
export function wrap(module) {
  const failure = module.cwrap('page_failure', 'string', []);
  const cause = module.cwrap('page_cause', 'number', []);
  const tell = () => {
    throw { told: { text: failure(), cause: cause() } };
  };
  const engine = {};

  for (const [name, [gives, takes]] of Object.entries(signatures)) {
    const plain = module.cwrap(name, gives === 'borrowed' ? 'string' : 'number', takes);

    engine[name] = (...values) => {
      const out = plain(...values);

      if (gives === 'text') {
        if (!out) tell();
        const string = module.UTF8ToString(out);
        module._page_free(out);
        return string;
      }
      if (gives === 'code' && out < 0) tell();
      return out;
    };
  }
  engine.open = (bundle) => {
    const bytes = module._malloc(bundle.length + 1);

    module.HEAPU8.set(bundle, bytes);
    module.HEAPU8[bytes + bundle.length] = 0;
    const code = module._page_open(bytes, bundle.length);
    module._page_free(bytes);
    if (code < 0) tell();
  };
  return engine;
}

/** The names that a page may call, each with what it does. */
export function calls(engine) {
  const turn = () => JSON.parse(engine.page_turn());
  const act = (name, value) => {
    engine.page_do(name, value ?? '');
    return turn();
  };

  return {
    begin: () => {
      engine.page_begin();
      return { turn: turn(), about: JSON.parse(engine.page_words()), checked: engine.page_checked() };
    },
    turn,
    act,
    resume: (saved, atTurn) => {
      engine.page_resume(saved, atTurn ? 1 : 0);
      return { turn: turn(), mistakes: JSON.parse(engine.page_mistakes()) };
    },
    save: () => engine.page_save(),
    remember: (name, value) => engine.page_remember(name, value),
    remembered: (name) => engine.page_remembered(name),
    result: (format, today, plan) => engine.page_result(format, today ?? '', plan ?? ''),
    explain: (topic) => engine.page_explain(topic ?? '', 0),
    card: (id) => JSON.parse(engine.page_card(id)),
    figure: (id, inside) => engine.page_figure(id, inside),
    diaryStart: (id, day) => engine.page_diary_start(id, day),
    diaryOpen: (saved, day) => engine.page_diary_open(saved, day),
    diaryClose: () => engine.page_diary_close(),
    diaryWrite: () => engine.page_diary_write(),
    diaryMerge: (other, day) => engine.page_diary_merge(other, day),
    diaryDay: (day, now) => engine.page_diary_day(day, now),
    diaryLog: (id, day, now, told) => engine.page_diary_log(id, day, now, told),
    diaryFlare: (id, now, level) => engine.page_diary_flare(id, now, level),
    diaryOthers: (move, now) => JSON.parse(engine.page_diary_others(move, now)),
    diarySwap: (id, now, move, other) => engine.page_diary_swap(id, now, move, other),
    diaryLook: (now) => {
      engine.page_diary_look(now);
      return turn();
    },
    diaryLookOn: (id, now, again, before) => {
      if (before) engine.page_diary_open(before, now);
      const more = engine.page_diary_look_on(id, now, again ? 1 : 0) === 1;

      return { more, next: turn() };
    },
  };
}

const changes = new Set(['act', 'resume', 'remember', 'diaryLook', 'diaryLookOn']);
const writes = new Set(['diaryStart', 'diaryOpen', 'diaryMerge', 'diaryLog', 'diaryFlare', 'diarySwap', 'diaryLookOn']);

/** Serves a page: `load(wasm)` gives the module; open comes with its bytes and the bundle. */
export function serve(port, load) {
  let known = null;

  const open = async (wasm, bundle) => {
    const engine = wrap(await load(wasm));

    engine.open(bundle);
    known = calls(engine);
    return known.begin();
  };

  port.onmessage = async ({ data: { number, name, values } }) => {
    const answer = (kind, value, saved, diary) => port.postMessage({ number, kind, value, saved, diary });

    try {
      if (name === 'open') return answer('done', await open(...values));
      const value = known[name](...values);

      answer('done', value, changes.has(name) ? known.save() : undefined,
        writes.has(name) ? known.diaryWrite() : name === 'diaryClose' ? null : undefined);
    } catch (error) {
      if (error?.told) answer('failed', error.told);
      else answer('lost', String(error?.message ?? error));
    }
  };
}
