import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Texts } from '../../src/write/texts.js';

/** A text of so many thousand lines, none of which another text has. */
const textOf = (name: string, lines: number) =>
  Array.from({ length: lines }, (_, i) => `${name}: line ${i} of Zürich, 東京 and 🚢\n`).join('');

/** Forty environments, together more than is kept as it is. */
const fleet = function* (): Generator<[string, string]> {
  for (let i = 0; i < 40; i++)
    for (const file of ['a', 'b', 'empty'])
      yield [`region-${i}/shop/${file}.yaml`, file === 'empty' ? '' : textOf(`${i}${file}`, 8000)];
};

const filled = () => {
  const texts = new Texts();
  for (const [path, text] of fleet()) texts.set(path, text);
  return texts;
};

test('every text is what was set, in the order in which it was', () => {
  const texts = filled();
  expect(texts.size).toBe(120);
  let at = 0;
  const all = [...texts];
  for (const [path, text] of fleet()) {
    expect(all[at]![0]).toBe(path);
    expect(all[at++]![1] === text && texts.get(path) === text).toBe(true);
  }
  expect([texts.has('region-7/shop/empty.yaml'), texts.get('region-7/shop/empty.yaml')]).toEqual([true, '']);
  expect([texts.has('region-7/shop/c.yaml'), texts.get('region-7/shop/c.yaml')]).toEqual([false, undefined]);
  expect([...texts.values()].length).toBe(120);
});

test('a text that is set again replaces what was packed', () => {
  const texts = filled();
  texts.set('region-0/shop/a.yaml', 'new');
  expect(texts.get('region-0/shop/a.yaml')).toBe('new');
  expect(texts.get('region-0/shop/b.yaml')).toBe(textOf('0b', 8000));
  expect(texts.size).toBe(120);
});

test('a part has its own files, and the whole keeps them', () => {
  const whole = filled();
  const part = new Texts(whole, path => path.startsWith('region-3/'));
  part.set('region-3/.plainsail', 'a\n');
  expect([...part.keys()].map(path => path.replace('region-3/', ''))).toEqual([
    ...['shop/a.yaml', 'shop/b.yaml', 'shop/empty.yaml', '.plainsail'],
  ]);
  expect(part.get('region-3/shop/b.yaml')).toBe(textOf('3b', 8000));
  expect([whole.size, whole.has('region-3/.plainsail')]).toEqual([120, false]);
  expect([...new Texts(new Map([['a', '1']]))]).toEqual([['a', '1']]);
});

test('a large fleet takes a fraction of its texts in memory', () => {
  setFlagsFromString('--expose-gc');
  const used = () => {
    runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const before = used();
  let characters = 0;
  for (const [, text] of fleet()) characters += text.length;
  expect(characters).toBeGreaterThan(18 * 2 ** 20); // Each takes two bytes, since not all of them are Latin.
  const texts = filled();
  expect(used() - before).toBeLessThan(12);
  expect(texts.size).toBe(120);
});
