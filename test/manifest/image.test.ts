import { imageFaults, parseImage, repositoryFaults, versionFaults } from '../../src/manifest/image.js';

test.each([
  ['redis', 'redis', undefined, undefined],
  ['redis:7.2', 'redis', '7.2', undefined],
  ['localhost:5000/shop/api', 'localhost:5000/shop/api', undefined, undefined],
  ['localhost:5000/shop/api:1', 'localhost:5000/shop/api', '1', undefined],
  ['shop/api@sha256:ab', 'shop/api', undefined, 'sha256:ab'],
  ['shop/api:1@sha256:ab', 'shop/api', '1', 'sha256:ab'],
  ['shop:1:2@a@b', 'shop', '1:2', 'a@b'],
])('%s in its parts', (text, repository, tag, digest) => {
  expect(parseImage(text)).toEqual({ repository, tag, digest });
});

const hex = (digits: number) => 'f'.repeat(digits);
const long = `${'a/'.repeat(127)}a`;

test.each([
  'redis',
  'test_com',
  'a__b/c.d---e',
  'example.com:tag',
  'example.com:5000',
  'localhost:5000/shop',
  'Registry.example.com/shop:1',
  'Registry/shop',
  'xn--n3h.com/shop:xn--n3h.com',
  '192.168.1.1:5000/shop:5050',
  '[2001:db8::1]:5000/shop:1',
  '[::1]/shop',
  'shop:Upper_Case.1-2',
  `shop:${'t'.repeat(128)}`,
  `shop@sha256:${hex(64)}`,
  `shop:1@sha384:${hex(96)}`,
  `shop:1@sha512:${hex(128)}`,
  long,
  `registry.example.com/${long}`,
])('%s is an image reference', text => {
  expect(imageFaults(text)).toEqual([]);
});

const named = (name: string) =>
  `the name "${name}" is not a registry and path components, each of lower-case letters and digits, with ".", "_", "__" or "-" only between them`;
const digested = (digest: string) =>
  `the digest "${digest}" is not "sha256:" and 64 lower-case hexadecimal digits (or sha384 and 96, sha512 and 128)`;
const tagged = (tag: string) =>
  `the tag "${tag}" is not letters, digits, "_", "." and "-", without "." or "-" at its start`;

test.each([
  ['', ['it has no name']],
  [':1', ['it has no name']],
  [`@sha256:${hex(64)}`, ['it has no name']],
  ...[
    'No Image',
    ' shop',
    'Upper',
    'shop/UPPER',
    'example.com/Shop',
    'a..b',
    'a___b',
    '-a',
    'a-',
    'a//b',
    '/a',
    'a/',
    'https://example.com/shop',
    '[fe80::1%eth0]:5000/shop',
    'sho\u0440',
  ].map((name): [string, string[]] => [name, [named(name)]]),
  ['[2001:db8::1]', [named('[2001'), tagged('db8::1]')]],
  [hex(64), ["64 hexadecimal digits are an image's id, and no name"]],
  [`a/${long}`, ['the name has 257 characters, and at most 255 are allowed']],
  ['shop:', ['the tag is empty']],
  [`shop:@sha256:${hex(64)}`, ['the tag is empty']],
  ['shop:1:2', [tagged('1:2')]],
  ['shop:-1', [tagged('-1')]],
  ['shop:1+2', [tagged('1+2')]],
  ['shop:1\n', [tagged('1\n')]],
  [`shop:${'t'.repeat(129)}`, ['the tag has 129 characters, and at most 128 are allowed']],
  ['shop@', [digested('')]],
  ['shop@sha256', [digested('sha256')]],
  ['shop@sha256:short', [digested('sha256:short')]],
  [`shop@sha256:${hex(63)}`, [digested(`sha256:${hex(63)}`)]],
  [`shop@sha256:${hex(64).toUpperCase()}`, [digested(`sha256:${hex(64).toUpperCase()}`)]],
  [`shop@md5:${hex(32)}`, [digested(`md5:${hex(32)}`)]],
  [`shop@toString:${hex(8)}`, [digested(`toString:${hex(8)}`)]],
  ['Shop:+@x', [named('Shop'), tagged('+'), digested('x')]],
])('%j is invalid', (text, faults) => {
  expect(imageFaults(text)).toEqual(faults);
});

test('a repository has no version', () => {
  expect(repositoryFaults('localhost:5000/shop')).toEqual([]);
  expect(repositoryFaults('shop:1')).toEqual([named('shop:1')]);
});

test('a version is a tag, a digest or both', () => {
  const digest = `@sha256:${hex(64)}`;
  expect(['1.4.0', digest, `1.4.0${digest}`].flatMap(versionFaults)).toEqual([]);
  expect(['', '1/2', '@'].map(versionFaults)).toEqual([['the tag is empty'], [tagged('1/2')], [digested('')]]);
});
