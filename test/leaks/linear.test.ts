import { leaksIn } from '../../src/leaks/scan.js';

/** Beginnings of secrets that never become one, each of which some scanner has to look behind. */
const hostile = [
  ...[
    'a-',
    'a.',
    'a://',
    'a://a://:',
    'sk-',
    'ecdsa-sha2-',
    'eyJaaaaaaaaaaaa-',
    'eyJa.',
    'xoxb-',
    'ghp_',
    '11',
    '|',
    'Q~',
  ],
  ...['password=', 'password: ', '"password":"', '\npassword=', 'pass.', '@tcp(', 'a:b@tcp(', 'Basic ', 'Bearer '],
  ...[
    'mysql ',
    'mysql -p',
    'curl -u ',
    '-----BEGIN ',
    `-----BEGIN ${'PRIVATE'} KEY-----`,
    'machine a login b password ',
  ],
  ...['IDENTIFIED BY ', "WITH PASSWORD '", ' a.passwd ', '"a" "md5', 'SCRAM-SHA-256$', 'password = """'],
  ...['user a >', 'a:1234:a:', 'A', '/', '=', ' ', '\t', '\\', '"', 'a,b='],
];

const small = 10_000;
const factor = 8;

/** Milliseconds of this process, whatever else the machine does; the better of two runs. */
function costOf(text: string): number {
  const runs = [0, 1].map(() => {
    const before = process.cpuUsage();
    leaksIn(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

test.each(hostile)('eight times as much of %j takes about eight times as long', unit => {
  const text = unit.repeat(small / unit.length);
  leaksIn(text);
  const limit = Math.max(costOf(text), 5) * factor * 4;
  expect(costOf(text.repeat(factor))).toBeLessThan(limit);
});
