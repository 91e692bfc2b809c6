import fc from 'fast-check';
import { toYaml } from '../../../src/render/yaml/emit.js';
import { documentOf, hardData, hardText } from './hard-text.js';
import { readers, reads } from './readers.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

describe.each(Object.entries(readers))('%s', (_, read) => {
  test(`reads 20,000 hard texts back in every position (SEED=${seed})`, () => {
    const texts = fc.sample(hardText, { seed, numRuns: 20_000 });
    const survives = (group: readonly string[]) => {
      const document = documentOf(group);
      return reads(read, toYaml(document), document);
    };
    const broken: string[] = [];
    for (let i = 0; i < texts.length; i += 100) {
      const group = texts.slice(i, i + 100);
      if (!survives(group)) broken.push(...group.filter(text => !survives([text])));
    }
    expect(broken).toEqual([]);
  });

  test(`reads nested data back (SEED=${seed})`, () => {
    const survives = (data: unknown) => reads(read, toYaml(data), data);
    fc.assert(fc.property(hardData, survives), { seed, numRuns: 2_000 });
  });
});
