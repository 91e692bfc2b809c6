import { withoutEncrypted } from '../../src/leaks/sops.js';

const encrypted = 'ENC[AES256_GCM,data:a1b2,iv:c3d4,tag:e5f6,type:str]';

test('of what SOPS has encrypted, the readable part is left', () => {
  const manifest = {
    kind: 'Secret',
    data: { password: encrypted, user: 'YQ==' },
    list: [encrypted, { a: encrypted, b: 1 }, null],
    sops: { mac: encrypted },
  };
  expect(withoutEncrypted(manifest)).toEqual({ kind: 'Secret', data: { user: 'YQ==' }, list: [{ b: 1 }, null] });
});

test('without the mark of SOPS nothing is encrypted', () => {
  const manifest = { kind: 'Secret', stringData: { password: encrypted }, sops: { version: '3' } };
  expect(withoutEncrypted(manifest)).toBe(manifest);
});
