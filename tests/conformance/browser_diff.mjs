// Works with the page of a diff as a reviewer does: filters, words, both sides, keys, links, and without scripts.
//
// Used by browser.mjs, which hands over what it has: a browser, how to open a page, where it is, and how to say what was found.
//
// SPDX-License-Identifier: MIT

const focused = page => page.evaluate(() => document.activeElement.id);
const leave = page => page.evaluate(() => document.activeElement.blur());

async function filters(page, say) {
  const shown = () => page.locator('.change:visible').count();
  const all = await shown();
  const high = page.locator('[data-filter-level=high]');
  const count = await page.locator('.change.level-high:not(.is-accepted)').count();
  await high.click();
  say(await shown() === all - count && await high.getAttribute('aria-pressed') === 'false', 'diff: a level is filtered out', await shown());
  say(await page.locator('#count').innerText() === `${all - count} of ${all} changes`, 'diff: the count follows',
    await page.locator('#count').innerText());
  const empty = await page.evaluate(() => [...document.querySelectorAll('.part:not([hidden])')]
    .filter(part => !part.querySelector('.change:not([hidden])')).length);
  say(empty === 0, 'diff: no heading stands over nothing', empty);
  await page.locator('#reset').click();
  say(await shown() === all && await focused(page) === 'words', 'diff: all are shown again');
  await page.locator('details.kinds summary').click();
  await page.locator('[data-filter-kind=step-added]').click();
  say(await page.locator('.change[data-kind=step-added]:visible').count() === 0, 'diff: a kind is filtered out');
  await page.locator('#reset').click();
  await page.locator('#words').fill('no such words');
  say(await shown() === 0 && await page.locator('#count').innerText() === `0 of ${all} changes`, 'diff: words filter');
  await page.locator('#words').fill('');
}

async function keys(page, say) {
  await leave(page);
  await page.keyboard.press('j');
  const first = await focused(page);
  await page.keyboard.press('j');
  const second = await focused(page);
  await page.keyboard.press('k');
  say(first !== second && first.startsWith('change-') && await focused(page) === first, 'diff: j and k go from change to change',
    `${first} ${second}`);
  await page.keyboard.press('/');
  await page.keyboard.type('jks?/');
  say(await page.locator('#words').inputValue() === 'jks?/', 'diff: keys are letters while one types');
  await page.locator('#words').fill('');
  await leave(page);
  await page.keyboard.press('?');
  say(await page.locator('#help').isVisible(), 'diff: the keys are listed');
  await page.locator('#keys').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  say(await page.locator('.pair').count() === 0, 'diff: keys can be turned off');
  await page.locator('#help-open').click();
  await page.locator('#keys').check();
  await page.keyboard.press('Escape');
}

async function sides(page, say) {
  const words = selector => page.evaluate(wanted => [...document.querySelectorAll(wanted)]
    .map(element => element.textContent).join('|'), selector);
  const [gone, come] = [await words('.redline del'), await words('.redline ins')];
  await leave(page);
  await page.keyboard.press('s');
  say(await page.locator('.redline:not(.sides-view):visible').count() === 0, 'diff: both sides stand instead of the line');
  say(await words('.pair .side:first-child del') === gone && await words('.pair .side:last-child ins') === come,
    'diff: both sides say what the line says');
  say(await page.locator('.side:first-child ins, .side:last-child del').count() === 0, 'diff: no side says what the other does');
  await page.keyboard.press('s');
  say(await page.locator('.pair:visible').count() === 0, 'diff: and back');
}

async function links(page, say) {
  const id = await page.locator('.change.level-low').first().getAttribute('id');
  await page.locator('[data-filter-level=low]').click();
  await page.evaluate(target => { location.hash = target; }, id);
  await page.locator(`#${id}`).waitFor({state: 'visible', timeout: 5000}).catch(() => {});
  say(await page.locator(`#${id}`).isVisible(), 'diff: a link shows what was filtered out');
}

export async function workWithDiff(browser, open, url, say) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await open(context);
  await page.goto(url);
  for (const work of [filters, keys, sides, links]) await work(page, say);
  say(page.trouble.length === 0, 'diff: quiet', page.trouble.join('\n'));
  const all = await page.locator('.change').count();
  await context.close();
  const plain = await browser.newContext({javaScriptEnabled: false});
  const still = await open(plain);
  await still.goto(url);
  say(await still.locator('.change:visible').count() === all && !await still.locator('.tools').isVisible(),
    'diff: without scripts all is shown and nothing that does not work');
  return plain.close();
}
