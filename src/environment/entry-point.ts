import { deprecated, optional, type PropsOf, required } from '../intent/prop-table.js';
import { aMap, anObject, aText, listOf } from '../intent/shapes.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import type { PlatformPods } from './platform-pods.js';

/** How requests come in through ingress-nginx. */
export interface IngressFacts {
  /** `ingressClassName` */
  readonly className: string;
  /** The pods that forward the requests. */
  readonly controller: PlatformPods;
  /** The cert-manager ClusterIssuer that signs the certificates; without one, TLS secrets must be there already. */
  readonly clusterIssuer?: string;
}

/** Versions of the Gateway API, each with what its standard channel had first: timeouts in 1.2, CORS and ListenerSets in 1.5. */
export const gatewayApiVersions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'] as const;
/** Releases of the Gateway API, by major and minor number. */
export type GatewayApiVersion = (typeof gatewayApiVersions)[number];

/** What puts a Gateway into effect, where its own policies are known: Envoy Gateway 1.4 or later. */
export const gatewayImplementations = ['envoy-gateway'] as const;
/** Implementations whose own policies can be rendered. */
export type GatewayImplementation = (typeof gatewayImplementations)[number];

/** What a route may ask for that a gateway may not have. */
export type RouteFeature =
  | 'requestsPerSecond'
  | 'requestsPerMinute'
  | 'burstFactor'
  | 'connections'
  | 'bodySize'
  | 'cors'
  | 'idleTimeout'
  | 'affinityCookie';

/** How requests come in through a Gateway of the platform. */
export interface GatewayFacts {
  /** The name of the Gateway. */
  readonly name: string;
  /** The namespace of the Gateway. */
  readonly namespace: string;
  /** The pods that forward the requests. */
  readonly controller: PlatformPods;
  /** Listeners of the Gateway, by their section name. @default none */
  readonly listeners?: {
    /** The one with the platform's certificate. @default each route brings its own, with a certificate by `clusterIssuer` */
    readonly https?: string;
    /** The one of plain HTTP. @default none: nothing is sent from there to HTTPS */
    readonly http?: string;
  };
  /** The cert-manager ClusterIssuer (cert-manager 1.20) for the listeners that routes bring as ListenerSets, which the Gateway must allow. */
  readonly clusterIssuer?: string;
  /** The Gateway API that the cluster serves, standard channel. @default 1.5 */
  readonly version?: GatewayApiVersion;
  /** Whose policies say what the standard channel lacks. @default nobody's: a route that asks for it is refused */
  readonly implementation?: GatewayImplementation;
  /** Features that routes may ask for and that this gateway lacks. @default none: a route that asks for one is refused */
  readonly acceptMissing?: readonly RouteFeature[];
  /** @deprecated `acceptMissing` */
  readonly without?: readonly RouteFeature[];
}

const features = listOf(aText);
/** The same where types are not checked. */
export const gatewayProps = {
  name: required(aText),
  namespace: required(aText),
  controller: required(aMap),
  listeners: optional(anObject({ https: optional(aText), http: optional(aText) })),
  clusterIssuer: optional(aText),
  version: optional(aText),
  implementation: optional(aText),
  acceptMissing: optional(features),
  without: deprecated(features, { use: 'acceptMissing', until: 2 }),
} satisfies PropsOf<GatewayFacts>;

/** Whether the Gateway API has what a version brought. */
export const gatewayHas = ({ version = '1.5' }: GatewayFacts, since: GatewayApiVersion): boolean =>
  gatewayApiVersions.indexOf(version) >= gatewayApiVersions.indexOf(since);

/** What is wrong with what is said of a Gateway. */
export function gatewayProblems(gateway: GatewayFacts): Problem[] {
  const { name, listeners = {}, clusterIssuer, version, implementation } = gateway;
  const wrong = (what: string, hint: string) => problem('environment', `gateway "${name}": ${what}`, { hint });
  const problems: Problem[] = [];
  if (version !== undefined && !gatewayApiVersions.includes(version)) {
    problems.push(wrong(`the version is "${version}".`, `It must be ${alternatives(gatewayApiVersions)}.`));
  }
  if (implementation !== undefined && !gatewayImplementations.includes(implementation)) {
    const near = didYouMean(implementation, gatewayImplementations);
    problems.push(
      wrong(
        `the implementation is "${implementation}".${near}`,
        `It must be ${alternatives(gatewayImplementations)}; omit it for any other.`,
      ),
    );
  }
  if ((listeners.https === undefined) === (clusterIssuer === undefined)) {
    const both = listeners.https === undefined ? 'neither' : 'both';
    problems.push(
      wrong(
        `it has ${both} a listener for HTTPS ${both === 'both' ? 'and' : 'nor'} a ClusterIssuer.`,
        'Give listeners.https where the Gateway has the certificates, or clusterIssuer where each route brings a listener.',
      ),
    );
  }
  if (clusterIssuer !== undefined && !gatewayHas(gateway, '1.5')) {
    problems.push(wrong('a route brings its listener as a ListenerSet.', 'That needs version 1.5 or later.'));
  }
  return problems;
}
