import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Sources } from './sources.js';

/** Milliseconds without another change before a change counts: editors and version control write in several steps. */
const quiet = 10;

/** Milliseconds by which the clock of a file system may be behind that of the process. */
const coarse = 20;

/** Tells when sources change. It watches folders, since editors replace a file by renaming another. */
export class SourceWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private sources: Sources = { files: new Set(), folders: new Set(), complete: true };
  private dirty = false;
  private wake = () => {};

  /**
   * From now on, these.
   * @param since when they were read, in milliseconds since 1970: what changed between that and now counts
   */
  follow(sources: Sources, since: number): void {
    this.sources = sources;
    const folders = new Set([...sources.folders].map(nearestFolder));
    for (const folder of this.watchers.keys()) if (!folders.has(folder)) this.unwatch(folder);
    const unseen = [...folders].filter(folder => !this.watchers.has(folder));
    for (const folder of unseen) this.watch(folder);
    // What is missing has no time of its own: that of its folder says whether it has come.
    const read = sources.complete ? [...sources.files] : [...sources.files, ...folders];
    // A folder that went after it was read shows in the folder around it, which is watched already.
    const around = [...sources.folders].filter(folder => !folders.has(folder)).map(nearestFolder);
    const hasChanged = (path: string) => changedAt(path) >= since - coarse;
    if ((unseen.length > 0 && read.some(hasChanged)) || around.some(hasChanged)) this.touch();
  }

  /** Waits until something has changed. */
  async changed(): Promise<void> {
    while (!this.dirty) {
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
  }

  /** Does `work` until nothing changes while it is done, and gives what it came to. */
  async settled<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      this.dirty = false;
      const [done] = await Promise.allSettled([work(), setTimeout(quiet)]);
      if (this.dirty) continue;
      if (done.status === 'rejected') throw done.reason;
      return done.value;
    }
  }

  close(): void {
    for (const folder of [...this.watchers.keys()]) this.unwatch(folder);
  }

  private watch(folder: string): void {
    const watcher = watch(folder, (_, name) => {
      // The system names the folder itself when it is moved or removed.
      const isGone = name === basename(folder);
      if (isGone) this.unwatch(folder);
      if (isGone || name === null || this.matters(join(folder, name))) this.touch();
    });
    watcher.on('error', () => this.unwatch(folder));
    this.watchers.set(folder, watcher);
  }

  /** Where something is missing, anything new may be it. */
  private matters(path: string): boolean {
    return !this.sources.complete || this.sources.files.has(path);
  }

  private unwatch(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }

  private touch(): void {
    this.dirty = true;
    this.wake();
  }
}

const nearestFolder = (folder: string): string => (existsSync(folder) ? folder : nearestFolder(dirname(folder)));

/** The time at which a file was written or put in its place, and a folder got another entry. */
const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? Number.POSITIVE_INFINITY;
