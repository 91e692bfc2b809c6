import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SourceWatch } from '../../src/cli/watch/source-watch.js';

let folder: string;
let watch: SourceWatch;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-watch-'));
  watch = new SourceWatch();
});
afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true });
});

const missing = () => ({ files: new Set<string>(), folders: new Set([folder]), complete: false });
const isToldWithin = (milliseconds: number) =>
  Promise.race([watch.changed().then(() => true), setTimeout(milliseconds, false)]);

test('what was missing and came before its folder is watched is noticed', async () => {
  const since = Date.now();
  writeFileSync(join(folder, 'versions.json'), '{}');
  watch.follow(missing(), since);
  expect(await isToldWithin(1000)).toBe(true);
});

test('a folder that has not changed since is not a change', async () => {
  writeFileSync(join(folder, 'versions.json'), '{}');
  utimesSync(folder, 0, 0);
  watch.follow(missing(), Date.now() + 1000);
  expect(await isToldWithin(100)).toBe(false);
});

test('a folder that went after it was read is noticed, although the one around it is watched already', async () => {
  const later = join(folder, 'later');
  const sources = { files: new Set([join(later, 'versions.json')]), folders: new Set([folder, later]), complete: true };
  watch.follow({ files: new Set(), folders: new Set([folder]), complete: true }, Date.now() + 1000);
  mkdirSync(later);
  await setTimeout(50);
  const since = Date.now();
  rmSync(later, { recursive: true });
  // The event of it comes when the new sources are followed, and names nothing of theirs.
  watch.follow(sources, since);
  expect(await isToldWithin(1000)).toBe(true);
});
