import { type Command, Option } from 'commander';
import { type Choice, type Chosen, choiceNames, choices } from '../../init/choices.js';
import { packageRoot } from '../../package-root.js';
import { exitCode } from '../exit.js';

type Options = Partial<Readonly<Record<keyof Chosen, string>>> & { readonly yes?: boolean };

/** `plainsail init`: a new project, or one beside what is there. */
export function initCommand(program: Command): void {
  const command = program
    .command('init')
    .description('make a project here: a fleet with two environments, a system with a test, CI; nothing is overwritten')
    .option('-y, --yes', 'ask nothing; questions are only asked on a terminal');
  for (const name of choiceNames) {
    const { flag, about, values } = choices[name] as Choice;
    const option = new Option(`--${flag} <${values ? 'name' : flag}>`, about);
    command.addOption(values ? option.choices(values) : option);
  }
  command.action(async ({ yes, ...given }: Options) => {
    const { init } = await import('../../init/init.js');
    const { kitIn } = await import('../../init/kit.js');
    const { terminal } = await import('../../init/terminal.js');
    const { summary } = await import('../../init/summary.js');
    const outcome = await init(process.cwd(), given, kitIn(packageRoot), yes ? undefined : terminal());
    process.stdout.write(summary(outcome, ['npm install']));
    process.exitCode = exitCode.clean;
  });
}
