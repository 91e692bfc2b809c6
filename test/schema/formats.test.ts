import { formats } from '../../src/schema/formats.js';

const cases: Readonly<Record<string, { readonly valid: readonly unknown[]; readonly invalid: readonly unknown[] }>> = {
  quantity: {
    valid: [
      '0',
      '1',
      '500m',
      '0.5',
      '.5',
      '1.',
      '1Gi',
      '128Ki',
      '1e3',
      '1E-3',
      '+1',
      '-1',
      '5k',
      '100n',
      '3u',
      2,
      0.25,
    ],
    invalid: ['', '500mm', '1GB', '1gi', '1 Gi', 'one', '1K', '1.2.3', '--1', 'Gi', '1e', true, null, Number.NaN],
  },
  'go-duration': {
    valid: ['0', '30s', '1h30m', '1.5h', '100ms', '2us'],
    invalid: ['', '30', '1d', '1w', 's', '1 h', 30],
  },
  'dns-label': {
    valid: ['a', '0', 'a-b', 'a'.repeat(63)],
    invalid: ['', 'A', '-a', 'a-', 'a.b', 'a_b', 'a'.repeat(64), 1],
  },
  'dns-subdomain': { valid: ['a', 'a.b-c', '0.0'], invalid: ['', '.', 'a..b', 'a.', 'A.b', 'a'.repeat(254)] },
  'host-name': { valid: ['a.b', '*.a.b', 'localhost'], invalid: ['', '*', 'a.*.b', 'https://a.b', 'a.b/c', 'A.b'] },
  'port-name': {
    valid: ['http', '8a', 'a-1', 'a'.repeat(15)],
    invalid: ['', '80', 'HTTP', 'a--b', '-a', 'a-', 'a_b', 'a'.repeat(16)],
  },
  'port-or-name': { valid: [1, 65535, 'http'], invalid: [0, 65536, 80.5, '80', 'HTTP', null] },
  'int-or-percent': { valid: [0, 1, '25%', '0%'], invalid: ['25', '2.5%', '%', 1.5] },
  int32: { valid: [0, -(2 ** 31), 2 ** 31 - 1], invalid: [2 ** 31, 0.5, '1', Number.POSITIVE_INFINITY] },
  byte: { valid: ['', 'aGVsbG8=', 'aGVs\nbG8='], invalid: ['a', 'hello!', 'aGVsbG8', 'aGVs bG8=', 1] },
  cidr: {
    valid: ['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32'],
    invalid: ['10.0.0.0', '10.0.0.0/33', '999.1.1.1/8', 'a/8'],
  },
  'date-time': { valid: ['2030-01-31T12:00:00Z', '2030-01-31T12:00:00.5+02:00'], invalid: ['2030-01-31', 'now', 0] },
};

describe.each(Object.entries(cases))('%s', (name, { valid, invalid }) => {
  it.each(valid)('accepts %p', value => {
    expect(formats[name]?.accepts(value)).toBe(true);
  });

  it.each(invalid)('refuses %p', value => {
    expect(formats[name]?.accepts(value)).toBe(false);
  });
});
