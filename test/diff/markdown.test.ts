import type { Consequence } from '../../src/diff/consequence.js';
import { allNames, grouped } from '../../src/diff/grouped.js';
import { forgeCode, forgeText } from '../../src/diff/print/forge-text.js';
import { diffMarkdown } from '../../src/diff/print/markdown.js';
import { graphObject } from '../../src/graph/object.js';

const consequence = (name: string, message: string, more: Partial<Consequence> = {}): Consequence => ({
  section: 'other',
  id: 'fields-changed',
  object: graphObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' } }),
  message,
  ...more,
});

function comment(consequences: readonly Consequence[]): string {
  const clusters = [{ name: '', consequences }];
  return diffMarkdown(grouped(clusters), allNames(clusters));
}

test('a comment has one marker, a headline and its sections', () => {
  const said = comment([
    consequence('a', 'changes data'),
    consequence('b', 'is removed', { section: 'lost', hint: 'Keep it.' }),
  ]);
  expect(said).toBe(
    [
      '<!-- plainsail diff -->',
      '## What this change does',
      '',
      'Lost: 1. Other changes: 1.',
      '',
      '### Lost (1)',
      '',
      '- `ConfigMap shop/b` is removed<br>Keep it.',
      '',
      '### Other changes (1)',
      '',
      '- `ConfigMap shop/a` changes data',
      '',
    ].join('\n'),
  );
});

test('whatever there is to say, the comment fits, every section is there, and what is left out is counted', () => {
  const many = Array.from({ length: 5000 }, (_, i) => consequence(`c${i}`, 'x'.repeat(i % 900)));
  const few = [consequence('lost', 'is removed', { section: 'lost' })];
  const said = comment([...many, ...few]);
  expect(said.length).toBeLessThan(60_000);
  expect(said.length).toBeGreaterThan(40_000);
  expect(said).toContain('### Lost (1)\n\n- `ConfigMap shop/lost` is removed\n');
  const shown = said.split('\n').filter(line => line.startsWith('- `ConfigMap shop/c')).length;
  expect(said).toContain(`- … and ${5000 - shown} more, which the text and JSON forms list`);
});

test('the order of what is found changes no byte', () => {
  const all = ['b', 'a', 'c'].map(name => consequence(name, 'changes data'));
  expect(comment(all.toReversed())).toBe(comment(all));
});

test.each([
  ['@everyone, see #12 and !3', '@<!-- -->everyone, see #<!-- -->12 and !<!-- -->3'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['*a* _b_ `c` [d](e) |', '\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\|'],
  ['https://example.com', 'https:<!-- -->//example.com'],
  ['a\nb\u001b[31m', 'a\\\\nb\\\\x1b\\[31m'],
])('%j is text in a comment', (text, expected) => {
  expect(forgeText(text)).toBe(expected);
});

test('a code span holds backticks and has one line', () => {
  expect(forgeCode('a``b')).toBe('```a``b```');
  expect(forgeCode('`')).toBe('`` ` ``');
  expect(forgeCode('a\nb')).toBe('`a\\nb`');
});
