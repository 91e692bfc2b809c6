import { execFileSync } from 'node:child_process';
import { digestOf } from '../../src/approvals/digest.js';
import { files, Office, unit } from './office.js';

test('it is the digest of the list that sha256sum prints', () => {
  const office = new Office();
  try {
    const more = new Map([
      ...files,
      ['production/shop/templates/Ä b.sql', 'ä\n'],
      ['production/shop/Z.yaml', ''],
      ['production/gitops/shop/application.yaml', 'a'],
    ]);
    for (const [path, text] of more) office.write(path, text);
    const list = `find . ../gitops/shop -type f -print0 | sed -z 's,^[.]/,,' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`;
    const printed = execFileSync('sh', ['-c', list], { cwd: office.path(unit), encoding: 'utf8' });
    expect(digestOf(more, unit)).toBe(`sha256:${printed.split(' ')[0]}`);
  } finally {
    office.close();
  }
});

test('texts that are moved between files or names give other digests', () => {
  const digests = [
    { 'u/a': 'x', 'u/b': '' },
    { 'u/a': '', 'u/b': 'x' },
    { 'u/a': 'x' },
    { 'u/ab': 'x' },
    { 'u/a/b': 'x' },
    {},
  ].map(texts => digestOf(new Map(Object.entries(texts)), 'u'));
  expect(new Set(digests).size).toBe(digests.length);
});
