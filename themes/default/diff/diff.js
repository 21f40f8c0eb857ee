/* Filters, both sides beside each other, and keys. The page shows everything without it. SPDX-License-Identifier: MIT */
(() => {
  'use strict';

  const all = selector => [...document.querySelectorAll(selector)];
  const tools = document.querySelector('.tools');
  const words = document.getElementById('words');
  const count = document.getElementById('count');
  const reset = document.getElementById('reset');
  const help = document.getElementById('help');
  const keys = document.getElementById('keys');
  const filters = all('[data-filter-level], [data-filter-kind]');
  const views = all('[data-view]');
  const changes = all('.change').map(element => ({
    element,
    level: element.classList.contains('is-accepted') ? 'accepted' : element.dataset.level,
    kind: element.dataset.kind,
    text: `${element.closest('.part').querySelector('h3').textContent} ${element.textContent}`.toLowerCase(),
  }));

  /* ---- filters ---- */

  const isPressed = button => button.getAttribute('aria-pressed') === 'true';
  const press = (button, pressed) => button.setAttribute('aria-pressed', String(pressed));
  const chosen = name => new Set(filters.filter(isPressed).map(button => button.dataset[name]));

  /* What holds nothing that is shown is not shown either. */
  const hideEmpty = () => {
    for (const part of all('.part')) part.hidden = !part.querySelector('.change:not([hidden])');
    for (const chapter of all('.chapter')) chapter.hidden = !chapter.querySelector('.part:not([hidden])');
    for (const link of all('nav li a')) {
      link.parentElement.hidden = document.getElementById(link.hash.slice(1)).hidden;
    }
  };

  const filter = () => {
    const levels = chosen('filterLevel');
    const kinds = chosen('filterKind');
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const change of changes) {
      const fits = levels.has(change.level) && kinds.has(change.kind) && wanted.every(word => change.text.includes(word));
      change.element.hidden = !fits;
      if (fits) shown += 1;
    }
    hideEmpty();
    const noun = changes.length === 1 ? 'change' : 'changes';
    count.textContent = shown === changes.length ? `${shown} ${noun}` : `${shown} of ${changes.length} ${noun}`;
    reset.hidden = shown === changes.length;
  };

  const showAll = () => {
    for (const button of filters) press(button, true);
    words.value = '';
    filter();
  };

  for (const button of filters) {
    button.addEventListener('click', () => {
      press(button, !isPressed(button));
      filter();
    });
  }
  words.addEventListener('input', filter);
  reset.addEventListener('click', () => {
    showAll();
    words.focus();
  });

  /* ---- both sides ---- */

  /* What one side says: the other side's words are taken out, and what then holds none. */
  const sideOf = (unit, other, state) => {
    const side = document.createElement('div');
    side.className = 'side';
    if (!unit) return side;
    const copy = unit.cloneNode(true);
    for (const part of copy.querySelectorAll(`${other}, tr.${state}, .line.${state}`)) part.remove();
    side.append(copy);
    return side;
  };

  const oldSideOf = unit => sideOf(unit, 'ins', 'added');
  const newSideOf = unit => sideOf(unit, 'del', 'removed');

  /* What was put in stands beside what was taken out before it. */
  const takeRun = (units, state) => {
    let count = 0;
    while (units[count]?.classList.contains(state)) count += 1;
    return units.splice(0, count);
  };

  const pairOf = (left, right) => {
    const pair = document.createElement('div');
    pair.className = 'pair';
    pair.append(left, right);
    return pair;
  };

  const headOf = () => {
    const [left, right] = ['Before', 'Now'].map(text => {
      const side = document.createElement('p');
      side.className = 'side';
      side.lang = 'en';
      side.textContent = text;
      return side;
    });
    const head = pairOf(left, right);
    head.classList.add('pair-head');
    return head;
  };

  const sidesOf = redline => {
    const sides = document.createElement('div');
    sides.className = 'redline sides-view';
    sides.lang = redline.lang;
    sides.append(headOf());
    const units = [...redline.children];
    while (units.length > 0) {
      const gone = takeRun(units, 'removed');
      const come = takeRun(units, 'added');
      for (let i = 0; i < Math.max(gone.length, come.length); i += 1) {
        sides.append(pairOf(oldSideOf(gone[i]), newSideOf(come[i])));
      }
      if (units.length === 0) break;
      const unit = units.shift();
      if (unit.tagName === 'DETAILS') sides.append(unit.cloneNode(true));
      else sides.append(pairOf(oldSideOf(unit), newSideOf(unit)));
    }
    return sides;
  };

  const redlines = all('.redline');
  const show = view => {
    for (const button of views) press(button, button.dataset.view === view);
    for (const redline of redlines) {
      const next = redline.nextElementSibling;
      const made = next?.classList.contains('sides-view') ? next : null;
      redline.hidden = view === 'sides';
      if (made) made.hidden = view !== 'sides';
      else if (view === 'sides') redline.after(sidesOf(redline));
    }
  };
  for (const button of views) button.addEventListener('click', () => show(button.dataset.view));

  /* ---- keys ---- */

  const isTyping = target => target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]') !== null;

  const go = by => {
    const shown = changes.filter(change => !change.element.hidden).map(change => change.element);
    if (shown.length === 0) return;
    const here = shown.indexOf(document.activeElement.closest('.change'));
    const next = here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by;
    const target = shown[Math.min(Math.max(next, 0), shown.length - 1)];
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'start' });
  };

  const actions = {
    j: () => go(1),
    k: () => go(-1),
    '/': () => words.focus(),
    s: () => show(redlines[0]?.hidden ? 'inline' : 'sides'),
    '?': () => help.showModal(),
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!keys.checked || help.open || isTyping(event.target) || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  words.addEventListener('keydown', event => {
    if (event.key === 'Escape') words.blur();
  });
  document.getElementById('help-open').addEventListener('click', () => help.showModal());

  /* ---- links ---- */

  /* A link to what is filtered out shows it. */
  const follow = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    } catch {
      return;
    }
    if (!target?.closest('.part')) return;
    if (target.closest('[hidden]')) showAll();
    target.scrollIntoView({ block: 'start' });
  };
  window.addEventListener('hashchange', follow);

  tools.hidden = false;
  if (window.matchMedia('(min-width: 64rem)').matches) document.getElementById('list').open = true;
  filter();
  follow();
})();
