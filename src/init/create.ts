import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { formatProblem, ProblemError } from '../problem.js';
import { type Choice, type Chosen, choiceNames, choices } from './choices.js';
import { init } from './init.js';
import { kitIn } from './kit.js';
import { summary } from './summary.js';
import { terminal } from './terminal.js';

const help = `Makes a plainsail project: npm create plainsail [folder] -- [options]

${choiceNames.map(name => helpOn(choices[name])).join('\n')}
  --plainsail <spec>  where npm gets plainsail from (default: its version)
  --no-install        do not run npm install
  -y, --yes           ask nothing; questions are only asked on a terminal
`;

function helpOn({ flag, about, values }: Choice): string {
  const name = `--${flag} <${values ? 'name' : flag}>`;
  return `  ${name.padEnd(18)}  ${about}${values ? `: ${values.join(', ')}` : ''}`;
}

/** `npm create plainsail`: a folder, the project in it, and its packages. Returns the exit code. */
export async function create(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parsed(argv);
    if (values['help']) {
      process.stdout.write(help);
      return 0;
    }
    const folder = resolve(positionals[0] ?? '.');
    mkdirSync(folder, { recursive: true });
    const own = kitIn(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
    const { plainsail = own.plainsail, ...given } = values as Partial<Record<keyof Chosen | 'plainsail', string>>;
    const outcome = await init(folder, given, { ...own, plainsail }, values['yes'] ? undefined : terminal());
    const installs = values['no-install'] !== true;
    const here = relative(process.cwd(), folder);
    process.stdout.write(
      summary(outcome, [...(here === '' ? [] : [`cd ${here}`]), ...(installs ? [] : ['npm install'])]),
    );
    return installs ? install(folder) : 0;
  } catch (error) {
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!(error instanceof ProblemError) && !isUsage) throw error;
    const lines = error instanceof ProblemError ? error.problems.map(formatProblem) : [`error: ${error.message}`, help];
    process.stderr.write(`${lines.join('\n')}\n`);
    return 2;
  }
}

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

function parsed(argv: readonly string[]): Parsed {
  const flags = ['help', 'yes', 'no-install'].map(
    name => [name, { type: 'boolean' as const, ...short[name] }] as const,
  );
  const texts = [...choiceNames.map(name => choices[name].flag), 'plainsail'].map(
    name => [name, { type: 'string' as const }] as const,
  );
  const options = Object.fromEntries<NonNullable<ParseArgsConfig['options']>[string]>([...flags, ...texts]);
  return parseArgs({ args: [...argv], allowPositionals: true, options }) as Parsed;
}

const short: Readonly<Record<string, { readonly short: string }>> = { help: { short: 'h' }, yes: { short: 'y' } };

function install(folder: string): number {
  const isWindows = process.platform === 'win32'; // npm is a script there, which only a shell starts.
  const { status } = spawnSync('npm', ['install', '--no-fund', '--no-audit'], {
    cwd: folder,
    stdio: 'inherit',
    shell: isWindows,
  });
  return status ?? 2;
}
