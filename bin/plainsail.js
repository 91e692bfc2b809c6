#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// A run is short: making functions fast costs more than it gains until they are really hot. Later engines wait by themselves, and
// do not know the flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=2000000');

// Node keeps for the next run what it compiles in this one; older ones than 22.1 are helped.
if (module.enableCompileCache) module.enableCompileCache();
else (await import('./compiled.cjs')).default.keepCompiled(fileURLToPath(new URL('..', import.meta.url)).slice(0, -1));

// A checkout builds itself when its sources have changed; a package brings its build along.
if (existsSync(new URL('../src', import.meta.url))) {
  const { build, isStale } = await import('../tools/build.js');
  if (isStale()) await build();
}

const { main } = await import('../lib/cli/main.js');
process.exitCode = await main(process.argv);
