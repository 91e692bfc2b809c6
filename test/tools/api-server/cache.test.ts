import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { cached } = require('../../../tools/api-server/cache.js');

const home = process.env.XDG_CACHE_HOME;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plainsail-cache-'));
  process.env.XDG_CACHE_HOME = folder;
});
afterEach(() => {
  if (home === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = home;
  rmSync(folder, { recursive: true });
});

const make = (text: string) => async (half: string) => writeFileSync(join(half, 'program'), text);

it('is filled once, and found again', async () => {
  const first = await cached('kubernetes/1.36.3', make('first'));
  const second = await cached('kubernetes/1.36.3', make('second'));
  expect([second, readFileSync(join(second, 'program'), 'utf8')]).toEqual([first, 'first']);
  expect(first).toBe(join(folder, 'plainsail/kubernetes/1.36.3'));
});

it('never has half of what a failed build has made', async () => {
  const fails = async (half: string) => {
    await make('half')(half);
    throw new Error('the compiler stopped');
  };
  await expect(cached('kubernetes/1.36.3', fails)).rejects.toThrow('the compiler stopped');
  expect(readdirSync(join(folder, 'plainsail/kubernetes'))).toEqual([]);
});

it('has one builder at a time, and those that wait find what it has made', async () => {
  let builders = 0;
  const slow = async (half: string) => {
    builders += 1;
    await new Promise(resolve => setTimeout(resolve, 200));
    await make('built')(half);
  };
  const folders: string[] = await Promise.all([1, 2, 3].map(() => cached('flux/1.9.6', slow)));
  expect([builders, new Set(folders).size, existsSync(join(folders[0]!, 'program'))]).toEqual([1, 1, true]);
});

it('gives up waiting for a builder that takes too long', async () => {
  let begun = () => {};
  let end = () => {};
  const hasBegun = new Promise<void>(resolve => {
    begun = resolve;
  });
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const building = cached('a/1', () => {
    begun();
    return ended;
  });
  await hasBegun;
  await expect(cached('b/1', make('b'), { patience: 0 })).rejects.toThrow('another process has been building for 0 s');
  end();
  await building;
});
