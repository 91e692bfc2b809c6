import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { undocumented } from '../tools/docstrings.js';

/** A package whose root entry exports these names of one module. */
function withModule(text: string, use: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'plainsail-docstrings-'));
  const entry = "export { A, B, type BProps, c } from './module.js';";
  const files = { 'index.ts': entry, 'testing/index.ts': '', 'entries/types.ts': '', 'module.ts': text };
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(root, 'src', dirname(name)), { recursive: true });
      writeFileSync(join(root, 'src', name), content);
    }
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('every export of an entry, and each of its public members, has a docstring', () =>
  expect(undocumented(join(__dirname, '..'))).toEqual([]));

test('what has none is listed: exports, props, parameters that become properties, and not what is private', () => {
  const module = `
    export interface A {
      readonly name: string;
      /** Its size. */
      readonly size: number;
      readonly kind: 'a';
      /** @default 80 */
      readonly port?: number;
    }
    /** Makes things. */
    export class B {
      private readonly hidden = 1;
      constructor(
        readonly path: string,
        /** Its end. */
        readonly end: string,
      ) {}
    }
    export interface BProps { readonly host: string }
    export const c = 1;
  `;
  withModule(module, root =>
    expect(undocumented(root)).toEqual([
      'src/module.ts: A',
      'src/module.ts: A.name',
      'src/module.ts: A.port',
      'src/module.ts: B.path',
      'src/module.ts: BProps.host',
      'src/module.ts: c',
    ]),
  );
});
