import { execFileSync, spawnSync } from 'node:child_process';

/**
 * A command that is measured as a whole process.
 * @typedef {object} Command
 * @property {readonly string[]} argv
 * @property {string} cwd
 * @property {Readonly<Record<string, string>>} [env]
 * @property {(round: number) => void} [before] prepares a round; it is not measured
 */

/** Figures of a whole process: milliseconds of user and system time of it and its children, and of the clock. */
const timed = 'TIMEFORMAT="%U %S %R"; { time "$@" >/dev/null 2>&3; } 3>/dev/null';

/** Runs it once. @throws when it fails */
export function measured({ argv, cwd, env = {} }) {
  const given = { ...process.env, ...env, LC_ALL: 'C' };
  const { stderr, status } = spawnSync('bash', ['-c', `${timed}; exit $?`, 'bash', ...argv], {
    cwd,
    env: given,
    encoding: 'utf8',
  });
  const [user, system, wall] = stderr.trim().split(/\s+/).map(Number);
  if (status !== 0) throw new Error(`${argv.join(' ')} ends with ${status}`);
  return { cpu: 1000 * (user + system), wall: 1000 * wall };
}

/**
 * Medians of whole processes that take turns, in alternating order, so that a slow moment meets all of them.
 * @param {Readonly<Record<string, Command>>} commands
 * @returns {Record<string, { cpu: number, wall: number }>}
 */
export function interleaved(commands, rounds) {
  const names = Object.keys(commands);
  const runs = Object.fromEntries(names.map(name => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      commands[name].before?.(round);
      const figures = measured(commands[name]);
      if (round > 0) runs[name].push(figures); // The first warms up.
    }
  const medians = figure => list => median(list.map(each => each[figure]));
  return Object.fromEntries(
    names.map(name => [name, { cpu: medians('cpu')(runs[name]), wall: medians('wall')(runs[name]) }]),
  );
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** What a program prints as JSON. @throws when it fails */
export function printed({ argv: [program, ...args], cwd, env = {} }) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 };
  return JSON.parse(execFileSync(program, args, options));
}
