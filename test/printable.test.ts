import fc from 'fast-check';
import { printable, printableLines } from '../src/printable.js';
import { formatProblem, problem } from '../src/problem.js';

test.each([
  ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  ['a\r\nb', 'a\\r\\nb'],
  ['a\u202eb', 'a\\u202eb'],
  ['web\n::error file=x::no', 'web\\n::error file=x::no'],
  ['::stop-commands::x', '\\::stop-commands::x'],
  ['see ##vso[task.setvariable]x', 'see #\\#vso[task.setvariable]x'],
  ['## a heading, naïve ✓ 日本', '## a heading, naïve ✓ 日本'],
])('%j is printed as %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('lines keep their breaks, and none of them is a command', () => {
  expect(printableLines(' a: b\n  ::add-mask::x\n+ ::y')).toBe(' a: b\n  \\::add-mask::x\n+ ::y');
});

test('a problem is a headline, a hint and a place, whatever the input is called', () => {
  const name = 'web\n::error::x\n\x1b[2J';
  const object = { apiVersion: 'v1', kind: 'Pod', name };
  const shown = formatProblem({ ...problem('a', `"${name}"`), object, path: name, file: name, hint: 'h' });
  expect(shown.split('\n')).toHaveLength(3);
});

const hostile = fc.string({
  unit: fc.constantFrom('\n', '\r', '\t', ':', '#', '[', ' ', 'a', '\x1b', '\x9b', '\u2028', '\u202e'),
});

test('whatever the text, no control character and no command is left; a second time changes nothing', () => {
  fc.assert(
    fc.property(hostile, text => {
      const lines = printableLines(text);
      expect(lines).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u202e]/u);
      expect(lines).not.toMatch(/^[ \t]*::/m);
      expect(lines).not.toMatch(/##\[/);
      expect(printableLines(lines)).toBe(lines);
      expect(printable(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});
