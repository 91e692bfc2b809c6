import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { fleet } from '../../src/main.js';
import { decisions } from './tables.js';

/**
 * The decisions for each system, in `tables/<system>.yaml`: which secret a variable is, who calls whom, when
 * receivers, limits, sizes, times; also the values at every listed difference from a document. Of staging and
 * development only what differs from production is there, `~` where it is missing. A change of a decision changes its
 * line, in the same commit: UPDATE_TABLES=1 npx jest test/systems/tables writes them.
 */
const found = decisions(fleet);

test.each(Object.keys(fleet.systems))('%s is set to what was decided for it, in every environment', system => {
  const file = join(__dirname, 'tables', `${system}.yaml`);
  if (process.env['UPDATE_TABLES'] !== undefined) writeFileSync(file, stringify(found[system], { lineWidth: 0 }));
  expect(existsSync(file)).toBe(true);
  expect(found[system]).toEqual(parse(readFileSync(file, 'utf8')));
});
