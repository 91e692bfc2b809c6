import type { Construct } from 'constructs';
import {
  ListenerSet,
  type ListenerSetProps,
  type ParentGatewayReference,
} from '../../../imports/gateway.networking.k8s.io.js';
import type { GatewayFacts } from '../../environment/entry-point.js';
import { namespaceAt } from '../../intent/place.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import type { Metadata } from '../object/wave.js';
import { certificateOf, type PublicRouteProps } from './route.js';

/** A Gateway as a namespace names it. */
export function gatewayFrom(scope: Construct, { name, namespace }: GatewayFacts): ParentGatewayReference {
  return { name, ...(namespace !== namespaceAt(scope) && { namespace }) };
}

/** A listener of its own for the route's host, with its certificate in this namespace. */
export function renderListenerSet(
  scope: Construct,
  metadata: Metadata,
  props: PublicRouteProps,
  gateway: GatewayFacts,
): void {
  const { clusterIssuer } = gateway;
  const issuer = clusterIssuer !== undefined && { 'cert-manager.io/cluster-issuer': clusterIssuer };
  new PlainObject<ListenerSetProps & Kind>(scope, 'listener', {
    apiVersion: ListenerSet.apiVersion,
    kind: ListenerSet.kind,
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...issuer } },
    spec: {
      parentRef: gatewayFrom(scope, gateway),
      listeners: [
        {
          name: 'https',
          hostname: props.host,
          port: 443,
          protocol: 'HTTPS',
          tls: { certificateRefs: [{ name: certificateOf(props) }] },
        },
      ],
    },
  });
}
