import type { Construct } from 'constructs';
import type { Service, StatefulSet } from '../../../imports/k8s.js';
import type { Endpoint, Protocol } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { amountOf } from '../../manifest/quantity.js';
import type { AlertSeverity } from '../../monitoring/alerts/alert.js';
import { containerAlerts } from '../../monitoring/baseline/containers.js';
import { statefulSetAlerts } from '../../monitoring/baseline/replicas.js';
import { volumeAlert } from '../../monitoring/baseline/volume.js';
import { problem } from '../../problem.js';
import { Component, type ComponentProps } from '../component/component.js';
import type { ComponentParts } from '../component/component-parts.js';
import { claimed, recordDemand } from '../component/demand.js';
import { DisruptionBudget } from '../component/disruption-budget.js';
import { reloadAnnotations } from '../component/reloading.js';
import { tcpPort } from '../network/port.js';
import { serviceNameProblems } from '../object/names.js';
import { PlainObject } from '../object/plain-object.js';
import { protectWithNeeds } from '../object/protect.js';
import { protectedIn } from '../object/protection.js';
import { reject } from '../object/reject.js';
import { claimAnnotations, storeWave } from '../object/wave.js';
import { VerticalAutoscaler } from '../scaling/vertical-autoscaler.js';
import { ServiceCertificate } from '../secrets/service-certificate.js';

export interface StoreServerProps<P extends Protocol> extends ComponentProps {
  readonly role: string;
  readonly protocol: P;
  readonly port: number;
  /** What callers may know, given the host they reach it by. */
  readonly facts: (host: string) => Endpoint<P>['facts'];
  readonly maxConnections?: number;
  readonly reservedConnections?: number;
  /** It proves its name with a certificate of the environment's issuer. @default false */
  readonly servesTls?: boolean;
  /** Where the data is, and how much of it: `10Gi`. */
  readonly volume: { readonly path: string; readonly size: string };
  /** The name of its Service. @default the component's */
  readonly serviceName?: string;
  /** How many share the data, and the port on which they talk to each other. @default one, which talks to nobody */
  readonly members?: { readonly count: number; readonly port: number };
  /** A VerticalPodAutoscaler says what it should request, and changes nothing. @default false */
  readonly recommend?: boolean;
  /** What it is when no pod is left: a page, or a warning that waits for the morning. @default critical */
  readonly whenDown?: AlertSeverity;
  readonly parts: ComponentParts;
}

const busName = 'bus';

/** A data store of pods with a volume each: one is enough for development, and too little for what must not be lost. */
export class StoreServer<P extends Protocol> extends Component {
  protected declare readonly props: StoreServerProps<P>;
  readonly endpoint: Endpoint<P>;

  constructor(scope: Construct, id: string, props: StoreServerProps<P>) {
    super(scope, id, props, { role: props.role, earliestWave: storeWave });
    const { protocol, port, volume, serviceName = this.name, maxConnections, reservedConnections, members } = props;
    const namespace = namespaceAt(this);
    reject(this, serviceNameProblems(serviceName));
    if (amountOf(volume.size) === undefined) {
      reject(this, [
        problem('storage', `the volume's size is "${volume.size}".`, { hint: 'A size looks like "10Gi".' }),
      ]);
    }
    this.endpoint = Object.freeze({
      id: `${placeOf(this)}:${protocol}`,
      protocol,
      transport: 'TCP',
      port,
      wave: this.wave,
      peer: this.pods,
      facts: props.facts(namespace === undefined ? serviceName : `${serviceName}.${namespace}`),
      ...(maxConnections !== undefined && { maxConnections }),
      ...(reservedConnections !== undefined && { reservedConnections }),
    });
    this.service(serviceName, props);
    this.set(serviceName, props);
    if (members) {
      const { count: replicas } = members;
      new DisruptionBudget(this, 'disruption', {
        ...this.metadata(),
        selector: this.selector,
        replicas,
        quorum: true,
      });
    }
    if (props.recommend) {
      const target = { apiVersion: 'apps/v1', kind: 'StatefulSet', name: this.name };
      new VerticalAutoscaler(this, 'recommendation', { ...this.metadata(), target });
    }
    this.alertRules([
      ...containerAlerts(this.containerName),
      ...statefulSetAlerts(this.name, props.whenDown),
      volumeAlert(`data-${this.name}`),
    ]);
    protectWithNeeds([this]);
  }

  /** What the members reach each other by, if there are several. */
  private get bus(): Endpoint[] {
    const { members } = this.props;
    return members ? [{ ...this.endpoint, id: `${placeOf(this)}:${busName}`, port: members.port }] : [];
  }

  private service(name: string, { protocol, port, members }: StoreServerProps<P>): void {
    const ports = [{ name: protocol, port, targetPort: protocol }];
    const bus = members ? [{ name: busName, port: members.port, targetPort: busName }] : [];
    new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(name),
      spec: {
        clusterIP: 'None',
        // Members must find each other before they are ready.
        ...(members && { publishNotReadyAddresses: true }),
        selector: this.selector,
        ports: [...ports, ...bus],
      },
    });
  }

  private set(serviceName: string, { protocol, port, volume, parts, servesTls, members }: StoreServerProps<P>): void {
    const metadata = this.workloadMetadata();
    const { storageClass } = this.cluster;
    const certificate = servesTls && new ServiceCertificate(this, 'certificate', { ...this, serviceName });
    const secretFiles = [...(parts.secretFiles ?? []), ...(certificate ? certificate.files : [])];
    const template = this.template({
      ...parts,
      ports: [tcpPort(protocol, port), ...(members ? [tcpPort(busName, members.port)] : [])],
      exposes: [this.endpoint, ...this.bus],
      ...(members && { memberPorts: [this.endpoint, ...this.bus] }),
      volumeMounts: [{ name: 'data', mountPath: volume.path }],
      secretFiles,
    });
    const pods = members?.count ?? 1;
    recordDemand(this, template, { pods, claims: claimed(pods, volume.size) });
    new PlainObject<StatefulSet>(this, 'set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...metadata,
        annotations: {
          ...metadata.annotations,
          ...protectedIn(this),
          ...(this.cluster.reloader &&
            reloadAnnotations(
              template,
              { name: this.name, config: this.props.config, calls: this.calls },
              secretFiles,
            )),
        },
      },
      spec: {
        serviceName,
        ...(members && { replicas: pods, podManagementPolicy: 'Parallel' }),
        selector: { matchLabels: this.selector },
        template,
        volumeClaimTemplates: [
          {
            metadata: { name: 'data', labels: this.selector, annotations: claimAnnotations },
            spec: {
              accessModes: ['ReadWriteOnce'],
              ...(storageClass !== undefined && { storageClassName: storageClass }),
              resources: { requests: { storage: volume.size } },
            },
          },
        ],
      },
    });
  }
}
