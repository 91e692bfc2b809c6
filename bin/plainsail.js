#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout builds itself when its sources have changed; a package brings its build along.
if (existsSync(new URL('../src', import.meta.url))) {
  const { build, isStale } = await import('../tools/build.js');
  if (isStale()) await build();
}

const { main } = await import('../lib/cli/main.js');
process.exitCode = await main(process.argv);
