import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { HTTPRoute, type HTTPRouteProps } from '../../imports/gateway.networking.k8s.io.js';
import type { Ingress, NetworkPolicy } from '../../imports/k8s.js';
import { type GatewayFacts, type IngressFacts, peerOf } from '../environment/cluster.js';
import { clusterOf } from '../environment/environment.js';
import type { Labels, PodPeer } from '../intent/endpoint.js';
import { record } from '../intent/record.js';
import type { Resources } from '../intent/resources.js';
import { recordSource } from '../intent/source.js';
import { type Kind, PlainObject } from './plain-object.js';
import { reachesPods } from './reach.js';
import { reject } from './reject.js';
import { closedAnnotations, redirectAnnotations, settingAnnotations } from './routes/ingress-nginx.js';
import { routeProblems, wayInProblems } from './routes/problems.js';
import { partOf, type RouteProps, settingsOf } from './routes/route.js';
import { supportWave, waveAnnotations } from './wave.js';

/** What cert-manager gives a pod that answers a challenge; there is one for each host. */
const solverResources: Resources = { cpu: ['10m', '100m'], memory: ['64Mi', '64Mi'] };

export interface PublicRouteProps extends RouteProps {
  readonly name: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** The Service and its port. */
  readonly service: { readonly name: string; readonly port: number };
}

/** The way in from the internet, through the environment's ingress or gateway. */
export class PublicRoute extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PublicRouteProps,
  ) {
    super(scope, id);
    recordSource(this, new.target);
    const cluster = clusterOf(this);
    reject(this, [...routeProblems(props), ...wayInProblems(cluster, props.name, props)]);
    if (cluster.ingress) this.ingresses(cluster.ingress);
    else if (cluster.gateway) this.gatewayRoute(cluster.gateway);
  }

  private ingresses(facts: IngressFacts): void {
    const { name, path = '/', closed = [], paths = [], httpsOnly = true } = this.props;
    const redirect = redirectAnnotations(httpsOnly);
    const issuer = facts.clusterIssuer !== undefined && { 'cert-manager.io/cluster-issuer': facts.clusterIssuer };
    this.ingress('Resource', name, facts, [path], { ...issuer, ...redirect, ...settingAnnotations(this.props) });
    for (const [i, own] of paths.entries()) {
      const settings = settingAnnotations(settingsOf(this.props, own));
      this.ingress(`path-${i + 1}`, `${name}-${partOf(own)}`, facts, [own.path], { ...redirect, ...settings });
    }
    // ingress-nginx cannot leave a path out of a prefix: a longer one that admits nobody takes it.
    if (closed.length > 0) this.ingress('closed', `${name}-closed`, facts, closed, closedAnnotations);
    if (facts.clusterIssuer !== undefined) this.admitSolver(facts);
  }

  private ingress(
    id: string,
    name: string,
    { className }: IngressFacts,
    paths: readonly string[],
    annotations: Labels,
  ): void {
    const { host, service, labels = {}, tlsSecret = `${this.props.name}-tls` } = this.props;
    const backend = { service: { name: service.name, port: { number: service.port } } };
    new PlainObject<Ingress>(this, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, labels, annotations: { ...this.props.annotations, ...annotations } },
      spec: {
        ingressClassName: className,
        tls: [{ hosts: [host], secretName: tlsSecret }],
        rules: [{ host, http: { paths: paths.map(path => ({ path, pathType: 'Prefix', backend })) } }],
      },
    });
  }

  private gatewayRoute({ name: gateway, namespace }: GatewayFacts): void {
    const { name, host, path = '/', closed = [], service, labels = {}, annotations = {} } = this.props;
    const prefix = (value: string) => ({ path: { type: 'PathPrefix' as const, value } });
    new PlainObject<HTTPRouteProps & Kind>(this, 'Resource', {
      apiVersion: HTTPRoute.apiVersion,
      kind: HTTPRoute.kind,
      metadata: { name, labels, annotations },
      spec: {
        parentRefs: [{ name: gateway, ...(namespace !== Chart.of(this).namespace && { namespace }) }],
        hostnames: [host],
        rules: [
          {
            ...(path !== '/' && { matches: [prefix(path)] }),
            backendRefs: [{ name: service.name, port: service.port }],
          },
          // A rule that leads nowhere answers with an error, which is what a closed path is for.
          ...(closed.length > 0 ? [{ matches: closed.map(prefix) }] : []),
        ],
      },
    });
  }

  /** cert-manager answers the certificate authority's challenge from a pod of its own in this namespace. */
  private admitSolver({ controller }: IngressFacts): void {
    const pods: PodPeer = {
      namespace: Chart.of(this).namespace,
      pods: { 'acme.cert-manager.io/http01-solver': 'true' },
    };
    const port = 8089;
    reachesPods(this, [solverResources], { pods: 1 });
    const peer = peerOf(controller);
    record(this, 'edge', {
      direction: 'ingress',
      pods,
      peer,
      ports: [{ port, transport: 'TCP' }],
      reason: 'certificate challenge',
    });
    new PlainObject<NetworkPolicy>(this, 'solver', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: `${this.props.name}-acme-solver`,
        labels: this.props.labels ?? {},
        annotations: waveAnnotations(supportWave),
      },
      spec: {
        podSelector: { matchLabels: pods.pods },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': controller.namespace } },
                ...(controller.pods && { podSelector: { matchLabels: controller.pods } }),
              },
            ],
            ports: [{ port }],
          },
        ],
      },
    });
  }
}
