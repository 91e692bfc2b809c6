import { relative } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Fleet } from '../../fleet/fleet.js';
import { UsageError } from '../../problem.js';
import { moduleAt } from '../compile/module.js';
import { fail } from '../exit.js';
import { fleetOf } from '../fleet-file.js';
import { type Stopwatch, say, stopwatch, styled } from '../print.js';
import type { FleetFile } from '../project.js';
import { Recompiler } from './recompiler.js';
import { SourceWatch } from './source-watch.js';

/**
 * Does `work` with the fleet now and after every change of its sources, until a signal ends the process. What fails is
 * shown, and the next change tries again.
 * @throws UsageError when the first run could not begin
 */
export async function watchFleet(
  file: FleetFile,
  work: (fleet: Fleet, time: Stopwatch) => void,
  debug: boolean,
): Promise<void> {
  // A watch is long: functions may be made fast as soon as Node would, which bin/plainsail.js has put off.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=135168');
  // The compiler, which is Go, stays as well: it may collect its garbage less often.
  process.env['GOGC'] ??= '400';
  const recompiler = new Recompiler(file.project, file.path);
  const watch = new SourceWatch();
  let ended = false;
  const end = interrupted().then(() => {
    ended = true;
  });
  try {
    for (let first = true; !ended; first = false) {
      let started = Date.now();
      const time = stopwatch();
      try {
        const module = await watch.settled(() => {
          started = Date.now();
          return recompiler.compile();
        });
        work(fleetOf(file, await moduleAt(module, relative(process.cwd(), file.path))), time);
      } catch (error) {
        if (first && error instanceof UsageError) throw error;
        fail(error, debug, true);
      }
      watch.follow(recompiler.sources, started);
      if (first) say(styled('dim', 'Watching for changes. Ctrl-C ends.'));
      await Promise.race([watch.changed(), end]);
    }
  } finally {
    watch.close();
    await recompiler.close();
  }
}

/** Resolves when the process is asked to end. */
const interrupted = () =>
  new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
