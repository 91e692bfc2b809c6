import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type WriteRequest, write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';
import { faultAt } from './faults.js';
import { errorOf, problemsOf } from './problems.js';

const dieAt = (wanted: WriteRequest, step: number) => errorOf(() => write(wanted, faultAt(step, 'die before')));
const isHalf = (out: string) => existsSync(join(out, '.plainsail-write/journal'));

test('a file that comes where a killed run wanted to write is kept, wherever the next run ends too', () => {
  let kept = 0;
  for (let step = 1; step <= 60; step += 1) {
    for (let again = 1; again <= 40; again += 1) {
      const out = temporaryDirectory();
      write(request(out, ['u'], { 'u/a': 'a\n' }));
      const second = request(out, ['u'], { 'u/a': 'a\n', 'u/b': 'b\n' });
      dieAt(second, step);
      if (!isHalf(out)) break;
      dieAt(second, again);
      if (existsSync(join(out, 'u/b'))) continue;
      fill(out, { 'u/b': 'mine' });
      expect(problemsOf(() => write(second)).map(({ id }) => id)).toEqual(['write-foreign']);
      expect({ step, again, contents: contentsOf(out) }).toMatchObject({ step, again, contents: { 'u/b': 'mine' } });
      kept += 1;
    }
  }
  expect(kept).toBeGreaterThan(100);
});

test('a file that comes into a folder that a killed run has made stays, also when the folder has to go', () => {
  let kept = 0;
  for (let step = 1; step <= 60; step += 1) {
    const out = temporaryDirectory();
    const first = request(out, ['u'], { 'u/a': 'a\n' });
    write(first);
    dieAt(request(out, ['u'], { 'u/new/deep/b': 'b\n' }), step);
    if (!existsSync(join(out, 'u/new/deep'))) continue;
    fill(out, { 'u/new/deep/mine': 'mine' });
    write(first);
    const whole = { 'u/.plainsail': 'a\n', 'u/a': 'a\n', 'u/new/deep/mine': 'mine' };
    expect({ step, contents: contentsOf(out) }).toEqual({ step, contents: whole });
    kept += 1;
  }
  expect(kept).toBeGreaterThan(2);
});

test('a file that somebody deletes after a killed run comes back, wherever the next run ends too', () => {
  let given = 0;
  for (let step = 1; step <= 60; step += 1) {
    for (let again = 1; again <= 40; again += 1) {
      const out = temporaryDirectory();
      write(request(out, ['u'], { 'u/a': 'old\n' }));
      const second = request(out, ['u'], { 'u/a': 'new\n' });
      dieAt(second, step);
      if (!isHalf(out) || contentsOf(out)['u/a'] !== 'new\n') break;
      rmSync(join(out, 'u/a'));
      dieAt(second, again);
      if (!isHalf(out)) break;
      write(request(out, ['other'], { 'other/a': 'a' }, false));
      expect({ step, again, text: contentsOf(out)['u/a'] }).toEqual({ step, again, text: 'old\n' });
      given += 1;
    }
  }
  expect(given).toBeGreaterThan(10);
});
