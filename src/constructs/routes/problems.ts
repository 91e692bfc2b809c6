import { type Problem, problem } from '../../problem.js';
import { hostProblems, nameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { partOf, type RouteProps, type RouteSettings } from './route.js';

/** What is wrong with a route, wherever it is. */
export const routeProblems = (props: RouteProps): Problem[] => [
  ...hostProblems(props.host),
  ...pathProblems(props),
  ...partProblems(props),
  ...[props, ...(props.paths ?? [])].flatMap(settings => settingProblems(settings.path ?? '/', settings)),
];

/** Two paths may not make objects of one name. */
function partProblems({ paths = [], blockedPaths = [] }: RouteProps): Problem[] {
  const parts = [...paths.map(partOf), ...(blockedPaths.length > 0 ? ['closed'] : [])];
  return paths.flatMap((own, i) => {
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

function pathProblems({ path = '/', blockedPaths = [], paths = [] }: RouteProps): Problem[] {
  const inner = [...blockedPaths, ...paths.map(own => own.path)];
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

function settingProblems(path: string, settings: RouteSettings): Problem[] {
  const { requestsPerSecond, requestsPerMinute, burstFactor, connections, idleTimeout } = settings;
  const { bodySize, affinityCookie, cors } = settings;
  const whole = (name: string, value: number | undefined) =>
    wholeProblems('route', `${name} of the path "${path}"`, value, 1);
  const wrong = (what: string, hint: string) => [problem('route', `the path "${path}": ${what}.`, { hint })];
  return [
    ...whole('requestsPerSecond', requestsPerSecond),
    ...whole('requestsPerMinute', requestsPerMinute),
    ...whole('burstFactor', burstFactor),
    ...whole('connections', connections),
    ...whole('idleTimeout', idleTimeout),
    ...(bodySize === undefined || /^[1-9][0-9]*[kmg]?$/.test(bodySize)
      ? []
      : wrong(`bodySize is "${bodySize}"`, 'It must be a whole number with k, m or g: "10m".')),
    ...(affinityCookie === undefined || /^[\w!#$%&'*+.^`|~-]+$/.test(affinityCookie)
      ? []
      : wrong(`affinityCookie is "${affinityCookie}"`, "A cookie's name has letters, digits and no spaces.")),
    ...(cors?.origins ?? [])
      .filter(origin => origin !== '*' && !/^[a-z][a-z0-9+.-]*:\/\/[^/\s,]+$/.test(origin))
      .flatMap(origin =>
        wrong(`an origin is "${origin}"`, 'It must be "*", or a scheme and a host: "https://a.example".'),
      ),
    ...(cors?.origins.length === 0 ? wrong('cors has no origins', 'Name the origins that may call.') : []),
  ];
}

/** There is nothing that a public route could come in by. */
export const noEntryPoint = (name: string): Problem =>
  problem('route', `"${name}" is public, and the environment has no entry point.`, {
    hint: 'Give the environment an ingress or a gateway.',
  });
