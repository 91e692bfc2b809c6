import { withoutSecrets } from '../../src/cli/without-secrets.js';

const path = 'production/shop/secret-database.yaml';
const shown = (text: string) => withoutSecrets({ before: new Map([[path, text]]), after: new Map() }).before.get(path);
const secret = (...lines: readonly string[]) =>
  ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: database', ...lines, ''].join('\n');

test.each([
  [
    'short and long values',
    ['data:', '  pin: MTIz', '  password: aHVudGVyMg=='],
    ['data:', '  pin: •••', '  password: •••'],
  ],
  [
    'texts in quotes',
    ['stringData:', '  "a.b": "pass\\"word"', "  'c': 'it''s'"],
    ['stringData:', '  "a.b": •••', "  'c': •••"],
  ],
  [
    'texts of several lines',
    ['stringData:', '  key: |-', '    first: line', '', '    second', 'type: Opaque'],
    ['stringData:', '  key: •••', '    •••', '', '    •••', 'type: Opaque'],
  ],
  ['a map on one line', ['data: { pin: MTIz }', 'type: Opaque'], ['data: •••', 'type: Opaque']],
  ['what is not YAML', ['data:', '  pin: [MTIz', '  : x'], ['data:', '  pin: •••', '  •••']],
])('of a Secret, %s are blotted out', (_, stands, expected) => {
  expect(shown(secret(...stands))).toBe(secret(...expected));
});

test('what stands beside the values is shown', () => {
  const text = secret('  labels:', '    data: visible', 'type: kubernetes.io/tls');
  expect(shown(text)).toBe(text);
});

test('secrets of other objects are blotted out as in every message', () => {
  const manifest = (value: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  DB_PASSWORD: ${value}\n  mode: fast\n`;
  expect(shown(manifest('hunter2hunter2'))).toBe(manifest('•••'));
});

test('a value of a Secret is blotted out wherever else it stands, in the old tree and in the new', () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  note: it is swordfish now\n';
  const { before, after } = withoutSecrets({
    before: new Map([[path, secret('stringData:', '  word: swordfish')]]),
    after: new Map([['production/shop/configmap-shop.yaml', config]]),
  });
  expect(before.get(path)).toBe(secret('stringData:', '  word: •••'));
  expect(after.get('production/shop/configmap-shop.yaml')).toBe(config.replace('swordfish', '•••'));
});

const token = `ghp_${'a1B2'.repeat(9)}`;

test.each([
  ['merge markers', '<<<<<<< ours\n=======\n>>>>>>> theirs\n'],
  ['a key given twice', 'apiVersion: v1\nkind: Pod\nkind: Pod\n'],
  ['no kind', ''],
])('a file that cannot be read for %s is looked through as text', (_, head) => {
  const text = (secret: string, password: string) =>
    `${head}data:\n  note: use ${secret} here\n  DB_PASSWORD: ${password}\nenv:\n- name: API_TOKEN\n  value: ${password}\n`;
  expect(shown(text(token, 'hunter2x'))).toBe(text('•••', '•••'));
});

test('a password that is also a name is hidden where it is the password', () => {
  const text = (password: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: postgres\nspec:\n  containers:\n  - name: postgres\n    image: postgres:1\n    env:\n    - name: PGUSER\n      value: postgres\n    - name: PGPASSWORD\n      value: ${password}\n`;
  expect(shown(text('postgres'))).toBe(text('•••'));
});
