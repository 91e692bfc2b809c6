import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { graphOf } from '../../src/graph/from-app.js';
import type { Graph } from '../../src/graph/graph.js';
import { fleet } from '../../src/main.js';
import { type Tables, tablesOf } from './tables.js';

/**
 * The decisions for each system, in `tables/<system>.yaml`: which secret a variable is, who calls whom, when
 * receivers, limits, sizes, times; also the values at every listed difference from a document. Of staging and
 * development only what differs from production is there, `~` where it is missing. A change of a decision changes its
 * line, in the same commit: UPDATE_TABLES=1 npx jest test/systems/tables writes them.
 */
const systems = (process.env['TABLES_OF'] ?? Object.keys(fleet.systems).join(',')).split(',');
const graphs = new Map<string, Graph>(fleet.environments.map(each => [each.name, graphOf(fleet.declare(each))]));

const namespaceOf = (system: string, environment: string): string =>
  graphs
    .get(environment)!
    .intents('unit')
    .find(({ value }) => value.system === system)!.value.namespace!;

/** The tables of a system, with the namespace that it has in production: an entry that is the same reads the same. */
function tablesIn(system: string, environment: string): Tables {
  const own = namespaceOf(system, environment);
  const text = JSON.stringify(tablesOf(graphs.get(environment)!, system));
  const named = text.replace(new RegExp(`(?<![\\w-])${own}(?![\\w-])`, 'g'), namespaceOf(system, 'production'));
  return JSON.parse(named) as Tables;
}

/** The entries that another environment has otherwise than production. */
function others(base: Tables, tables: Tables): Record<string, Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(tables).map(([subject, entries]) => {
      const known = base[subject]!;
      const keys = [...new Set([...Object.keys(known), ...Object.keys(entries)])].sort();
      const differing = keys.filter(key => known[key] !== entries[key]);
      return [subject, Object.fromEntries(differing.map(key => [key, entries[key] ?? null]))];
    }),
  );
}

test.each(systems)('%s is set to what was decided for it, in every environment', system => {
  const production = tablesIn(system, 'production');
  const found = {
    production,
    staging: others(production, tablesIn(system, 'staging')),
    development: others(production, tablesIn(system, 'development')),
  };
  const file = join(__dirname, 'tables', `${system}.yaml`);
  if (process.env['UPDATE_TABLES'] !== undefined) writeFileSync(file, stringify(found, { lineWidth: 0 }));
  expect(existsSync(file)).toBe(true);
  expect(found).toEqual(parse(readFileSync(file, 'utf8')));
});
