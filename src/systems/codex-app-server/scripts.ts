import { readFileSync } from 'node:fs';

/** Where the scripts are mounted, and where they keep their pipes. */
const scripts = '/etc/codex';
export const pipes = '/run/codex';

/** A request that no state of the server hangs on: Initialize is refused the second time, so it is left to the client. */
const question = 'ping';

const script = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const run = (name: string, ...args: readonly string[]) => ['/bin/sh', `${scripts}/${name}`, pipes, ...args];

/** The files of the scripts by where they are mounted. */
export const scriptFiles = Object.fromEntries(
  ['supervise.sh', 'feed.awk', 'route.awk', 'liveness.sh', 'connect.sh'].map(name => [
    `${scripts}/${name}`,
    script(name),
  ]),
);

/** Runs the server, and its client with it. */
export const supervise = (server: string, ...client: readonly [] | readonly [string]) =>
  run('supervise.sh', server, ...client);

/** Asks the server for a sign of life. @param seconds how long it may take */
export const asksForAnswer = (seconds: number) => run('liveness.sh', question, String(seconds));
