import fc from 'fast-check';
import { toYaml } from '../../../src/render/yaml/emit.js';
import { hardText } from './hard-text.js';
import { deliberate, elsewhere, unquoted } from './needless.js';
import { readers, reads } from './readers.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const exceptions = [...deliberate, ...elsewhere];

/** Whether every reader reads the text back without its quotes. */
function isNeedless(text: string): boolean {
  const document = unquoted(text);
  return document !== undefined && Object.values(readers).every(read => reads(read, document.text, document.value));
}

test(`quotes only what some reader takes for something else, with the exceptions listed (SEED=${seed})`, () => {
  const texts = new Set(fc.sample(hardText, { seed, numRuns: 20_000 }));
  const needless = [...texts].filter(isNeedless);
  expect(needless.length).toBeGreaterThan(100);
  expect(needless.filter(text => !exceptions.some(([, , pattern]) => pattern.test(text)))).toEqual([]);
});

test.each(exceptions)('an exception is one: %s', (_, example, pattern) => {
  expect(toYaml(example)).not.toBe(`${example}\n`);
  expect(isNeedless(example)).toBe(true);
  expect(pattern.test(example)).toBe(true);
});
