import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '..');

/** What differs from run to run, from machine to machine or from shell to shell. */
const surroundings = new RegExp(
  [
    String.raw`\btoLocale\w*|\blocaleCompare\b|\bIntl\b`,
    String.raw`\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bhrtime\b|\.get(?:Hours|Date|Day|Month|FullYear)\b`,
    String.raw`\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b`,
    String.raw`\bprocess\.(?:env|cwd|pid|platform|arch|versions?)\b|'node:os'`,
  ].join('|'),
  'g',
);

/** Who asks for it; none of them decides what is written. */
const askers: Readonly<Record<string, readonly string[]>> = {
  // Tools beside the flow, and the keys of approvers.
  'src/alert-tests/run.ts': ["'node:os'", 'process.env'],
  'src/approvals/committed-file.ts': ['process.pid'],
  'src/approvals/private-key.ts': ['process.platform'],
  'src/cli/approve/run.ts': ['process.env'],
  'src/cli/check/settings.ts': ['process.cwd'],
  'src/cli/commands/init.ts': ['process.cwd'],
  'src/importing/import.ts': ['process.cwd'],
  'src/init/create.ts': ['process.cwd', 'process.platform'],
  // A time zone is known or not.
  'src/cel/functions/times.ts': ['Intl'],
  'src/manifest/cron.ts': ['Intl'],
  // The project whose package.json states the date of its defaults.
  'src/defaults/project.ts': ['process.cwd'],
  // What is printed, and where files are looked for.
  'src/cdk8s-plugin/validate.ts': ['new Date()'],
  'src/cli/commands/test-alerts.ts': ['performance.now'],
  'src/cli/compile/cache-folder.ts': ["'node:os'", 'Date.now', 'process.pid'],
  'src/cli/compile/compile.ts': ['Date.now'],
  'src/cli/definitions.ts': ['process.cwd'],
  'src/cli/fleet-file.ts': ['process.cwd'],
  'src/cli/main.ts': ['process.env'],
  'src/cli/print.ts': ['performance.now', 'process.env'],
  'src/cli/project.ts': ['process.cwd'],
  'src/cli/report/places.ts': ['process.cwd'],
  'src/cli/report/run.ts': ['process.cwd'],
  'src/cli/upgrade/sources.ts': ['process.cwd'],
  'src/cli/verify/checkout.ts': ["'node:os'"],
  'src/constructs/contracts/pin.ts': ['process.cwd'],
  'src/constructs/charts/source.ts': ['process.cwd'],
  'src/fleet/table.ts': ['process.cwd'],
  // The speed of a drawing in a browser.
  'src/report/page/canvas.ts': ['performance.now'],
  'src/cli/today.ts': ['new Date()'],
  'src/cli/watch/recompiler.ts': ['process.pid'],
  'src/cli/watch/watch.ts': ['Date.now', 'process.cwd', 'process.env', 'process.versions'],
  'src/intent/source.ts': ['process.cwd'],
  // A file of what was parsed before, and who may write.
  'src/promql/analysis-cache.ts': ['process.cwd', 'process.pid'],
  'src/write': ["'node:os'", 'Date.now', 'Math.random', 'process.pid', 'randomBytes'],
  // The helm of the user, and what it has rendered before.
  'src/constructs/charts/helm.ts': ["'node:os'", 'process.env'],
  'src/constructs/charts/rendering-cache.ts': ["'node:os'", 'process.env', 'process.pid', 'randomUUID'],
  // The text of a program that runs in the cluster.
  'src/systems/idea/smoke-script.ts': ['Date.now', 'new Date()', 'process.env', 'randomUUID'],
};

/** All that writes is one: it puts down bytes that others have made. */
const askerOf = (path: string) => path.replace(/^(src\/write)\/.*/, '$1');

function askedIn(path: string): readonly string[] {
  const code = readFileSync(join(root, path), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(surroundings)].map(([asked]) => asked);
}

test('clock, chance, locale, variables and machine are asked for only here', () => {
  const found = new Map<string, Set<string>>();
  for (const { parentPath, name } of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (!/\.[cm]?[jt]s$/.test(name)) continue;
    const path = relative(root, join(parentPath, name)).split(sep).join('/');
    const asker = askerOf(path);
    for (const asked of askedIn(path)) found.set(asker, (found.get(asker) ?? new Set()).add(asked));
  }
  expect(Object.fromEntries([...found].map(([asker, asked]) => [asker, [...asked].sort()]))).toEqual(askers);
});
