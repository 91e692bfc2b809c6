import { amountOf } from '../../manifest/quantity.js';
import { type Problem, rejectionOf } from '../../problem.js';

/** Settings of a PostgreSQL server by name, as its configuration file has them: `work_mem` → `16MB`. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** What a server keeps for its superuser by default. */
export const reservedConnections = 3;

const mebibyte = 2 ** 20;

/**
 * What follows from the memory that the server has for sure, which is what it requests: a quarter for its buffers, three
 * quarters that it may expect to find cached, and for sorting what all connections can take at once.
 */
export function tunedSettings(memoryRequest: string, maxConnections: number): PostgresSettings {
  const memory = (amountOf(memoryRequest) ?? 0) / mebibyte;
  const buffers = memory / 4;
  const perConnection = (memory - buffers) / 2 / maxConnections;
  return {
    max_connections: String(maxConnections),
    shared_buffers: size(buffers),
    effective_cache_size: size(memory * 0.75),
    work_mem: size(Math.max(4, perConnection)),
    maintenance_work_mem: size(Math.min(1024, memory / 8)),
  };
}

const size = (mebibytes: number) => `${Math.max(1, Math.floor(mebibytes))}MB`;

const unit = /^(B|kB|MB|GB|TB|us|ms|s|min|h|d)$/;

/** What is wrong with settings that are given by hand. */
export function settingProblems(settings: PostgresSettings = {}): Problem[] {
  const rejection = rejectionOf('postgres-setting');
  return Object.entries(settings).flatMap(([name, value]) => {
    const [, given] = /^-?[0-9.]+\s*([A-Za-z]+)$/.exec(value) ?? [];
    return [
      ...(/^[a-z][a-z_0-9]*(\.[a-z][a-z_0-9]*)?$/.test(name)
        ? []
        : [rejection(`a setting is named "${name}".`, 'Use the name of the configuration file, such as "work_mem".')]),
      ...(name === 'max_connections'
        ? [
            rejection(
              'max_connections is given as a setting.',
              'Give `maxConnections`: callers are counted against it.',
            ),
          ]
        : []),
      ...(given === undefined || unit.test(given)
        ? []
        : [rejection(`${name} is "${value}".`, 'Units are B, kB, MB, GB, TB, and us, ms, s, min, h, d, written so.')]),
    ];
  });
}
