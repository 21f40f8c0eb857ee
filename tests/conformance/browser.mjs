// Opens every page of an output folder in a real Chromium and looks at it as people do.
//
//     node browser.mjs FOLDER [--check=axe,look,print,progress,diff]
//
// Prints one JSON line for each check: {"good", "what", "text"}. `axe`: no violation in light and dark, narrow and
// wide. `look`: nothing wider than a narrow screen, no error on the console, no request that leaves the folder, the
// same text with scripts off, a visible focus. `print`: no navigation on paper. `progress`: ticks stay, in every
// situation that a browser offers, over revisions of the guide too. `diff`: browser_diff.mjs. Pages come from a server on the loopback address, and progress also from disk.
//
// SPDX-License-Identifier: MIT
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';
import {workWithDiff} from './browser_diff.mjs';

const folder = fs.realpathSync(process.argv[2]);
const chosen = (process.argv.find(a => a.startsWith('--check=')) ?? '--check=axe,look,print,progress,diff').slice(8).split(',');
const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const KINDS = {'.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.json': 'application/json', '.xml': 'application/xml', '.epub': 'application/epub+zip', '.txt': 'text/plain'};

function say(good, what, text = '') {
  console.log(JSON.stringify({good: Boolean(good), what, text: good ? '' : String(text).slice(0, 3000)}));
}

// Pages that only lead on are never looked at.
function leadsOn(file) {
  return fs.readFileSync(file, 'utf8').includes('<meta http-equiv="refresh"');
}

function pagesUnder(top) {
  return fs.readdirSync(top, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile() && entry.name.endsWith('.html'))
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter(file => !leadsOn(file)).map(file => path.relative(top, file)).sort();
}

function serve(top) {
  const server = http.createServer((request, response) => {
    const name = path.normalize(decodeURIComponent(new URL(request.url, 'http://loopback').pathname));
    const file = path.join(top, name.endsWith('/') ? name + 'index.html' : name);
    if (!file.startsWith(top + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {'content-type': KINDS[path.extname(file)] ?? 'application/octet-stream'});
    fs.createReadStream(file).pipe(response);
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done({server, base: `http://127.0.0.1:${server.address().port}/`})));
}

const address = (base, page) => base + page.split(path.sep).map(encodeURIComponent).join('/');

// A page that remembers what went wrong on it.
async function opened(context, base) {
  const page = await context.newPage();
  page.trouble = [];
  // The browser asks for an icon by itself where a page names none.
  page.on('console', message => message.type() === 'error' && !message.location().url.endsWith('/favicon.ico') &&
    page.trouble.push(`console: ${message.text()}`));
  page.on('pageerror', error => page.trouble.push(`script: ${error.message}`));
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('blob:') && !url.endsWith('/favicon.ico')) {
      page.trouble.push(`asks for ${url}`);
    }
  });
  page.on('response', response => response.status() >= 400 && !response.url().endsWith('/favicon.ico') &&
    page.trouble.push(`${response.status()} ${response.url()}`));
  return page;
}

async function axe(page, name, rules) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  const result = await page.evaluate(only => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    ...(only ? {runOnly: {type: 'rule', values: only}}
      : {rules: {'target-size': {enabled: true}, 'color-contrast-enhanced': {enabled: false}}}),
  }), rules);
  say(result.violations.length === 0, name, result.violations.map(v =>
    `${v.id}: ${v.help}\n` + v.nodes.slice(0, 3).map(n => `  ${n.html.slice(0, 200)}\n  ${n.failureSummary}`).join('\n')).join('\n'));
}

// A new page costs more than what is looked at on it: so each worker keeps one, and turns it.
async function accessible(browser, base, pages) {
  const ahead = [...pages];
  const worker = async () => {
    const context = await browser.newContext({reducedMotion: 'reduce'});
    const page = await opened(context, base);
    for (let name = ahead.shift(); name; name = ahead.shift()) {
      await page.goto(address(base, name));
      for (const [size, viewport] of [['wide', {width: 1280, height: 900}], ['narrow', {width: 390, height: 844}]]) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({colorScheme});
          // A colour scheme changes colours only: the other rules have had their say in light.
          await axe(page, `axe ${size} ${colorScheme} ${name}`, colorScheme === 'dark' ? ['color-contrast'] : null);
        }
      }
    }
    await context.close();
  };
  await Promise.all([worker(), worker()]);
}

async function look(browser, base, pages) {
  const scripted = await browser.newContext({viewport: {width: 320, height: 800}});
  const plain = await browser.newContext({viewport: {width: 1280, height: 800}, javaScriptEnabled: false});
  const text = page => page.evaluate(() => (document.querySelector('main') ?? document.body).textContent.replace(/\s+/g, ' ').trim());
  const [page, off] = [await opened(scripted, base), await opened(plain, base)];
  for (const name of pages) {
    page.trouble.length = 0;
    await page.goto(address(base, name), {waitUntil: 'load'});
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    say(wide <= 0, `fits 320 px: ${name}`, `${wide} px too wide`);
    say(page.trouble.length === 0, `quiet: ${name}`, page.trouble.join('\n'));
    await off.goto(address(base, name));
    const [on, without] = [await text(page), await text(off)];
    say(without.length > 0 && on.startsWith(without.slice(0, 40)) && without.length >= on.length * 0.9,
      `text without scripts: ${name}`, `${without.length} of ${on.length} characters`);
  }
  await scripted.close();
  await plain.close();
}

async function focus(browser, base, pages) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  for (const name of pages) {
    const page = await opened(context, base);
    await page.goto(address(base, name));
    const unseen = [];
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        return ring ? null : element.outerHTML.slice(0, 120);
      });
      if (shown) unseen.push(shown);
    }
    say(unseen.length === 0, `focus is seen: ${name}`, unseen.join('\n'));
    await page.close();
  }
  await context.close();
}

async function printed(browser, base, pages) {
  const context = await browser.newContext({viewport: {width: 794, height: 1123}});
  for (const name of pages) {
    const page = await opened(context, base);
    await page.goto(address(base, name));
    await page.emulateMedia({media: 'print', colorScheme: 'light'});
    const seen = await page.evaluate(() => [...document.querySelectorAll('nav')]
      .filter(nav => nav.checkVisibility() && nav.getClientRects().length).map(nav => nav.outerHTML.slice(0, 120)));
    say(seen.length === 0, `no navigation on paper: ${name}`, seen.join('\n'));
    await page.close();
  }
  await context.close();
}

const BOX = 'main input[type=checkbox]:enabled';

async function ticks(browser, base, name, title) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const first = await opened(context, base);
  await first.goto(address(base, name));
  const boxes = first.locator(BOX);
  const count = await boxes.count();
  say(count > 1, `${title}: there are boxes to tick`, `${count} boxes`);
  if (count < 2) return context.close();
  await boxes.nth(0).check();
  await first.reload();
  say(await boxes.nth(0).isChecked() && !await boxes.nth(1).isChecked(), `${title}: a tick outlives a reload`);
  const second = await opened(context, base);
  await second.goto(address(base, name));
  await second.locator(BOX).nth(1).check();
  await first.waitForTimeout(300);
  await first.reload();
  say(await boxes.nth(0).isChecked() && await boxes.nth(1).isChecked(), `${title}: ticks of two tabs add up`);
  await boxes.nth(0).uncheck();
  await first.reload();
  say(!await boxes.nth(0).isChecked() && await boxes.nth(1).isChecked(), `${title}: a tick can be taken back`);
  const host = first.locator('main input[data-host]').nth(0);
  if (await host.count() > 0) {
    const before = await first.locator('[data-progress]').first().textContent();
    await host.check();
    await first.reload();
    const after = await first.locator('[data-progress]').first().textContent();
    say(await host.isChecked() && before === after, `${title}: a host's box is kept and not counted`, `${before}, ${after}`);
  }
  const trouble = [...first.trouble, ...second.trouble];
  say(trouble.length === 0, `${title}: quiet`, trouble.join('\n'));
  return context.close();
}

// The same box must work, without remembering, where the browser refuses to store or stores nonsense.
async function badStorage(browser, base, name) {
  const ways = {
    'storage is refused': () => Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }}),
    'storage is full': () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
    'storage holds nonsense': () => { Storage.prototype.getItem = () => '{"[[not json'; },
    'storage holds other things': () => { Storage.prototype.getItem = () => '{"a":[1,null,{"b":true}],"__proto__":7}'; },
  };
  for (const [what, spoil] of Object.entries(ways)) {
    const context = await browser.newContext();
    await context.addInitScript(spoil);
    const page = await opened(context, base);
    await page.goto(address(base, name));
    const box = page.locator(BOX).nth(0);
    if (await box.isChecked()) await box.uncheck(); else await box.check();
    say(page.trouble.length === 0, `ticks: ${what}`, page.trouble.join('\n'));
    await context.close();
  }
}

const OTHER = 'AAAA-BBBB-CCCC';
const fingerprintOf = page => page.locator('main').getAttribute('data-fingerprint');
const stepOf = (page, index) => page.locator(BOX + ':not([data-host])').nth(index).getAttribute('data-step');
const tickBox = (page, id) => page.locator(`main input[data-step="${id}"]:not([data-host])`);

// The same page as another revision has it: with another fingerprint, and one step under another id.
function serveOther(context, url, id, attributes) {
  return context.route(url, async route => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/data-fingerprint="[^"]*"/, `data-fingerprint="${OTHER}"`)
      .replaceAll(`data-step="${id}"`, attributes);
    await route.fulfill({response: answer, body: text});
  });
}

async function savedTicks(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save]').click()]);
  return JSON.parse(fs.readFileSync(await download.path(), 'utf8'));
}

// Ticks of an old revision stay, are told, and are saved as what they are.
async function revisions(browser, base, name) {
  const context = await browser.newContext({viewport: {width: 390, height: 900}});
  const page = await opened(context, base);
  const url = address(base, name);
  await page.goto(url);
  const first = await fingerprintOf(page);
  const [kept, gone, later] = [await stepOf(page, 0), await stepOf(page, 1), await stepOf(page, 2)];
  const earlier = page.locator('[data-earlier]');
  await tickBox(page, kept).check();
  await tickBox(page, gone).check();
  say(first && await earlier.isHidden() && await page.locator('[data-gone]').isHidden(), 'revision: nothing to say in the same one');

  await serveOther(context, url, gone, 'data-step="another"');
  await page.goto(url);
  const about = async id => {
    const described = await tickBox(page, id).getAttribute('aria-describedby');
    return described === null ? '' : page.locator('#' + described).innerText();
  };
  say(await tickBox(page, kept).isChecked() && !await tickBox(page, 'another').isChecked(), 'revision: a tick stays with its step');
  say(await earlier.isVisible() && (await earlier.innerText()).includes('1') && await about(kept) !== '', 'revision: a tick of another one is told');
  say((await page.locator('[data-gone]').innerText()).includes(gone), 'revision: a step that has gone is named');
  await axe(page, 'axe: what is said of ticks, light', null);
  await page.emulateMedia({colorScheme: 'dark'});
  await axe(page, 'axe: what is said of ticks, dark', ['color-contrast']);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
  say(wide <= 0, 'revision: what is said fits', `${wide} px too wide`);
  await tickBox(page, later).check();
  const file = await savedTicks(page);
  const under = id => file.steps[id]?.done && file.steps[id].fingerprint;
  say(file.format_version === 2 && file.fingerprint === OTHER && under(kept) === first && under(gone) === first &&
    under(later) === OTHER && file.steps.another.done === false && !Number.isNaN(Date.parse(file.steps[kept].time)),
  'revision: ticks are saved under the fingerprint of when they were made', JSON.stringify(file));
  await tickBox(page, kept).uncheck();
  await tickBox(page, kept).check();
  say(await earlier.isHidden() && await about(kept) === '', 'revision: what is ticked anew is of this one');
  page.on('dialog', dialog => dialog.accept());
  await page.locator('[data-reset]').click();
  const left = await page.evaluate(() => Object.keys(localStorage));
  say(left.length === 0 && await page.locator(BOX + ':checked').count() === 0, 'revision: clearing leaves nothing', left.join('\n'));
  say(page.trouble.length === 0, 'revision: quiet', page.trouble.join('\n'));
  return context.close();
}

// Where the site is compared with an earlier revision, a tick from there says whether its step has changed since.
async function compared(browser, base, name) {
  const context = await browser.newContext();
  const page = await opened(context, base);
  const url = address(base, name);
  await page.goto(url);
  const first = await fingerprintOf(page);
  const [changed, same] = [await stepOf(page, 0), await stepOf(page, 1)];
  for (const id of [changed, same]) await tickBox(page, id).check();
  const said = async id => page.locator('#' + await tickBox(page, id).getAttribute('aria-describedby')).innerText();
  const asSince = since => context.route(url, async route => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/data-fingerprint="[^"]*"/, `data-fingerprint="${OTHER}" data-since="${since}"`)
      .replace('data-earlier-mark=', 'data-changed-mark="Of before; {changed}: look" data-same-mark="As it was" data-earlier-mark=')
      .replace(`data-step="${changed}"`, () => `data-step="${changed}" data-changed="changed since $& r01: command"`);
    await route.fulfill({response: answer, body: text});
  });
  await asSince(first);
  await page.goto(url);
  say((await said(changed)).startsWith('Of before; changed since') && (await said(changed)).endsWith('r01: command: look'),
    'compared: a step that changed after its tick asks to be looked at', await said(changed));
  say(await said(same) === 'As it was', 'compared: one that did not change says so', await said(same));
  await context.unroute(url);
  await asSince('ZZZZ-BBBB-CCCC');
  await page.goto(url);
  say(!['', 'As it was'].includes(await said(same)), 'compared: of a tick from a third revision that is not known', await said(same));
  return context.close();
}

// A step that was renamed keeps its tick, and it can be taken back. Entries without time and fingerprint are read.
async function renamed(browser, base, name) {
  const context = await browser.newContext();
  const page = await opened(context, base);
  const url = address(base, name);
  await page.goto(url);
  const [old, plain] = [await stepOf(page, 1), await stepOf(page, 2)];
  await tickBox(page, old).check();
  await tickBox(page, plain).check();
  await page.evaluate(id => {
    const key = Object.keys(localStorage).find(one => one.endsWith(':' + id));
    localStorage.setItem(key, '1');
    localStorage.setItem('stepbook-time:' + key, '2030-05-24T22:20:00.000Z');
  }, plain);
  await serveOther(context, url, old, `data-step="__proto__" data-aliases="older ${old}"`);
  await page.goto(url);
  const {steps} = await savedTicks(page);
  say(await tickBox(page, '__proto__').isChecked() && Object.hasOwn(steps, '__proto__') && steps['__proto__'].done &&
    !(old in steps), 'ticks: a renamed step keeps its own', JSON.stringify(steps));
  say(steps[plain].done && steps[plain].fingerprint === null && steps[plain].time.startsWith('2030-05-24'),
    'ticks: entries of before are read, of no known revision', JSON.stringify(steps[plain]));
  await tickBox(page, '__proto__').uncheck();
  await page.reload();
  say(!await tickBox(page, '__proto__').isChecked(), 'ticks: a renamed step can be taken back');
  return context.close();
}

// What cannot be stored is told, outlives what other tabs do, and is stored as soon as there is room.
async function fullStorage(browser, base, name) {
  const context = await browser.newContext();
  const [page, other] = [await opened(context, base), await opened(context, base)];
  await page.goto(address(base, name));
  await other.goto(address(base, name));
  const boxes = page.locator(BOX), note = page.locator('[data-unsaved]');
  await page.evaluate(() => {
    globalThis.setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  say(await note.isHidden(), 'full storage: nothing is said before');
  await boxes.nth(0).check();
  say(await note.isVisible() && (await note.innerText()).length > 20, 'full storage: it is told');
  await other.locator(BOX).nth(1).check();
  await page.waitForFunction(selector => document.querySelectorAll(selector)[1].checked, BOX);
  say(await boxes.nth(0).isChecked(), 'full storage: a tick outlives the event of another tab');
  const {steps} = await savedTicks(page);
  say(Object.values(steps).filter(step => step.done).length === 2, 'full storage: all ticks are saved in the file', JSON.stringify(steps));
  await page.evaluate(() => { Storage.prototype.setItem = globalThis.setItem; });
  await boxes.nth(2).check();
  say(await note.isHidden(), 'full storage: it is no longer told when there is room');
  await page.reload();
  say(await boxes.nth(0).isChecked() && await boxes.nth(2).isChecked(), 'full storage: ticks are stored when there is room');
  return context.close();
}

async function progress(browser, base, pages) {
  const name = pages.find(page => page === path.join('site', 'index.html')) ?? pages[0];
  await ticks(browser, base, name, 'ticks from a server');
  await ticks(browser, pathToFileURL(folder).href + '/', name, 'ticks from disk');
  await badStorage(browser, base, name);
  await revisions(browser, base, name);
  await compared(browser, base, name);
  await renamed(browser, base, name);
  await fullStorage(browser, base, name);
}

const pages = pagesUnder(folder);
const {server, base} = await serve(folder);
const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS});
try {
  say(pages.length > 0, 'there are pages');
  const site = pages.filter(page => page.startsWith('site' + path.sep));
  if (chosen.includes('look')) {
    await look(browser, base, pages);
    await focus(browser, base, [...site.slice(0, 3), ...pages.filter(page => !site.includes(page))]);
  }
  if (chosen.includes('print')) await printed(browser, base, pages.filter(page => !site.includes(page)));
  if (chosen.includes('progress')) await progress(browser, base, site);
  const report = path.join('diff', 'index.html');
  if (chosen.includes('diff') && pages.includes(report)) {
    await workWithDiff(browser, context => opened(context, base), address(base, report), say);
  }
  if (chosen.includes('axe')) await accessible(browser, base, pages);
} finally {
  await browser.close();
  server.close();
}
