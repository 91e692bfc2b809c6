import { Construct } from 'constructs';
import type { StoreNeeds, StorePlacement } from '../../environment/placement.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { secretRef } from '../../intent/secret.js';
import { recordSource } from '../../intent/source.js';
import { type Problem, problem } from '../../problem.js';
import { resourceProps } from '../component/pod-props.js';
import type { Resources } from '../component/resources.js';
import { podField } from '../component/variables.js';
import { HookJob } from '../jobs/hook-job.js';
import { imageIn } from '../namespace/image.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, aNumber, anObject, aText } from '../object/shapes.js';
import { redisClusterScript } from './redis-cluster-script.js';
import { redisScripts, startCommand } from './redis-scripts.js';
import {
  type RedisSettings,
  redisArgs,
  redisClient,
  redisConfig,
  redisParts,
  redisPort,
  redisProblems,
  redisSettings,
} from './redis-server.js';
import { StoreServer } from './store-server.js';

export interface RedisClusterProps extends RedisSettings {
  /** The image's name in the versions. */
  readonly image: string;
  /** Members that share the keys among them; there are no copies. @default 3 */
  readonly members?: number;
  /** Of each member. @default what the system asks for */
  readonly resources?: Resources;
  /** A VerticalPodAutoscaler says what members should request, and changes nothing. @default false */
  readonly recommend?: boolean;
  /** Of each member. @default 1Gi */
  readonly storage?: string;
  /** The user the image runs the server as. @default 999, that of the official images */
  readonly user?: number;
}

const redisClusterProps = {
  ...redisSettings,
  image: required(aText),
  members: optional(aNumber),
  resources: optional(anObject(resourceProps)),
  recommend: optional(aFlag),
  storage: optional(aText),
  user: optional(aNumber),
} satisfies PropsOf<RedisClusterProps>;

/** Redis as a cluster whose members share the keys: for more than one server can hold or answer. */
export function redisCluster(props: RedisClusterProps): StorePlacement<'redis'> {
  refuseGiven(redisCluster, props, redisClusterProps);
  return {
    protocol: 'redis',
    place: needs => (scope, id) => new RedisCluster(scope, id, props, needs).endpoint,
  };
}

/** Members talk to each other on the port for clients and ten thousand. */
const busPort = redisPort + 10_000;
const script = '/etc/redis-cluster/create.sh';

class RedisCluster extends Construct {
  readonly endpoint: Endpoint<'redis'>;

  constructor(scope: Construct, id: string, props: RedisClusterProps, needs: StoreNeeds['redis']) {
    super(scope, id);
    recordSource(this, new.target);
    const { name = id, credentials } = needs;
    const { members: count = 3, user = 999, storage = '1Gi', resources = needs.resources } = props;
    reject(this, [...redisProblems(props, resources), ...memberProblems(count)]);
    const image = imageIn(this, props.image);
    const password = secretRef(credentials, 'password');
    const hostsBelow = (host: string) => Array.from({ length: count }, (_, i) => `${name}-${i}.${host}`);
    const server = new StoreServer(this, 'members', {
      name,
      ...(props.recommend && { recommend: true }),
      image,
      user,
      config: redisConfig(credentials),
      files: redisScripts,
      resources,
      role: 'cache',
      protocol: 'redis',
      port: redisPort,
      members: { count, port: busPort },
      volume: { path: '/data', size: storage },
      writable: { '/tmp': '16Mi' },
      command: startCommand,
      args: [
        ...redisArgs(props),
        ...['--cluster-enabled', 'yes', '--cluster-config-file', '/data/nodes.conf'],
        ...['--cluster-announce-ip', '$(POD_IP)'],
      ],
      facts: host => ({
        host,
        port: redisPort,
        tls: false,
        password,
        members: hostsBelow(host).map(member => `${member}:${redisPort}`),
      }),
      env: { POD_IP: podField('status.podIP') },
      parts: redisParts(image),
    });
    const create = new HookJob(this, 'create', {
      name: `${name}-create`,
      image,
      user,
      config: redisClient.values({ REDISCLI_AUTH: password }),
      command: ['/bin/sh', script],
      files: { [script]: redisClusterScript(hostsBelow(server.endpoint.facts.host), redisPort) },
      calls: [server.endpoint],
      resources: { cpu: ['50m', '250m'], memory: ['32Mi', '64Mi'] },
    });
    this.endpoint = Object.freeze({ ...server.endpoint, wave: create.wave });
  }
}

function memberProblems(members: number): Problem[] {
  if (Number.isInteger(members) && members >= 3) return [];
  return [
    problem('redis', `the cluster has ${members} members.`, {
      hint: 'It must have 3 or more: the others must agree that one is gone.',
    }),
  ];
}
