/* Keeps the ticks of the boxes in this browser, counts them, and says which were made in another revision.
 *
 * One entry of localStorage per ticked box, named "stepbook:FOLDER:GUIDE:STEP" after the folder of the site, so that two
 * sites of one host (or two folders on one disk) do not share ticks; "STEP@HOST" is the box of one host, which is not
 * counted: the step's own box is. An entry is "1 TIME FINGERPRINT": when it was made, and the fingerprint that the guide
 * had then. One of them or both may be missing; whatever else stands there is an empty box. What cannot be stored stays in
 * `unsaved` until it can be, or until the page is left, and the page says so. SPDX-License-Identifier: MIT */
(() => {
  'use strict';

  const main = document.querySelector('[data-guide]');
  if (!main) return;

  const folder = new URL('..', document.currentScript.src).pathname;
  const prefix = `stepbook:${folder}:${main.dataset.guide}:`;
  const fingerprint = main.dataset.fingerprint;
  const boxes = [...main.querySelectorAll('input[data-step]')];
  const keyFor = (box, id) => prefix + id + (box.dataset.host ? `@${box.dataset.host}` : '');
  const keyOf = box => keyFor(box, box.dataset.step);
  /* Under the ids that the step had before. */
  const olderKeysOf = box => (box.dataset.aliases ?? '').split(' ').filter(Boolean).map(id => keyFor(box, id));

  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();

  /* ---- entries ---- */

  const unsaved = new Map(); // key -> entry, null for an empty box

  const stored = key => {
    try {
      return storage.getItem(key);
    } catch {
      return null;
    }
  };

  /* The entries of before kept the time beside them, and no fingerprint. */
  const timeKeyOf = key => `stepbook-time:${key}`;
  const ENTRY = /^1(?: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z))?(?: ([0-9A-Z-]{1,40}))?$/;

  /* Null for an empty box. */
  const tickUnder = key => {
    const entry = unsaved.has(key) ? unsaved.get(key) : stored(key);
    const parts = ENTRY.exec(entry ?? '');
    if (!parts) return null;
    return { time: parts[1] ?? (entry === '1' ? stored(timeKeyOf(key)) : null), fingerprint: parts[2] ?? null };
  };

  const tickOf = box => {
    for (const key of [keyOf(box), ...olderKeysOf(box)]) {
      const tick = tickUnder(key);
      if (tick) return tick;
    }
    return null;
  };

  /* FALSE where storage is denied or full. */
  const put = (key, entry) => {
    try {
      if (entry === null) storage.removeItem(key);
      else storage.setItem(key, entry);
      storage.removeItem(timeKeyOf(key));
      unsaved.delete(key);
      return true;
    } catch {
      unsaved.set(key, entry);
      return false;
    }
  };

  const putUnsaved = () => {
    for (const [key, entry] of [...unsaved]) put(key, entry);
  };

  const write = box => {
    const entry = box.checked ? ['1', new Date().toISOString(), fingerprint].filter(Boolean).join(' ') : null;
    /* A tick under an older id goes when there is one in its place. */
    if (put(keyOf(box), entry) || entry === null) for (const key of olderKeysOf(box)) put(key, null);
  };

  /* All keys of the guide: those of other pages, and of steps that have gone, too. */
  const allKeys = () => {
    try {
      return new Set([...Object.keys(storage).filter(key => key.startsWith(prefix)), ...unsaved.keys()]);
    } catch {
      return new Set(unsaved.keys());
    }
  };

  const goneKeys = () => {
    const here = new Set(boxes.flatMap(box => [keyOf(box), ...olderKeysOf(box)]));
    return [...allKeys()].filter(key => !here.has(key) && tickUnder(key)).sort();
  };

  /* ---- the page ---- */

  /* A sentence of the page, with its places filled in; "" hides it. */
  const say = (name, text) => {
    for (const output of main.querySelectorAll(`[data-${name}]`)) {
      if (output.textContent !== text) output.textContent = text;
      output.hidden = text === '';
    }
  };
  const sentence = name => main.querySelector(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? '';

  const count = () => {
    for (const output of main.querySelectorAll('[data-progress]')) {
      const own = [...output.closest('[data-boxes]').querySelectorAll('input[data-step]:not([data-host])')];
      const done = own.filter(box => box.checked).length;
      const text = output.dataset.progress.replace('{done}', String(done)).replace('{all}', String(own.length));
      if (output.textContent !== text) output.textContent = text;
      output.hidden = false;
    }
  };

  /* Behind a box that was ticked in another revision stands a text that says so. */
  const marks = new Map();
  const mark = (box, text) => {
    const old = marks.get(box);
    if (old && text !== '') old.textContent = text;
    if (text === '' && old) {
      box.removeAttribute('aria-describedby');
      old.remove();
      marks.delete(box);
    }
    if (text === '' || old) return;
    const element = document.createElement('span');
    element.className = 'tick-earlier';
    element.id = `stepbook-earlier-${boxes.indexOf(box)}`;
    element.textContent = text;
    box.parentElement.append(element);
    box.setAttribute('aria-describedby', element.id);
    marks.set(box, element);
  };

  /* What is said of a tick from another revision. Where the site is compared with an earlier revision, it is known which steps
   * changed since; that a step did not change is known only of ticks from that very revision. */
  const earlierText = (box, tick) => {
    const { changed } = box.dataset;
    if (changed) return sentence('changed-mark').replace('{changed}', () => changed);
    const isSame = main.dataset.since && tick.fingerprint === main.dataset.since;
    return sentence(isSame ? 'same-mark' : 'earlier-mark');
  };

  /* Where the fingerprint of a tick is not known, neither is its revision. */
  const showEarlier = () => {
    let earlier = 0;
    for (const box of boxes) {
      const tick = fingerprint ? tickOf(box) : null;
      const isEarlier = tick !== null && tick.fingerprint !== fingerprint;
      earlier += isEarlier ? 1 : 0;
      mark(box, isEarlier ? earlierText(box, tick) : '');
    }
    say('earlier', earlier === 0 ? '' : sentence('earlier').replace('{count}', String(earlier)));
  };

  const showGone = () => {
    if (!main.querySelector('[data-gone]')) return;
    const names = goneKeys().map(key => key.slice(prefix.length));
    say('gone', names.length === 0 ? '' : sentence('gone').replace('{steps}', () => names.join(', ')));
  };

  const show = () => {
    count();
    showEarlier();
    showGone();
    say('unsaved', unsaved.size > 0 || !storage ? sentence('unsaved') : '');
  };

  const load = () => {
    for (const box of boxes) box.checked = tickOf(box) !== null;
    show();
  };

  main.addEventListener('change', event => {
    const box = event.target;
    if (!boxes.includes(box)) return;
    write(box);
    putUnsaved();
    show();
  });

  /* Another tab, which has the last word on its box; a null key is a storage that was cleared. */
  window.addEventListener('storage', event => {
    if (event.key !== null && !event.key.startsWith(prefix)) return;
    unsaved.delete(event.key);
    putUnsaved();
    load();
  });

  /* A page that comes back from the history shows what was true when it was left. */
  window.addEventListener('pageshow', event => {
    if (event.persisted && storage) load();
  });

  for (const button of main.querySelectorAll('[data-reset]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (!window.confirm(button.dataset.reset)) return;
      const keys = allKeys();
      unsaved.clear();
      for (const key of keys) put(key, null);
      if (!storage) unsaved.clear();
      load();
    });
  }

  /* ---- saving ---- */

  const saved = tick => {
    if (tick === null) return { done: false };
    return { done: true, ...(tick.time === null ? {} : { time: tick.time }), fingerprint: tick.fingerprint };
  };

  /* All ticks of the guide, for `stepbook record`. Without a prototype, so that no id of a step is a name of its own. */
  const record = () => {
    const steps = Object.create(null);
    for (const box of boxes) steps[keyOf(box).slice(prefix.length)] = saved(tickOf(box));
    for (const key of goneKeys()) steps[key.slice(prefix.length)] = saved(tickUnder(key));
    return {
      format: 'stepbook-ticks',
      format_version: 2,
      guide: main.dataset.guide,
      fingerprint,
      saved: new Date().toISOString(),
      steps,
    };
  };

  for (const button of main.querySelectorAll('[data-save]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(record(), null, 2)], { type: 'application/json' }));
      link.download = button.dataset.save;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  /* Without storage a browser may still have kept the boxes of a page that was loaded again. */
  if (!storage) for (const box of boxes.filter(ticked => ticked.checked)) unsaved.set(keyOf(box), '1');
  load();
})();
