import { isPlain } from '../../../src/render/yaml/plain.js';

/** Runs of code points, in hexadecimal: `7f-a0`. */
function runs(points: readonly number[]): readonly string[] {
  const found: [number, number][] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last?.[1] === point - 1) last[1] = point;
    else found.push([point, point]);
  }
  return found.map(([from, to]) => [...new Set([from, to])].map(point => point.toString(16)).join('-'));
}

test('between letters, only what a reader refuses or a reviewer does not see needs quotes', () => {
  const points = Array.from({ length: 0x11_0000 }, (_, point) => point);
  expect(runs(points.filter(point => !isPlain(`a${String.fromCodePoint(point)}b`)))).toEqual([
    ...['0-1f', '7f-a0', 'ad', '61c', '200b', '200e-200f', '2028-202e', '2060-206f', 'd800-dfff', 'feff', 'fff0-fffb'],
    'fffe-ffff',
  ]);
});

test('at the beginning, so does what gives YAML another meaning', () => {
  const points = Array.from({ length: 0x7f }, (_, point) => point).slice(0x20);
  const needing = (text: (char: string) => string) =>
    points.map(point => String.fromCodePoint(point)).filter(char => !isPlain(text(char)));
  expect(needing(char => `${char}z`).join('')).toBe(' !"#%&\'*,:>@[]`{|}');
  expect(needing(char => `${char} z`).join('')).toBe(' !"#%&\'*,-:>?@[]`{|}');
  expect(needing(char => `z${char}`).join('')).toBe(' :');
  expect(needing(char => `z ${char}`).join('')).toBe(' #:');
});

test('answers alike after more texts than it remembers', () => {
  const answers = () => [isPlain('8080'), isPlain('eighty')];
  const before = answers();
  for (let i = 0; i < 30_000; i++) isPlain(`text ${i}`);
  expect([before, answers()]).toEqual([
    [false, true],
    [false, true],
  ]);
});
