import fc from 'fast-check';
import { arrangedInBoxes } from '../../src/report/draw/arrange.js';
import { xmlOf } from '../../src/report/draw/element.js';
import { widthOf } from '../../src/report/draw/label.js';
import { layoutOf } from '../../src/report/draw/layout.js';
import { pictureOf } from '../../src/report/draw/picture.js';
import { type Look, sceneOf } from '../../src/report/draw/scene.js';
import type { ReportEdge, ReportEnvironment, ReportNode } from '../../src/report/model/report.js';

const node = (label: string, system: string | undefined, more: Partial<ReportNode> = {}): ReportNode => ({
  id: `${system}/${label}`,
  kind: 'component',
  label,
  about: 'Deployment',
  system,
  images: [],
  publicAt: [],
  unprotected: [],
  ranges: [],
  ...more,
});
const edge = (from: number, to: number, more: Partial<ReportEdge> = {}): ReportEdge => ({
  from,
  to,
  ports: 'TCP 80',
  kind: 'declared',
  reasons: ['call'],
  rows: [],
  ...more,
});
const environmentOf = (nodes: readonly ReportNode[], edges: readonly ReportEdge[]): ReportEnvironment => ({
  name: 'production',
  objects: 0,
  systems: [],
  nodes,
  edges,
  objectives: [],
  alerts: [],
  workloads: [],
  findings: [],
  waivers: [],
  images: [],
  exposures: [],
  permissions: [],
  assumptions: [],
  unread: [],
});

const look = (more: Partial<Look> = {}): Look => ({
  system: undefined,
  expanded: new Set(['shop', 'bank']),
  platform: false,
  ...more,
});
const shop = environmentOf(
  [
    node('api', 'shop'),
    node('db', 'shop', { kind: 'store' }),
    node('ledger', 'bank'),
    node('kube-dns', undefined, { id: 'dns', kind: 'platform' }),
    node('prometheus', 'shop'),
  ],
  [
    edge(0, 1),
    edge(0, 2),
    edge(0, 3, { kind: 'derived', reasons: ['name resolution'] }),
    edge(4, 0, { kind: 'derived', reasons: ['scraping'] }),
  ],
);

test('other systems are one node each beside the one that is looked at', () => {
  const { nodes, edges, hidden } = sceneOf(shop, look({ system: 'shop' }));
  expect(nodes.map(({ id }) => id)).toEqual(['shop/api', 'shop/db', '{system} bank', 'shop/prometheus']);
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['shop/api shop/db', 'shop/api {system} bank']);
  expect(hidden).toBe(2);
});

test('the platform and what it derives are shown when they are asked for', () => {
  const { nodes, edges, hidden } = sceneOf(shop, look({ system: 'shop', platform: true }));
  expect(nodes.map(({ id }) => id)).toContain('dns');
  expect(edges).toHaveLength(4);
  expect(hidden).toBe(0);
});

test('a closed system is one node, with the lines of all that is in it', () => {
  const { nodes, edges } = sceneOf(shop, look({ expanded: new Set(['bank']) }));
  expect(nodes.map(({ id, group }) => [id, group?.size])).toEqual([
    ['{system} shop', 3],
    ['bank/ledger', undefined],
  ]);
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['{system} shop bank/ledger']);
});

test('a closed system is public or changed when something in it is', () => {
  const environment = environmentOf([node('a', 'x'), node('b', 'x', { publicAt: ['h'], change: 'added' })], []);
  const [closed] = sceneOf(environment, look({ expanded: new Set() })).nodes;
  expect(closed).toMatchObject({ isPublic: true, change: 'changed' });
});

test('no node covers another, and none is outside of the picture', () => {
  const names = fc.constantFrom('a', 'a longer name', 'x'.repeat(30));
  const graph = fc.record({
    nodes: fc.array(fc.record({ name: names, system: fc.constantFrom('p', 'q', undefined) }), {
      minLength: 1,
      maxLength: 25,
    }),
    edges: fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 40 }),
  });
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const sized = nodes.map(({ name, system }, i) => ({
        id: `${i}`,
        box: system,
        width: widthOf(name, 13) + 20,
        height: 42,
      }));
      const links = edges
        .filter(([a, b]) => a !== b && a < sized.length && b < sized.length)
        .map(([a, b]) => ({ from: `${a}`, to: `${b}`, width: 0 }));
      const { nodes: places, width, height } = arrangedInBoxes(sized, links, 40);
      const all = [...places.values()];
      expect(all).toHaveLength(sized.length);
      for (const [i, one] of all.entries()) {
        expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
        expect(one.y - one.height / 2).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width / 2).toBeLessThanOrEqual(width + 0.01);
        expect(one.y + one.height / 2).toBeLessThanOrEqual(height + 0.01);
        for (const other of all.slice(i + 1)) {
          const apart =
            Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.01 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.01;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('lines turn between the columns only, and pass no node', () => {
  const edges = fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(edges, pairs => {
      const nodes = Array.from({ length: 14 }, (_, i) => ({ id: `${i}`, width: 80 + ((i * 37) % 90), height: 42 }));
      const unique = new Map(pairs.filter(([a, b]) => a !== b).map(pair => [pair.join(), pair]));
      const wanted = [...unique.values()].map(([a, b]) => ({ from: `${a}`, to: `${b}`, width: 20 }));
      const { nodes: places, links } = layoutOf(nodes, wanted, 40);
      for (const { from, to, points } of links) {
        for (const [i, end] of points.slice(1).entries()) {
          const start = points[i]!;
          const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
          for (const node of places.values()) {
            const isBeside = node.x + node.width / 2 <= left + 1 || node.x - node.width / 2 >= right - 1;
            const isAbove = Math.max(start.y, end.y) <= node.y - node.height / 2 + 1;
            const isBelow = Math.min(start.y, end.y) >= node.y + node.height / 2 - 1;
            expect(node.id === from || node.id === to || isBeside || isAbove || isBelow).toBe(true);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a graph that is too large for dagre has its place all the same, circles included', () => {
  const nodes = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, width: 100, height: 42 }));
  const links = Array.from({ length: 1500 }, (_, i) => ({ from: `${i % 500}`, to: `${(i * 7 + 1) % 500}`, width: 0 }));
  const { nodes: places } = arrangedInBoxes(nodes, links, 40);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(500);
});

test('names stay texts of the picture, whatever is in them', () => {
  const hostile = '<script>alert(1)</script>"\'&\u0000\u001b[31m\u202eabc\ud800';
  const environment = environmentOf([node(hostile, hostile), node('b', hostile)], [edge(0, 1, { ports: hostile })]);
  const xml = xmlOf(pictureOf(sceneOf(environment, look({ system: hostile }))).drawn);
  expect(xml).not.toMatch(/<script|\p{Cc}|\u202e|\p{Surrogate}/u);
  expect(xml).toContain('&lt;script&gt;');
});
