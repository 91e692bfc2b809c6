import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { isMap } from '../../manifest/map.js';
import { didYouMean, type Problem, problem, UsageError } from '../../problem.js';
import { projectAround } from '../../project-folder.js';

/** What a setting is: its name, in `plainsail.check` of package.json, and as an option. */
const kinds: Readonly<Record<string, 'text' | 'texts' | 'flag'>> = {
  only: 'texts',
  skip: 'texts',
  profile: 'text',
  kubernetesVersion: 'text',
  crds: 'texts',
  set: 'texts',
  strict: 'flag',
  failOn: 'texts',
  exclude: 'texts',
  namespace: 'text',
  baseline: 'text',
  waivers: 'text',
  render: 'flag',
};

const paths = new Set(['crds', 'baseline', 'waivers']);

/**
 * The options of a run: those of the command line, else those of the key `plainsail.check` of package.json, whose paths
 * are relative to it.
 * @throws UsageError for a key that is not a setting, and for a value of another type
 */
export function withSettings<T extends object>(options: T, command: Command): T {
  const project = projectAround(process.cwd());
  const own = project === undefined ? {} : settingsIn(project);
  const problems = Object.entries(own).flatMap(([key, value]) => faultOf(key, value));
  if (problems.length > 0) throw new UsageError(problems);
  const unsaid = Object.entries(own).filter(([key]) => command.getOptionValueSource(key) !== 'cli');
  const inside = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each => inside(key, each));
    return paths.has(key) ? relative(process.cwd(), join(project ?? '.', `${value}`)) : value;
  };
  return { ...options, ...Object.fromEntries(unsaid.map(([key, value]) => [key, inside(key, value)])) };
}

function settingsIn(project: string): Readonly<Record<string, unknown>> {
  try {
    const { plainsail } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      plainsail?: { check?: unknown };
    };
    return isMap(plainsail?.check) ? plainsail.check : {};
  } catch {
    return {}; // The commands that need more of the file say what is wrong with it.
  }
}

function faultOf(key: string, value: unknown): readonly Problem[] {
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
  const names = Object.keys(kinds);
  const refused = (message: string, hint: string) => [
    problem('invalid-usage', `package.json, plainsail.check: ${message}`, { hint }),
  ];
  if (!kind) return refused(`"${key}" is not a setting.${didYouMean(key, names)}`, `They are ${names.join(', ')}.`);
  const isText = typeof value === 'string';
  const isTexts = Array.isArray(value) && value.every(each => typeof each === 'string');
  if (kind === 'flag' ? typeof value === 'boolean' : kind === 'text' ? isText : isTexts) return [];
  const form = { flag: 'true or false', text: 'text', texts: 'a list of texts' }[kind];
  return refused(`"${key}" is ${JSON.stringify(value)}`, `Write ${form}.`);
}
