import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { toYaml } from '../../../src/render/yaml/emit.js';
import { documentOf, hardData, hardText } from './hard-text.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const readers: Record<string, (text: string) => unknown> = {
  'yaml, version 1.1': text => parse(text, { version: '1.1' }),
  'yaml, version 1.2': text => parse(text, { version: '1.2' }),
  'js-yaml': text => load(text),
};

describe.each(Object.entries(readers))('%s', (_, read) => {
  test(`reads 20,000 hard texts back in every position (SEED=${seed})`, () => {
    const texts = fc.sample(hardText, { seed, numRuns: 20_000 });
    const survives = (group: readonly string[]) => {
      const document = documentOf(group);
      return JSON.stringify(read(toYaml(document))) === JSON.stringify(document);
    };
    const broken: string[] = [];
    for (let i = 0; i < texts.length; i += 100) {
      const group = texts.slice(i, i + 100);
      if (!survives(group)) broken.push(...group.filter(text => !survives([text])));
    }
    expect(broken).toEqual([]);
  });

  test(`reads nested data back (SEED=${seed})`, () => {
    const survives = (data: unknown) => JSON.stringify(read(toYaml(data))) === JSON.stringify(data);
    fc.assert(fc.property(hardData, survives), { seed, numRuns: 2_000 });
  });
});
