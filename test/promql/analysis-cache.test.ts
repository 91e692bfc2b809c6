import { cachedAnalysis } from '../../src/promql/analysis-cache.js';
import type { Analysis } from '../../src/promql/findings.js';

test('an expression is analysed once in a process that keeps nothing for the next', () => {
  const analysis: Analysis = { faults: [], selections: [], remarks: [], conditional: false, keeps: { only: [] } };
  const analyse = jest.fn(() => analysis);
  expect(['up', 'up', 'down', 'up'].map(expr => cachedAnalysis(expr, analyse))).toEqual(Array(4).fill(analysis));
  expect(analyse.mock.calls).toEqual([['up'], ['down']]);
});

test('names of what every object has are expressions like others', () => {
  const analyse = jest.fn(
    (): Analysis => ({ faults: [], selections: [], remarks: [], conditional: true, keeps: { only: [] } }),
  );
  for (const expr of ['constructor', '__proto__', 'toString'])
    expect(cachedAnalysis(expr, analyse).conditional).toBe(true);
  expect(analyse).toHaveBeenCalledTimes(3);
});
