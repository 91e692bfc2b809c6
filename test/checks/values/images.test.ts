import { imageOf } from '../../../src/checks/values/images.js';

test.each([
  ['redis', 'redis', undefined, undefined],
  ['redis:7.2', 'redis', '7.2', undefined],
  ['localhost:5000/shop/api', 'localhost:5000/shop/api', undefined, undefined],
  ['localhost:5000/shop/api:1', 'localhost:5000/shop/api', '1', undefined],
  ['shop/api@sha256:ab', 'shop/api', undefined, 'sha256:ab'],
  ['shop/api:1@sha256:ab', 'shop/api', '1', 'sha256:ab'],
])('%s', (text, repository, tag, digest) => {
  expect(imageOf(text)).toEqual({ repository, tag, digest });
});
