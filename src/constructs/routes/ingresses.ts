import type { Construct } from 'constructs';
import type { Ingress } from '../../../imports/k8s.js';
import type { IngressFacts } from '../../environment/entry-point.js';
import type { Labels } from '../../intent/endpoint.js';
import { PlainObject } from '../object/plain-object.js';
import { backendAnnotations, closedAnnotations, redirectAnnotations, settingAnnotations } from './ingress-nginx.js';
import { certificateOf, type PublicRouteProps, partOf, settingsOf } from './route.js';

/** A route as Ingresses for ingress-nginx: one for the host, one for each path with settings, one for what is closed. */
export function renderIngresses(scope: Construct, props: PublicRouteProps, facts: IngressFacts): void {
  const { name, host, path = '/', blockedPaths = [], paths = [], httpsOnly = true, service, labels = {} } = props;
  const backend = { service: { name: service.name, port: { number: service.port } } };
  const ingress = (id: string, part: string | undefined, served: readonly string[], annotations: Labels) =>
    new PlainObject<Ingress>(scope, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: part === undefined ? name : `${name}-${part}`,
        labels,
        annotations: { ...props.annotations, ...annotations, ...backendAnnotations(service.protocol) },
      },
      spec: {
        ingressClassName: facts.className,
        tls: [{ hosts: [host], secretName: certificateOf(props) }],
        rules: [{ host, http: { paths: served.map(each => ({ path: each, pathType: 'Prefix', backend })) } }],
      },
    });

  const redirect = redirectAnnotations(httpsOnly);
  const issuer = facts.clusterIssuer !== undefined && { 'cert-manager.io/cluster-issuer': facts.clusterIssuer };
  ingress('Resource', undefined, [path], { ...issuer, ...redirect, ...settingAnnotations(props) });
  for (const [i, own] of paths.entries()) {
    const settings = settingAnnotations(settingsOf(props, own));
    ingress(`path-${i + 1}`, partOf(own), [own.path], { ...redirect, ...settings });
  }
  // ingress-nginx cannot leave a path out of a prefix: a longer one that admits nobody takes it.
  if (blockedPaths.length > 0) ingress('closed', 'closed', blockedPaths, closedAnnotations);
}
