import fc from 'fast-check';
import { compilePattern, type Pattern } from '../../src/re2/pattern.js';

function pattern(text: string): Pattern {
  const compiled = compilePattern(text);
  if ('refused' in compiled) throw new Error(compiled.refused);
  return compiled.pattern;
}

const textsOf = (expression: string, text: string) => Array.from(pattern(expression).matches(text), ({ text }) => text);

test('a pattern is compiled once', () => {
  expect(compilePattern('^a+$')).toBe(compilePattern('^a+$'));
});

test('it matches anywhere unless it is anchored', () => {
  expect(pattern('b+').test('abbc')).toBe(true);
  expect(pattern('^b+$').test('abbc')).toBe(false);
});

test('it finds the leftmost match, earlier alternatives first', () => {
  expect(pattern('a|ab').find('xab')).toBe('a');
  expect(pattern('(?i)AB').find('xab')).toBe('ab');
  expect(pattern('z').find('xab')).toBeUndefined();
});

test('matches do not overlap, and an empty one does not follow another at once', () => {
  expect(textsOf('a*', 'baaac')).toEqual(['', 'aaa', '']);
  expect(textsOf('[a-z]+', 'ab 1 cd')).toEqual(['ab', 'cd']);
  expect([...pattern('é.').matches('aé😀é1')]).toEqual([
    { start: 1, end: 4, text: 'é😀' },
    { start: 4, end: 6, text: 'é1' },
  ]);
});

test.each([
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['(a)\\1', 'invalid escape sequence: `\\1`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['(', 'missing closing ): `(`'],
])('%s is refused with its reason', (text, reason) => {
  expect(compilePattern(text)).toEqual({ refused: reason });
});

test('time grows with the text, not with the ways to match it', () => {
  const started = process.cpuUsage().user;
  expect(pattern('^(a|aa)+$').test(`${'a'.repeat(200_000)}b`)).toBe(false);
  expect(textsOf('(x+x+)+y', 'x'.repeat(20_000))).toEqual([]);
  expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
});

test('where JavaScript knows the pattern, it matches the same', () => {
  const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', 'a|b', '(ab)', '(?:b)');
  const times = fc.constantFrom('', '*', '+', '?', '{1,2}', '*?', '+?');
  const expression = fc
    .array(fc.tuple(piece, times), { minLength: 1, maxLength: 4 })
    .map(parts => parts.map(([one, many]) => (one.includes('|') ? `(?:${one})${many}` : `${one}${many}`)).join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(expression, text, (source, input) => {
      expect(pattern(source).test(input)).toBe(new RegExp(source, 'u').test(input));
      expect(pattern(source).find(input)).toBe(new RegExp(source, 'u').exec(input)?.[0]);
    }),
    { numRuns: 2000 },
  );
});
