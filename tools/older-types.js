import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Copies the declarations for TypeScript before 5.4, which knows no `NoInfer`, and before 5.0, which cannot read
 * `const` type parameters: without them a literal is inferred as its type, and `as const` helps.
 */
export function writeOlderTypes(types, older) {
  rmSync(older, { recursive: true, force: true });
  cpSync(types, older, { recursive: true });
  for (const name of readdirSync(older, { recursive: true }).filter(name => name.endsWith('.d.ts'))) {
    const file = join(older, name);
    const text = readFileSync(file, 'utf8');
    const plain = text.replace(/([<,]\s*)const (?=[A-Z]\w*(?: extends| =|[,>]))/g, '$1');
    if (plain !== text) writeFileSync(file, plain);
  }
  const entries = readdirSync(join(older, 'src', 'entries')).map(name => join('entries', name));
  for (const entry of ['index.d.ts', ...entries]) {
    const path = join(older, 'src', entry);
    const to = dirname(entry) === '.' ? './no-infer.js' : '../no-infer.js';
    writeFileSync(path, `import '${to}';\n${readFileSync(path, 'utf8')}`);
  }
  writeFileSync(join(older, 'src', 'no-infer.d.ts'), noInfer);
}

const noInfer = `export {};
declare global {
  type NoInfer<T> = [T][T extends any ? 0 : never];
}
`;
