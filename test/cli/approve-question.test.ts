import { PassThrough } from 'node:stream';
import { isWilling } from '../../src/cli/approve/ask.js';

/** Both ends of a terminal at which this is typed. */
function terminal(typed: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  input.end(typed);
  return { input, output };
}

test.each([
  ['y\n', true],
  ['Yes\n', true],
  ['n\n', false],
  ['\n', false],
  ['sure\n', false],
])('%j', async (typed, willing) => {
  const { input, output } = terminal(typed);
  expect(await isWilling('Approve production/shop as "jane"?', { input, output })).toBe(willing);
  expect(String(output.read())).toContain('Approve production/shop as "jane"? [y/N] ');
});

test('a terminal that is closed is not an answer', async () => {
  expect(await isWilling('Approve?', terminal(''))).toBe(false);
}, 2_000);

test('where there is no terminal nobody is asked', async () => {
  const { input, output } = terminal('n\n', false);
  expect(await isWilling('Approve?', { input, output })).toBe(true);
  expect(output.read()).toBeNull();
});
