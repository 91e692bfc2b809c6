import { eachText } from '../../src/graph/texts.js';

test('calls back for keys and values, with the place of each', () => {
  const told: unknown[] = [];
  const data = { spec: { containers: [{ name: 'api', args: ['-v', 1] }], 'a/b': { $ref: 'x' } }, none: null };
  eachText(data, (text, { isKey, keys, path }) => told.push([text, isKey, keys.join(' '), path]));
  const container = 'spec.containers[0]';
  expect(told).toEqual([
    ['spec', true, '', ''],
    ['containers', true, 'spec', 'spec'],
    ['name', true, 'spec containers api', container],
    ['api', false, 'spec containers api name', `${container}.name`],
    ['args', true, 'spec containers api', container],
    ['-v', false, 'spec containers api args', `${container}.args[0]`],
    ['a/b', true, 'spec', 'spec'],
    ['$ref', true, 'spec a/b', 'spec["a/b"]'],
    ['x', false, 'spec a/b $ref', 'spec["a/b"].$ref'],
    ['none', true, '', ''],
  ]);
});
