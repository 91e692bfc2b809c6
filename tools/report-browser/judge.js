#!/usr/bin/env node
/**
 * The page of `plainsail report` in a real Chromium: every view of this repository's fleet and of 500 workloads, light and
 * dark. No console error, no request, layout under a second, nothing that axe finds, a walk by keyboard, and hostile names
 * that stay text. `--shots <folder>` keeps pictures of what was seen.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumPath } from './chromium.js';
import { hostileNames } from './generated.js';
import { LookedAt } from './looked-at.js';
import { browsed, writePages } from './pages.js';

const views = ['topology', 'change', 'reliability', 'inventory'];
const { values } = parseArgs({ options: { shots: { type: 'string' } } });

const executablePath = chromiumPath();
if (!executablePath) {
  process.stdout.write('Chromium is missing, and apt-get does not bring it: no page was looked at\n');
  process.exit(77);
}
const folder = mkdtempSync(join(tmpdir(), 'plainsail-report-'));
if (values.shots) mkdirSync(values.shots, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const looked = [];
try {
  const paths = writePages(folder);
  for (const colorScheme of ['light', 'dark']) {
    await eachView('fleet', paths.fleet, colorScheme, ['production/*', 'production/helmsman', 'development/codeai']);
    await eachView('large', paths.large, colorScheme, ['/*', '/team-3']);
    await eachView('small', paths.small, colorScheme, ['/*']);
  }
  await openAll(paths.large);
  await keyboard(paths.fleet);
  await hostile(paths.hostile);
  await links(paths);
  const size = statSync(paths.fleet).size;
  const faults = looked.flatMap(each => each.faults);
  if (size > 2_000_000) faults.push(`the page of the fleet has ${size} bytes; the most is 2000000`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  const checks = looked.reduce((sum, each) => sum + each.checks, 0);
  const slowest = Math.round(Math.max(...looked.map(each => each.slowest ?? 0)));
  process.stdout.write(
    `${checks} checks, ${faults.length} faults; ${Math.round(size / 1000)} kB, slowest layout ${slowest} ms\n`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function look(name, path, colorScheme = 'light') {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  const one = new LookedAt(page, `${name}, ${colorScheme}`);
  looked.push(one);
  await one.open(path);
  return one;
}

async function eachView(name, path, colorScheme, places) {
  const one = await look(name, path, colorScheme);
  for (const place of places) {
    for (const view of views) {
      await one.go(`#${place}/${view}`);
      const milliseconds = await one.layout();
      one.slowest = Math.max(one.slowest ?? 0, milliseconds);
      one.expect(milliseconds < 1000, `layout took ${Math.round(milliseconds)} ms`);
      if (view === 'topology') one.expect((await one.page.locator('svg [data-node]').count()) > 0, 'draws no node');
      if (isJudged(name, place === places[0], view, colorScheme)) await one.accessible();
      await shot(one, `${name}-${colorScheme}-${place.replace(/[^a-z0-9]+/g, '_')}-${view}`);
    }
  }
  one.silent(path);
  await one.page.close();
}

/** What axe looks at: every view of the fleet, light and dark, and of the large one; of the rest the pictures. */
function isJudged(name, isFirst, view, colorScheme) {
  if (name === 'fleet' && isFirst) return true;
  return (name === 'large' && isFirst && colorScheme === 'light') || view === 'topology';
}

async function shot(one, name) {
  if (values.shots) await one.page.screenshot({ path: join(values.shots, `${name}.png`) });
}

/** All 500 nodes at once, and what a search leaves of them. */
async function openAll(path) {
  const one = await look('large, open', path);
  await one.go('#/*/topology');
  await one.page.getByRole('button', { name: 'Open all systems' }).click();
  one.slowest = await one.layout();
  one.expect(one.slowest < 1000, `layout of all nodes took ${Math.round(one.slowest)} ms`);
  one.expect((await one.page.locator('svg [data-node]').count()) >= 500, 'not every node is drawn');
  await shot(one, 'large-open');
  await one.page.getByRole('searchbox').fill('service-123');
  one.expect((await one.page.locator('svg .near[data-node]').count()) === 1, 'the search does not find one node');
  await shot(one, 'large-found');
  await one.page.close();
}

/** From the head into the picture, to a node, to what it calls. */
async function keyboard(path) {
  const one = await look('keyboard', path);
  const { page } = one;
  await one.go('#production/codeai/topology');
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  let stops = 0;
  while (stops++ < 40 && !(await page.evaluate(() => document.activeElement?.hasAttribute('data-node'))))
    await page.keyboard.press('Tab');
  one.expect(stops < 40, 'the tabulator does not reach the picture');
  const first = await focused();
  await page.keyboard.press('ArrowRight');
  const second = await focused();
  one.expect(first !== second && second !== '', `the arrow stays at "${first}"`);
  one.expect(
    (await page.locator('svg.faded .edge.near').count()) > 0,
    'the lines of the node with the focus do not stand out',
  );
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.split('/').length === 4);
  const title = await page.locator('aside h3').first().textContent();
  one.expect(
    second.startsWith(title ?? '?') || second.includes(`, ${title}`),
    `"${second}" is chosen and the details are of "${title}"`,
  );
  one.expect((await page.locator('aside a[href$=".yaml"]').count()) > 0, 'the details lead to no file');
  one.expect((await page.locator('aside a[href*=".ts#L"]').count()) > 0, 'the details lead to no declaration');
  await shot(one, 'chosen');
  await page.getByRole('link', { name: /^Inventory/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('main h2')?.textContent?.startsWith('Inventory'));
  one.expect((await focused()).startsWith('Inventory'), 'the focus is lost when the view changes');
  await page.close();
}

async function hostile(path) {
  const one = await look('hostile', path);
  for (const view of views) {
    await one.go(`#/*/${view}`);
    const { hit, elements, text } = await one.page.evaluate(() => ({
      hit: globalThis.hit,
      elements: document.querySelectorAll(
        'img, iframe, script:not([id]):not(:last-of-type), [onload], [onerror], a[href^="javascript"]',
      ).length,
      text: `${document.body.innerText}\n${[...document.querySelectorAll('[aria-label]')].map(each => each.getAttribute('aria-label')).join('\n')}`,
    }));
    one.expect(hit === undefined, `a name ran as a script: ${hit}`);
    one.expect(elements === 0, `${elements} elements are made of names`);
    one.expect(!text.includes('\u001b') && !text.includes('\u202e'), 'a control character is in the text');
    if (view === 'inventory' || view === 'topology')
      for (const name of hostileNames.filter(each => /^[\x20-\x7e]+$/.test(each)))
        one.expect(text.includes(name), `does not show ${name.slice(0, 40)}`);
    await one.accessible();
    await shot(one, `hostile-${view}`);
  }
  one.silent(path);
  await one.page.close();
}

/** Every relative link leads to a file that is there; with --base, to where the files are browsed. */
async function links({ fleet, small }) {
  const hrefs = page =>
    page.evaluate(() => [...document.querySelectorAll('main a[href]:not([href^="#"])')].map(each => each.href));
  const one = await look('links', fleet);
  let seen = 0;
  for (const environment of ['development', 'staging', 'production'])
    for (const view of ['change', 'reliability', 'inventory']) {
      await one.go(`#${environment}/*/${view}`);
      const files = [...new Set(await hrefs(one.page))].filter(href => href.startsWith('file:'));
      seen += files.length;
      const lost = files.filter(href => !existsSync(fileURLToPath(href.split('#')[0])));
      one.expect(lost.length === 0, `${lost.length} links lead nowhere: ${lost.slice(0, 3).join(', ')}`);
    }
  one.expect(seen > 500, `only ${seen} links lead to files`);
  await one.page.close();
  const other = await look('links with --base', small);
  await other.go('#/*/inventory');
  const all = await hrefs(other.page);
  other.expect(all.length > 0 && all.every(href => href.startsWith(`${browsed}/`)), `leads to ${all[0]}`);
  other.expect(
    all.some(href => href === `${browsed}/small/all.yaml#L1`),
    'no link leads to the line of a manifest',
  );
  await other.page.close();
}
