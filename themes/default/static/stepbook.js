/* Keeps the ticks of the boxes in this browser, and counts them.
 *
 * One entry of localStorage per ticked box, named "stepbook:FOLDER:GUIDE:STEP" after the folder of the site (and
 * "STEP@HOST" for the box of one host, which is not counted: the step's own box is), so that two sites of one host (or two folders on one disk) do not share ticks. Entries are only ever compared with
 * "1": whatever else stands there is an empty box. Where there is no storage, or it is full, boxes still
 * work until the page is left. SPDX-License-Identifier: MIT */
(() => {
  'use strict';

  const main = document.querySelector('[data-guide]');
  if (!main) return;

  const folder = new URL('..', document.currentScript.src).pathname;
  const prefix = `stepbook:${folder}:${main.dataset.guide}:`;
  const boxes = [...main.querySelectorAll('input[data-step]')];
  const keyOf = box => prefix + box.dataset.step + (box.dataset.host ? `@${box.dataset.host}` : '');

  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();

  const read = key => {
    try {
      return storage.getItem(key) === '1';
    } catch {
      return false;
    }
  };

  /* When a box was ticked is kept beside it, for the run record. */
  const timeOf = key => `stepbook-time:${key}`;

  const write = (key, ticked) => {
    try {
      if (ticked) {
        storage.setItem(key, '1');
        storage.setItem(timeOf(key), new Date().toISOString());
      } else {
        storage.removeItem(key);
        storage.removeItem(timeOf(key));
      }
    } catch {
      /* Denied or full: the box itself still shows its state. */
    }
  };

  const count = () => {
    for (const output of main.querySelectorAll('[data-progress]')) {
      const own = [...output.closest('[data-boxes]').querySelectorAll('input[data-step]:not([data-host])')];
      const done = own.filter(box => box.checked).length;
      const text = output.dataset.progress.replace('{done}', String(done)).replace('{all}', String(own.length));
      if (output.textContent !== text) output.textContent = text;
      output.hidden = false;
    }
  };

  const load = () => {
    for (const box of boxes) box.checked = read(keyOf(box));
    count();
  };

  main.addEventListener('change', event => {
    const box = event.target;
    if (!boxes.includes(box)) return;
    write(keyOf(box), box.checked);
    count();
  });

  /* Another tab; a null key is a storage that was cleared. */
  window.addEventListener('storage', event => {
    if (event.key === null || event.key.startsWith(prefix)) load();
  });

  /* A page that comes back from the history shows what was true when it was left. */
  window.addEventListener('pageshow', event => {
    if (event.persisted && storage) load();
  });

  for (const button of main.querySelectorAll('[data-reset]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      if (!window.confirm(button.dataset.reset)) return;
      for (const box of boxes) {
        box.checked = false;
        write(keyOf(box), false);
      }
      count();
    });
  }

  /* All ticks of the guide, those of other pages too, for `stepbook record`. */
  const record = () => {
    const steps = {};
    for (const box of boxes) steps[keyOf(box).slice(prefix.length)] = { done: box.checked };
    try {
      for (const key of Object.keys(storage).filter(name => name.startsWith(prefix))) {
        const time = storage.getItem(timeOf(key));
        if (read(key)) steps[key.slice(prefix.length)] = time === null ? { done: true } : { done: true, time };
      }
    } catch {
      /* No storage: what the page shows is all there is. */
    }
    return {
      format: 'stepbook-ticks',
      format_version: 1,
      guide: main.dataset.guide,
      fingerprint: main.dataset.fingerprint,
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

  if (storage) load();
  else count();
})();
