import { Ports } from '../../src/connectivity/ports.js';

const tcp = (from: number, to?: number) => Ports.of('TCP', from, to);

test.each([
  [Ports.none, 'No Connections'],
  [Ports.all, 'All Connections'],
  [tcp(80), 'TCP 80'],
  [tcp(1, 65535), 'TCP 1-65535'],
  [Ports.union([tcp(443), tcp(80), tcp(8080, 8090), Ports.of('UDP', 53)]), 'TCP 80,443,8080-8090,UDP 53'],
  [Ports.union([tcp(80), tcp(81), tcp(79)]), 'TCP 79-81'],
  [Ports.union([tcp(1, 65535), Ports.of('UDP', 1, 65535), Ports.of('SCTP', 1, 65535)]), 'All Connections'],
  [tcp(70000), 'No Connections'],
  [tcp(90, 80), 'No Connections'],
  [tcp(0, 70000), 'TCP 1-65535'],
])('%s', (ports, text) => {
  expect(`${ports}`).toBe(text);
});

test('sets are combined exactly', () => {
  const web = Ports.union([tcp(80, 90), tcp(443)]);
  expect(`${web.intersect(tcp(85, 500))}`).toBe('TCP 85-90,443');
  expect(`${web.minus(tcp(85))}`).toBe('TCP 80-84,86-90,443');
  expect(`${Ports.all.minus(tcp(22))}`).toBe('SCTP 1-65535,TCP 1-21,23-65535,UDP 1-65535');
  expect(`${web.minus(Ports.all)}`).toBe('No Connections');
  expect([web.has('TCP', 443), web.has('UDP', 443), web.has('TCP', 91)]).toEqual([true, false, false]);
});
