import { stripVTControlCharacters, styleText } from 'node:util';
import { styled } from '../../src/cli/print.js';

const terminal = { isTTY: true } as NodeJS.WriteStream;
const file = { isTTY: false } as NodeJS.WriteStream;

afterEach(() => jest.restoreAllMocks());

test.each(['dim', 'red', 'yellow'] as const)('%s is what Node itself writes', style => {
  jest.replaceProperty(process, 'env', { TERM: 'xterm' });
  const text = styled(style, 'shop', terminal);
  expect(text).toBe(styleText(style, 'shop', { validateStream: false }));
  expect(stripVTControlCharacters(text)).toBe('shop');
});

test.each([
  ['a file', file, {}],
  ['NO_COLOR', terminal, { NO_COLOR: '1' }],
  ['a terminal without colours', terminal, { TERM: 'dumb' }],
])('no colour for %s', (_, stream, env) => {
  jest.replaceProperty(process, 'env', env);
  expect(styled('red', 'shop', stream)).toBe('shop');
});
