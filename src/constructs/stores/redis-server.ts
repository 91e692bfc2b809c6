import { Catalogue } from '../../config/catalogue.js';
import { secret, secretFile } from '../../config/variable.js';
import { secretRef } from '../../intent/secret.js';
import { amountOf } from '../../manifest/quantity.js';
import { type Problem, rejectionOf } from '../../problem.js';
import type { ComponentParts } from '../component/component-parts.js';
import { exec } from '../component/probe.js';
import type { Resources } from '../component/resources.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { aText } from '../object/shapes.js';
import { acceptCommand, pingCommand } from './redis-scripts.js';

/** What Redis keeps, and what it evicts when it is full. */
export interface RedisSettings {
  /** What Redis may keep, in its own units: `256mb`. At most four fifths of the memory limit. */
  readonly maxMemory: string;
  /** What a cache gives up when that is full; sessions are never given up. @default allkeys-lru */
  readonly eviction?: 'allkeys-lru' | 'allkeys-lfu' | 'volatile-lru' | 'volatile-ttl' | 'noeviction';
  /** Entries that can be made again, or that must not be lost while Redis runs. */
  readonly purpose: 'cache' | 'sessions';
  /** Every write in a file, or all entries now and then. @default append-only */
  readonly persistence?: 'append-only' | 'snapshots';
}

export const redisSettings = {
  maxMemory: required(aText),
  eviction: optional(aText),
  purpose: required(aText),
  persistence: optional(aText),
} satisfies PropsOf<RedisSettings>;

export const redisPort = 6379;

const passwords = { of: 'passwords', reread: true } as const;

/** What the server and its probes read: two passwords, so that one can be replaced while the other is used. */
const redisServer = new Catalogue('redis', {
  REDIS_PASSWORD_FILE: secretFile('The password that clients use', { ...passwords, key: 'password' }),
  REDIS_NEXT_PASSWORD_FILE: secretFile('The password that clients are going to use; it is accepted as well', {
    ...passwords,
    key: 'next-password',
  }),
});

/** Its values, from a path in the secret store that holds `password` and `next-password`. */
export const redisConfig = (credentials: string) =>
  redisServer.values({
    REDIS_PASSWORD_FILE: secretRef(credentials, 'password'),
    REDIS_NEXT_PASSWORD_FILE: secretRef(credentials, 'next-password'),
  });

/** `redis-cli` reads the password from this variable. */
export const redisClient = new Catalogue('redis-client', { REDISCLI_AUTH: secret('The password of the default user') });

/** The server's command line, without its passwords. */
export function redisArgs({ maxMemory, eviction, purpose, persistence = 'append-only' }: RedisSettings): string[] {
  const policy = purpose === 'sessions' ? 'noeviction' : (eviction ?? 'allkeys-lru');
  return [
    'redis-server',
    ...(persistence === 'append-only' ? ['--appendonly', 'yes'] : ['--save', '3600 1 300 100 60 10000']),
    ...['--maxmemory', maxMemory, '--maxmemory-policy', policy],
  ];
}

/** What asks the server, and what has it accept new passwords while it runs. */
export const redisParts = (image: string): Pick<ComponentParts, 'probes' | 'companions'> => ({
  probes: { liveness: exec(pingCommand, { timeout: 5 }), readiness: exec(pingCommand, { timeout: 5 }) },
  companions: [
    { name: 'passwords', image, command: acceptCommand, resources: { cpu: ['10m', '100m'], memory: ['16Mi', '32Mi'] } },
  ],
});

const factors: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  kb: 2 ** 10,
  m: 1e6,
  mb: 2 ** 20,
  g: 1e9,
  gb: 2 ** 30,
};

/** What is wrong with how much is kept, and for what. */
export function redisProblems({ maxMemory, eviction, purpose }: RedisSettings, { memory }: Resources): Problem[] {
  const rejection = rejectionOf('redis');
  const [, digits, unit = ''] = /^([1-9][0-9]*)([a-z]{0,2})$/i.exec(maxMemory) ?? [];
  const factor = factors[unit.toLowerCase()];
  const limit = amountOf(memory[1]) ?? Number.POSITIVE_INFINITY;
  const problems: Problem[] = [];
  if (digits === undefined || factor === undefined) {
    problems.push(rejection(`maxMemory is "${maxMemory}".`, 'Redis writes sizes as "256mb" or "1gb".'));
  } else if (Number(digits) * factor > limit * 0.8) {
    const most = Math.floor((limit * 0.8) / 2 ** 20);
    const hint = `Keep at most "${most}mb", or raise the limit: rewriting its file, and the buffers of clients, take the rest.`;
    problems.push(rejection(`maxMemory is "${maxMemory}" with a memory limit of "${memory[1]}".`, hint));
  }
  if (purpose === 'sessions' && eviction !== undefined && eviction !== 'noeviction') {
    const hint = 'Omit "eviction": users would be signed out at random.';
    problems.push(rejection(`sessions are given up by "${eviction}".`, hint));
  }
  return problems;
}
