import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run rows`: every acceptance row of the five systems with the tests whose names carry its id, and those still open.
const tests = fileURLToPath(new URL('../test/', import.meta.url));
const rows = JSON.parse(readFileSync(join(tests, 'rows.json'), 'utf8'));
/** Rows that have tests and are still not whole, with what is missing. */
const partly = JSON.parse(readFileSync(join(tests, 'rows-open.json'), 'utf8'));
const ids = new Set(Object.values(rows).flatMap(Object.keys));

/** Row → `file: title` of each test that names it. A title names rows before its colon: `A1 C8: the Secret …`. */
const proofs = new Map();
for (const file of readdirSync(tests, { recursive: true }).filter(name => name.endsWith('.test.ts'))) {
  const text = readFileSync(join(tests, file), 'utf8');
  for (const [, title] of text.matchAll(/['"`]((?:[A-Z]\d+ ?)+:[^\n]*?)['"`]\s*,\s*(?:async\s*)?(?:\(|\w+\s*=>)/g)) {
    for (const id of title.slice(0, title.indexOf(':')).split(' ')) {
      if (ids.has(id)) proofs.set(id, [...(proofs.get(id) ?? []), `${file}: ${title}`]);
    }
  }
}

let open = 0;
for (const [system, of] of Object.entries(rows)) {
  const declared = system === 'common' || existsSync(join(tests, '..', 'src', 'systems', system, 'system.ts'));
  console.log(`\n${system}${declared ? '' : ' (not declared yet: its tests are of parts)'}`);
  for (const [id, what] of Object.entries(of)) {
    const found = proofs.get(id) ?? [];
    const whole = declared && found.length > 0 && !(id in partly);
    if (!whole) open++;
    console.log(`${whole ? 'proved' : 'open  '} ${id.padEnd(3)} ${what}`);
    if (id in partly) console.log(`           missing: ${partly[id]}`);
    for (const proof of found) console.log(`           ${proof}`);
  }
}
console.log(`\n${ids.size - open} of ${ids.size} rows are proved, ${open} are open`);
