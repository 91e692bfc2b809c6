import { everyAddress, formatRange, parseCidr, partition, without } from '../../src/connectivity/address.js';

const range = (cidr: string) => {
  const parsed = parseCidr(cidr);
  if (!parsed) throw new Error(cidr);
  return parsed;
};
const printed = (ranges: readonly ReturnType<typeof range>[]) => ranges.map(formatRange);

test.each([
  ['10.0.0.0/8', '10.0.0.0-10.255.255.255'],
  ['10.1.2.3/8', '10.0.0.0-10.255.255.255'],
  ['0.0.0.0/0', '0.0.0.0-255.255.255.255'],
  ['192.0.2.7/32', '192.0.2.7-192.0.2.7'],
  ['2001:db8::/32', '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['::/0', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['1:0:0:2::1/128', '1:0:0:2::1-1:0:0:2::1'],
  ['::ffff:10.0.0.1/128', '::ffff:a00:1-::ffff:a00:1'],
])('%s is %s', (cidr, text) => {
  expect(formatRange(range(cidr))).toBe(text);
});

test.each([
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0/8',
  '999.0.0.0/8',
  '10.0.0.0/08',
  '10.0.0.0/-1',
  '::/129',
  'fe80::1%eth0/64',
  '',
  '/8',
])('"%s" is not a CIDR', cidr => {
  expect(parseCidr(cidr)).toBeUndefined();
});

test('ranges are cut where others begin and end', () => {
  expect(printed(without(range('10.0.0.0/8'), [range('10.10.0.0/16'), range('::/0')]))).toEqual([
    '10.0.0.0-10.9.255.255',
    '10.11.0.0-10.255.255.255',
  ]);
  expect(printed(without(range('10.0.0.0/8'), [range('0.0.0.0/0')]))).toEqual([]);
  expect(printed(partition(4, [range('10.0.0.0/8'), range('255.0.0.0/8'), range('::/0')]))).toEqual([
    '0.0.0.0-9.255.255.255',
    '10.0.0.0-10.255.255.255',
    '11.0.0.0-254.255.255.255',
    '255.0.0.0-255.255.255.255',
  ]);
  expect(partition(6, [])).toEqual([everyAddress(6)]);
});
