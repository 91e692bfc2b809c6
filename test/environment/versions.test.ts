import { imageOf, type Versions } from '../../src/environment/versions.js';

const digest = `@sha256:${'0123456789abcdef'.repeat(4)}`;
const staging = { name: 'staging', tier: 'staging' };
const production = { name: 'production', tier: 'production' };
const with1 = (version: string): Versions => ({
  shop: { repository: 'registry.example.com/shop', staging: version, production: version },
});
const told = (versions: Versions, name = 'shop', where = staging) => {
  const image = imageOf(versions, where, name);
  return typeof image === 'string' ? image : [image.id, image.message, image.hint];
};

test.each([
  ['1.4.0', ':1.4.0'],
  [digest, digest],
  [`1.4.0${digest}`, `:1.4.0${digest}`],
  ['main-3f2a9c1', ':main-3f2a9c1'],
])('C10: the version "%s" is written as "%s"', (version, suffix) => {
  expect(told(with1(version))).toBe(`registry.example.com/shop${suffix}`);
});

const pin = 'Pin a version: what "latest" is changes without a change in git.';
const form = 'A version is text: a tag, a digest (@sha256:…), or a tag with a digest.';
test.each([
  ['latest', pin],
  [`latest${digest}`, pin],
  ['1.4.0@sha256:abc', form],
  ['-1.4.0', form],
  ['1.4 0', form],
  ['1/2', form],
])('C10: the version "%s" is refused', (version, hint) => {
  expect(told(with1(version))).toEqual(['image-version', `image "shop" has version "${version}" for staging.`, hint]);
});

test.each(['1', 'v1', 'stable', '15-alpine'])('C10: "%s" is not exact enough for production', version => {
  expect(told(with1(version))).toBe(`registry.example.com/shop:${version}`);
  expect(told(with1(version), 'shop', production)).toEqual([
    'image-version',
    `image "shop" has version "${version}" for production.`,
    'Production takes a full version such as "1.4.0", or a digest.',
  ]);
});

test.each(['1.4.0', 'v1.4', '15.13-alpine3.22', digest])('C10: "%s" is exact enough for production', version => {
  expect(typeof told(with1(version), 'shop', production)).toBe('string');
});

test('C10: a number is not a version: 1.10 would be read as 1.1', () => {
  expect(told(with1(1.1 as never))).toEqual(['image-version', 'image "shop" has version "1.1" for staging.', form]);
});

test.each<[string | undefined, string]>([
  [undefined, 'no repository'],
  ['', 'the repository ""'],
  ['registry.example.com/shop:1.4.0', 'the repository "registry.example.com/shop:1.4.0"'],
  ['https://registry.example.com/shop', 'the repository "https://registry.example.com/shop"'],
  ['registry.example.com//shop', 'the repository "registry.example.com//shop"'],
  ['registry.example.com/Shop', 'the repository "registry.example.com/Shop"'],
])('C10: the repository %s is refused', (repository, said) => {
  expect(told({ shop: { repository, staging: '1.4.0' } } as never)).toEqual([
    'image-version',
    `image "shop" has ${said}.`,
    'Give "shop" in versions.json a repository without a tag, such as "registry.example.com/shop".',
  ]);
});

test.each(['shop', 'library/redis', 'localhost:5000/shop', 'ghcr.io/org/x', 'quay.io/a_b/c__d.e-f'])(
  'C10: the repository "%s" is taken',
  repository => {
    expect(told({ shop: { repository, staging: '1.4.0' } } as never)).toBe(`${repository}:1.4.0`);
  },
);

test('an image that is not in the table, with the closest that is', () => {
  expect(told(with1('1.4.0'), 'shpo')).toEqual([
    'image-version',
    'no image "shpo" in the versions. Did you mean "shop"?',
    'Add "shpo" to versions.json, or use "shop".',
  ]);
  expect(told({}, 'toString')).toEqual([
    'image-version',
    'no image "toString" in the versions.',
    'Add "toString" to versions.json.',
  ]);
});

test('an image without a version here', () => {
  for (const versions of [{ shop: { repository: 'shop', production: '1.4.0' } }, with1('')]) {
    expect(told(versions)).toEqual([
      'image-version',
      'image "shop" has no version for staging.',
      'Add "staging" to "shop" in versions.json.',
    ]);
  }
});
