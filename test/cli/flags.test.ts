import { Project } from './project.js';

/** Options that several commands have: how each is written, and a text that each description has. */
const shared: Readonly<Record<string, readonly [written: RegExp, meaning: RegExp]>> = {
  '--environment': [/^-e, --environment <name>$/, /only this (one|environment)/],
  '--system': [/^(-s, --system <name>|--system <system>)$/, /only .*this system|name of the first system/],
  '--out': [/^-o, --out <(folder|file)>$/, /where|the rendered folder to compare with|the folder of the modules/],
  '--from': [/^--from <revision\|folder>$/, /the state of the clusters/],
  '--to': [/^--to <revision\|folder>$/, /their next state/],
  '--format': [/^--format <format>$/, /the output format|the page, or its data/],
  '--fail-on': [
    /^--fail-on <[a-z|.]+>$/,
    /exit with 1 (on findings of this severity|when one of these sections has an entry)/,
  ],
  '--accept': [/^--accept <(object|image)\.\.\.>$/, /intended changes that would otherwise be refused|may be lost/],
  '--check': [/^--check$/, /write nothing/],
  '--crds': [/^--crds <path\.\.\.>$/, /custom resource definitions of the cluster/],
  '--today': [/^--today <day>$/, /the date/],
  '--exclude': [/^--exclude <glob>$/, /skip these files and folders/],
  '--namespace': [/^--namespace <name>$/, /the namespace of objects that name none/],
  '--render': [/^--render$/, /render charts and kustomizations/],
  '--kubernetes-version': [/^--kubernetes-version <version>$/, /of the cluster/],
  '--yes': [/^-y, --yes$/, /without a question|ask nothing/],
};

/** What each command prints; text comes first, but for a page. */
const formats: Readonly<Record<string, readonly string[]>> = {
  synth: ['text', 'json'],
  check: ['text', 'json', 'sarif', 'github', 'junit'],
  diff: ['text', 'markdown', 'json'],
  connections: ['text', 'json', 'matrix'],
  cost: ['text', 'json'],
  order: ['text', 'json'],
  approve: ['text', 'json'],
  report: ['html', 'json'],
  upgrade: ['text', 'markdown', 'json'],
};

/** Views of the graph: they are narrowed down alike. */
const views = ['connections', 'cost', 'order'];
/** Commands whose subject is not an environment of the declared systems. */
const others = ['explain', 'approve', 'init', 'import', 'promote', 'upgrade'];

const project = new Project({});
afterAll(() => project.remove());
const help = (...of: readonly string[]) => project.plainsail(...of, '--help').stdout;

interface Flag {
  readonly written: string;
  readonly about: string;
}

/** The options of a command by their long names, with descriptions whose lines are joined. */
function flagsOf(command: string): ReadonlyMap<string, Flag> {
  const [, options = ''] = /\nOptions:\n(.*?)(?:\n\n|$)/s.exec(help(command)) ?? [];
  const joined = options.replace(/\n {6,}/g, ' ');
  const rows = [...joined.matchAll(/^ {2}((?:-\w, )?(--[a-z-]+).*?) {2,}(.*)$/gm)];
  return new Map(rows.map(([, written = '', long = '', about = '']) => [long, { written, about }]));
}

const commands = [...help().matchAll(/^ {2}([a-z][a-z-]*) .*? {2,}\S/gm)]
  .map(([, name]) => name!)
  .filter(name => name !== 'help' && name !== 'plainsail');
const flags = new Map(commands.map(command => [command, flagsOf(command)]));

test('there are at most 14 commands', () => {
  expect(commands).toEqual(expect.arrayContaining([...Object.keys(formats), ...others]));
  expect(commands.length).toBeLessThanOrEqual(14);
});

test('an option that several commands have is written the same and means the same in each', () => {
  const differing = [...flags].flatMap(([command, own]) =>
    [...own].flatMap(([long, { written, about }]) => {
      const [form, meaning] = shared[long] ?? [/./, /./];
      return form.test(written) && meaning.test(about) ? [] : [`${command} ${written}: ${about}`];
    }),
  );
  expect(differing).toEqual([]);
});

test('each option that two commands have is in the table', () => {
  const all = [...flags.values()]
    .flatMap(own => [...own.keys()])
    .filter(long => !['--help', '--version'].includes(long));
  const twice = new Set(all.filter((long, i) => all.indexOf(long) !== i));
  expect([...twice].filter(long => shared[long] === undefined).sort()).toEqual([]);
  expect(Object.keys(shared).filter(long => !twice.has(long) && long !== '--to')).toEqual([]);
});

test.each(commands.filter(command => !others.includes(command)))('%s takes an environment', command => {
  expect(flags.get(command)?.get('--environment')?.written).toBe('-e, --environment <name>');
});

test.each(views)('%s, a view of the graph, takes environment, system and format', command => {
  const own = flags.get(command)!;
  expect(['--environment', '--system', '--format'].map(long => own.get(long)?.written)).toEqual([
    '-e, --environment <name>',
    '-s, --system <name>',
    '--format <format>',
  ]);
});

test.each(Object.entries(formats))('%s prints %j', (command, expected) => {
  const about = flags.get(command)?.get('--format')?.about ?? '';
  const [, choices = ''] = /choices: (.*?), default: "(\w+)"/.exec(about) ?? [];
  expect(JSON.parse(`[${choices}]`)).toEqual(expected);
  expect(about).toContain(`default: "${expected[0]}"`);
  expect(expected).toContain('json');
});
