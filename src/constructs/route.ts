import type { Cluster } from '../environment/cluster.js';
import { type Problem, problem } from '../problem.js';
import type { RouteLimits, RouteOptions } from './ingress-nginx.js';
import { hostProblems, nameProblems } from './names.js';

/** A path with limits of its own. */
export interface LimitedPath extends RouteLimits {
  /** Everything below it, too: `/api/auth`. */
  readonly path: string;
  /** What the path's object is called after the route: `auth` gives `api-auth`. @default from the path */
  readonly name?: string;
}

export interface RouteProps extends RouteOptions, RouteLimits {
  /** `api.example.com` */
  readonly host: string;
  /** Everything below it is public. @default / */
  readonly path?: string;
  /** Paths that the public must not reach: `/metrics`. */
  readonly closed?: readonly string[];
  /** Paths with limits of their own. */
  readonly limited?: readonly LimitedPath[];
  /** The Secret with the certificate. @default `<name>-tls` */
  readonly tlsSecret?: string;
}

/** What a limited path's object is called after the route. */
export const partOf = ({ name, path }: LimitedPath): string =>
  name ??
  (path.split('/').filter(Boolean).at(-1) ?? 'root')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** What is wrong with a route, wherever it is. */
export const routeProblems = (props: RouteProps): Problem[] => [
  ...hostProblems(props.host),
  ...pathProblems(props),
  ...limitedProblems(props),
];

function limitedProblems({ limited = [], closed = [] }: RouteProps): Problem[] {
  const parts = [...limited.map(partOf), ...(closed.length > 0 ? ['closed'] : [])];
  return limited.flatMap((own, i) => {
    const part = partOf(own);
    return [
      ...nameProblems(`the name of the path "${own.path}"`, part),
      ...(parts.lastIndexOf(part) > i
        ? [
            problem('route-path', `the name "${part}" of the path "${own.path}" is taken.`, {
              hint: 'Give it another: name: "…".',
            }),
          ]
        : []),
    ];
  });
}

function pathProblems({ path = '/', closed = [], limited = [] }: RouteProps): Problem[] {
  const inner = [...closed, ...limited.map(own => own.path)];
  const wrong = [path, ...inner].filter(each => !/^\/[^\s?#]*$/.test(each));
  const within = path.endsWith('/') ? path : `${path}/`;
  const outside = inner.filter(each => !wrong.includes(each) && !each.startsWith(within));
  return [
    ...wrong.map(each =>
      problem('route-path', `the path is "${each}".`, {
        hint: 'A path starts with "/" and has no spaces, "?" or "#".',
      }),
    ),
    ...outside.map(each =>
      problem('route-path', `the path "${each}" is outside "${path}".`, { hint: `It must start with "${within}".` }),
    ),
  ];
}

/** What is wrong with asking for this in an environment. */
export function wayInProblems({ ingress, gateway }: Cluster, name: string, props: RouteProps): Problem[] {
  if (!ingress && !gateway) {
    return [
      problem('route', `"${name}" is public, and the environment has no way in.`, {
        hint: 'Give the environment an ingress or a gateway.',
      }),
    ];
  }
  if (ingress) return [];
  const asked = [
    ...notInChannel.filter(option => props[option] !== undefined),
    ...(props.limited?.length ? ['limited'] : []),
  ];
  if (asked.length === 0) return [];
  return [
    problem(
      'route',
      `"${name}" asks for ${asked.join(', ')}, which the Gateway API's standard channel does not have.`,
      {
        hint: 'Leave them away, or give the environment an ingress.',
      },
    ),
  ];
}

const notInChannel = [
  'requestsPerSecond',
  'requestsPerMinute',
  'connections',
  'bodySize',
  'cors',
  'idleTimeout',
  'affinityCookie',
] as const;
