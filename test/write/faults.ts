import { writeFileSync } from 'node:fs';
import { type FileSystem, nodeFileSystem } from '../../src/write/file-system.js';

/** Stands for the end of the process: nothing that runs after it may have an effect. */
export class Death extends Error {}

/**
 * - `fail`: one call fails with "no space left", a write after half of its text
 * - `break`: that call and all later changes fail with "read-only file system"
 * - `die before`, `die after`: the process ends there
 */
export type Fault = 'fail' | 'break' | 'die before' | 'die after';

export interface Faulty {
  readonly fileSystem: FileSystem;
  /** How many calls were made. */
  readonly calls: () => number;
}

const harmless: readonly (keyof FileSystem)[] = ['resolve', 'stat', 'list', 'read'];

/** The machine's file system with a fault at one call, counted from 1. */
export function faultAt(call: number, fault: Fault): Faulty {
  let calls = 0;
  let dead = false;
  const fileSystem = Object.fromEntries(
    Object.entries(nodeFileSystem).map(([name, method]) => [
      name,
      (...args: [string, string]) => {
        calls += 1;
        if (dead) throw new Death();
        const isHere = fault !== 'break' && calls === call;
        const isBroken = fault === 'break' && calls >= call && !harmless.includes(name as keyof FileSystem);
        if (!isHere && !isBroken) return method(...args);
        if (fault === 'die after') method(...args);
        else if (name === 'write') writeFileSync(args[0], args[1].slice(0, args[1].length / 2));
        dead = fault.startsWith('die');
        throw dead ? new Death() : systemError(fault === 'fail' ? 'ENOSPC' : 'EROFS', name, args[0]);
      },
    ]),
  ) as unknown as FileSystem;
  return { fileSystem, calls: () => calls };
}

/** An error as Node throws it. */
export function systemError(code: string, syscall: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, path, errno: -1 });
}
