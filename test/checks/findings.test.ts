import type { Check } from '../../src/checks/check.js';
import { findAll } from '../../src/checks/findings.js';
import { checkGraph } from '../../src/checks/registry.js';
import { readManifests } from '../../src/read/manifests.js';

const object = (name: string, kind = 'ConfigMap', apiVersion = 'v1') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  annotations:\n`;
const graphOf = (...texts: readonly string[]) =>
  readManifests(texts.map((text, i) => ({ file: `${i}.yaml`, text }))).graph;

test('a check that fails names the object, and ends neither the run nor the other checks', () => {
  const base = {
    title: '',
    why: '',
    fix: '',
    severity: 'warning',
    docs: '',
    fails: '',
    category: 'metadata',
    kinds: 'any',
  } as const;
  const fails: Check = {
    ...base,
    id: 'fails',
    check(graph) {
      if (graph.objects.some(({ name }) => name === 'c')) throw new TypeError('no such thing');
      return [];
    },
  };
  const finds: Check = {
    ...base,
    id: 'finds',
    *check(graph) {
      for (const each of graph.objects) yield { object: each, path: '', message: 'found' };
    },
  };
  const graph = graphOf(...['a', 'b', 'c', 'd'].map(name => object(name)));
  const found = [...findAll(graph, { kubernetes: '1.31' }, [fails, finds])];
  expect(found.map(({ check, finding }) => `${check.id} ${finding.object.name} ${finding.message}`)).toEqual([
    'fails c the check itself fails on this object: no such thing',
    ...['finds a found', 'finds b found', 'finds c found', 'finds d found'],
  ]);
  expect(found[0]?.finding.severity).toBe('error');
});

test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('a kind may be called %s', kind => {
  const graph = graphOf(object('a', kind), object('b', kind, 'apps/v1'));
  const { problems } = checkGraph(graph, { kubernetes: '1.31' }, { profile: 'strict' });
  expect(problems.filter(({ message }) => /itself fails/.test(message))).toEqual([]);
});

test('a message quotes a value as it is written, but for those of a Secret', () => {
  const graph = graphOf(`${object('a')}data: {DEBUG: yes}\n`, `${object('b', 'Secret')}stringData: {PASSWORD: 0123}\n`);
  const { problems } = checkGraph(graph, { kubernetes: '1.31' }, { only: ['schema-valid'] });
  expect(problems.map(({ message }) => message)).toContain(
    'must be a string, not true: "yes" without quotes is read as true',
  );
  expect(problems.map(({ message }) => message).join()).not.toContain('0123');
});
