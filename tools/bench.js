#!/usr/bin/env node
/**
 * Measures plainsail as a person waits for it: whole processes, side by side with stock cdk8s, an earlier commit and other
 * programs. `npm run bench -- [--compact] [--rounds 7] [--only pattern] [--record]`; `--phases` measures the phases of a run
 * in one process instead. Exit 1: a goal is missed, or with `--compact` a ratio is 1.3 times the committed one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benched } from './bench/commands.js';
import { workFolder } from './bench/packages.js';
import { runPhases } from './bench/phases.js';
import { compactRows, rows } from './bench/rows.js';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { values } = parseArgs({
  options: {
    compact: { type: 'boolean', default: false },
    phases: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    /** Writes the ratios of this run to tools/bench/ratios.json. */
    record: { type: 'boolean', default: false },
  },
});
const kept = join(root, 'tools', 'bench', 'ratios.json');
/** How much worse a ratio may be than the committed one: machines differ. */
const allowed = 1.3;

if (values.phases) process.exitCode = await runPhases(root, []);
else {
  const committed = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const chosen = (values.compact ? compactRows : rows).filter(({ name }) => name.includes(values.only));
  const bench = await benched(root, workFolder(), Number(values.rounds));
  const ratios = {};
  let bad = 0;
  for (const row of chosen) {
    const { value, note = '', skipped } = await row.measure(bench).catch(unavailable);
    if (skipped) {
      console.log(`skipped ${row.name}: ${skipped}`);
      continue;
    }
    const limit = values.compact ? (committed[row.name] ?? Number.POSITIVE_INFINITY) * allowed : row.goal;
    const holds = value <= limit;
    if (!holds) bad++;
    ratios[row.name] = Number(value.toFixed(3));
    const said = values.compact ? `committed ${committed[row.name] ?? 'none'}` : `goal ${row.goal}`;
    console.log(
      `${holds ? 'met   ' : 'MISSED'} ${row.name}: ${value.toFixed(2)} ${row.unit} (${said})${note && `; ${note}`}`,
    );
  }
  if (values.record) writeFileSync(kept, `${JSON.stringify(ratios, null, 2)}\n`);
  process.exitCode = bad > 0 ? 1 : 0;
}

function unavailable(error) {
  if (error.constructor.name !== 'Unavailable') throw error;
  return { skipped: error.message };
}
