import type { StoreSpec } from '../../environment/placement.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { secretRef } from '../../intent/secret.js';
import type { ComponentProps } from '../component/component.js';
import type { Resources } from '../component/resources.js';
import { type ImageName, imageNamed } from '../namespace/image.js';
import { type PropsOf, refuseGiven } from '../object/props.js';
import { reject } from '../object/reject.js';
import { RedisExporter } from './redis-exporter.js';
import { redisScripts, startCommand } from './redis-scripts.js';
import {
  type RedisSettings,
  redisArgs,
  redisConfig,
  redisParts,
  redisPort,
  redisProblems,
  redisSettings,
} from './redis-server.js';
import { serverProps } from './server-props.js';
import { StoreServer } from './store-server.js';

export interface RedisProps extends RedisSettings, Pick<ComponentProps, 'name' | 'selector' | 'labels' | 'waivers'> {
  /** Asked for only where the server runs in the cluster, when given as a function. */
  readonly image: ImageName;
  /**
   * The path in the secret store that holds `password`, which clients use, and `next-password`. The server accepts both,
   * and a new one without a restart: a rotation writes the next one, waits, and swaps them.
   */
  readonly credentials: string;
  /** The size of its volume. @default 1Gi */
  readonly storage?: string;
  /** CPU and memory of the server's container, as request and limit. */
  readonly resources: Resources;
  /** The image of redis_exporter. @default none: its metrics are not read */
  readonly exporter?: ImageName;
  /** A VerticalPodAutoscaler says what it should request, and changes nothing. @default false */
  readonly recommend?: boolean;
  /** The name of its Service. @default the component's name */
  readonly serviceName?: string;
  /** The user the image runs the server as. @default 999, that of the official images */
  readonly user?: number;
}

const redisProps = { ...serverProps, ...redisSettings } satisfies PropsOf<RedisProps>;

/** A Redis server with a password and its data on a volume: a single pod, unless the environment places it elsewhere. */
export function redis(props: RedisProps): StoreSpec<'redis'> {
  refuseGiven(redis, props, redisProps);
  const { credentials, storage = '1Gi', user = 999, exporter } = props;
  const password = secretRef(credentials, 'password');
  return {
    protocol: 'redis',
    needs: props,
    inCluster: (scope, id) => {
      reject(scope, redisProblems(props, props.resources));
      const { endpoint } = new StoreServer(scope, id, {
        ...props,
        image: imageNamed(props.image),
        user,
        role: 'cache',
        protocol: 'redis',
        port: redisPort,
        volume: { path: '/data', size: storage },
        writable: { '/tmp': '16Mi' },
        command: startCommand,
        args: redisArgs(props),
        files: redisScripts,
        config: redisConfig(credentials),
        facts: host => ({ host, port: redisPort, tls: false, password }),
        parts: redisParts(imageNamed(props.image)),
      });
      const { name = id, purpose } = props;
      record(scope, 'recovery', { kind: 'redis', name, namespace: namespaceAt(scope), purpose });
      if (exporter !== undefined) {
        new RedisExporter(scope, `${id}-exporter`, { image: imageNamed(exporter), server: endpoint });
      }
      return endpoint;
    },
  };
}
