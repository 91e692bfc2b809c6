import { Catalogue } from '../../config/catalogue.js';
import { secret } from '../../config/variable.js';
import type { StoreSpec } from '../../environment/placement.js';
import { secretRef } from '../../intent/secret.js';
import type { ComponentProps } from '../component.js';
import { exec } from '../probe.js';
import type { Resources } from '../resources.js';
import { StoreServer } from './store-server.js';

export interface RedisProps extends Pick<ComponentProps, 'name' | 'selector' | 'labels'> {
  /** Asked for only where the server runs in the cluster, when given as a function. */
  readonly image: string | (() => string);
  /** The path in the secret store that holds `password`. */
  readonly credentials: string;
  /** What Redis may keep, in its own units; less than the memory limit: `256mb`. */
  readonly maxMemory: string;
  /** What happens when that is full. */
  readonly eviction: 'allkeys-lru' | 'allkeys-lfu' | 'volatile-lru' | 'volatile-ttl' | 'noeviction';
  /** @default 1Gi */
  readonly storage?: string;
  readonly resources: Resources;
  /** @default the component's name */
  readonly serviceName?: string;
  /** The user the image runs the server as. @default 999, that of the official images */
  readonly user?: number;
}

/** `redis-cli` reads the password from this variable; the server is given the same one. */
const image = new Catalogue('redis', { REDISCLI_AUTH: secret('The password of the default user') });

/** A Redis server with a password and an append-only file: a single pod, unless the environment places it elsewhere. */
export function redis(props: RedisProps): StoreSpec<'redis'> {
  const { credentials, maxMemory, eviction, storage = '1Gi', user = 999 } = props;
  const password = secretRef(credentials, 'password');
  return {
    protocol: 'redis',
    needs: props,
    inCluster: (scope, id) =>
      new StoreServer(scope, id, {
        ...props,
        image: typeof props.image === 'string' ? props.image : props.image(),
        user,
        role: 'cache',
        protocol: 'redis',
        port: 6379,
        volume: { path: '/data', size: storage },
        writable: { '/tmp': '16Mi' },
        args: [
          ...['redis-server', '--appendonly', 'yes'],
          ...['--maxmemory', maxMemory, '--maxmemory-policy', eviction],
          ...['--requirepass', '$(REDISCLI_AUTH)'],
        ],
        config: image.values({ REDISCLI_AUTH: password }),
        facts: host => ({ host, port: 6379, tls: false, password }),
        parts: {
          probes: {
            liveness: exec(['redis-cli', 'ping'], { timeout: 5 }),
            readiness: exec(['redis-cli', 'ping'], { timeout: 5 }),
          },
        },
      }).endpoint,
  };
}
