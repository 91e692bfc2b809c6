import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { parseApprovers } from '../../src/approvals/approvers.js';
import type { Problem } from '../../src/problem.js';
import { approversYaml, jane, joe, pemOf } from './office.js';

const read = (text: string) => {
  const problems: Problem[] = [];
  const approvers = parseApprovers(text, 'approvals/approvers.yaml', problems);
  return { approvers, problems: problems.map(({ path, message, hint }) => [path, message, hint]) };
};
const nameForm = 'It has up to 63 letters, digits and ". _ @ + -", and begins with a letter or digit.';
const printIt = 'Print it with: openssl pkey -in FILE -pubout.';

test('names, roles and keys are read, and comments are allowed', () => {
  const { approvers, problems } = read(`# who may approve\n${approversYaml(jane, joe)}`);
  expect(problems).toEqual([]);
  expect(approvers.map(({ name, roles }) => [name, roles])).toEqual([
    ['jane', ['SuperAdmin', 'Developer']],
    ['joe', ['Developer']],
  ]);
  expect(approvers[0]?.publicKey.equals(jane.keys.publicKey)).toBe(true);
  expect(approvers[0]?.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('everything that is wrong is reported at once', () => {
  const rsa = pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey);
  const secret = jane.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const entries = [
    { name: 'a b', roles: ['SuperAdmin'], publicKey: rsa },
    { name: 'ann', roles: 'SuperAdmin', publicKey: secret },
    { name: 'bob', role: 'SuperAdmin', publicKey: 'nonsense' },
    'carl',
    { name: 'dora', roles: ['SuperAdmin'], publicKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n' },
  ];
  const { approvers, problems } = read(JSON.stringify({ approvers: entries, gates: [] }));
  expect(approvers).toEqual([]);
  expect(problems).toEqual([
    ['gates', 'there is no field "gates".', 'It has one field, "approvers".'],
    ['approvers[0].name', '"a b" is not a name.', nameForm],
    ['approvers[0].publicKey', 'is of the type rsa, and must be of the type ed25519.', printIt],
    ['approvers[1].roles', '"SuperAdmin" is not a list of names of roles.', `Write roles: [SuperAdmin]. ${nameForm}`],
    ['approvers[1].publicKey', 'is a private key: it is known now, so make a new one.', printIt],
    [
      'approvers[2].role',
      'there is no such field. Did you mean "roles"?',
      'The fields are "name", "roles" or "publicKey".',
    ],
    ['approvers[2].roles', 'nothing is not a list of names of roles.', `Write roles: [SuperAdmin]. ${nameForm}`],
    ['approvers[2].publicKey', 'is not a public key in PEM form (-----BEGIN PUBLIC KEY-----).', printIt],
    ['approvers[3]', 'is not a map.', 'Write approvers: [{ name: jane, roles: [SuperAdmin], publicKey: <PEM text> }].'],
    ['approvers[4].publicKey', 'cannot be decoded: it is damaged.', printIt],
  ]);
  expect(JSON.stringify(problems)).not.toContain(secret.split('\n')[1]);
});

test('names and keys are everybody’s own', () => {
  const { problems } = read(approversYaml(jane, { ...joe, name: 'jane' }, { ...jane, name: 'jim' }));
  expect(problems).toEqual([
    [undefined, 'two approvers are named "jane".', 'Give each their own name.'],
    [
      undefined,
      '"jim" has the key of "jane".',
      'Everybody has a key of their own: openssl genpkey -algorithm ed25519.',
    ],
  ]);
});

test.each([
  ['', 'it lists no approvers.'],
  ['approvers: jane', 'it lists no approvers.'],
  ['approvers: [', expect.stringMatching(/^it cannot be read, line 1: /)],
  ['approvers: []\napprovers: []\n', 'it cannot be read, line 2: key "approvers" is set twice in one map'],
])('%j lists nobody', (text, message) => {
  expect(read(text).problems.map(([, told]) => told)).toEqual([message]);
});

describe('a point of small order', () => {
  const ff = (first: string, last: string) => `${first}${'ff'.repeat(30)}${last}`;
  const points = [
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ff('ec', '7f'),
    ff('ed', '7f'),
    ff('ee', '7f'),
  ];
  const withSign = points.map(point => point.slice(0, 62) + (Number.parseInt(point.slice(62), 16) | 0x80).toString(16));
  const pem = (point: string) => {
    const der = Buffer.from(`302a300506032b6570032100${point}`, 'hex');
    return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  };
  const entry = (point: string) =>
    JSON.stringify({ approvers: [{ name: 'mallory', roles: ['SuperAdmin'], publicKey: pem(point) }] });

  test('verifies what nobody has signed', () => {
    const forged = Buffer.from(`01${'00'.repeat(63)}`, 'hex');
    expect(verify(null, Buffer.from('anything'), createPublicKey(pem(points[1]!)), forged)).toBe(true);
  });
  test.each([...points, ...withSign])('%s is not a key', point => {
    const { approvers, problems } = read(entry(point));
    expect(approvers).toEqual([]);
    expect(problems).toEqual([
      [
        'approvers[0].publicKey',
        'is a point of small order, for which signatures of any text can be made.',
        'Make another one with: openssl genpkey -algorithm ed25519.',
      ],
    ]);
  });
  test('others are', () => {
    const others = Array.from({ length: 50 }, () => pemOf(generateKeyPairSync('ed25519').publicKey));
    for (const publicKey of others)
      expect(read(JSON.stringify({ approvers: [{ name: 'jane', roles: ['A'], publicKey }] })).problems).toEqual([]);
  });
});
