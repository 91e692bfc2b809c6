import type { Construct } from 'constructs';
import type { Service } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import { defaultsOf } from '../../defaults/around.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { pooled } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { SecretText } from '../../intent/secret.js';
import { pgBouncerAlerts } from '../../monitoring/baseline/poolers.js';
import { pgBouncerServer } from '../../monitoring/exporters/pg-bouncer.js';
import { type Problem, problem } from '../../problem.js';
import { resourceProps } from '../component/pod-props.js';
import { tcpConnect } from '../component/probe.js';
import { ReplicatedComponent, type ReplicatedProps } from '../component/replicated-component.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import { tcpPort } from '../network/port.js';
import { serviceNameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aText, mapOf } from '../object/shapes.js';
import { storeWave } from '../object/wave.js';
import { ServiceCertificate } from '../secrets/service-certificate.js';
import { accessFile, accessRules, exporterPort, pgBouncerExporter, statisticsUser } from './pg-bouncer-exporter.js';
import {
  clientsWithoutOne,
  type PgBouncerSettings,
  pgBouncerIni,
  pgBouncerPort,
  poolProblems,
  userFile,
  userFolder,
} from './pg-bouncer-ini.js';
import { authorityFile } from './postgres-authority.js';
import { nextLogin } from './postgres-logins.js';

export interface PgBouncerProps
  extends PgBouncerSettings,
    Pick<ReplicatedProps, 'name' | 'image' | 'resources' | 'selector' | 'labels' | 'user'> {
  /** What it is in front of; migrations go on calling that. Its path in the secret store also holds `next-user` and `next-password`: both logins are let in. */
  readonly database: Endpoint<'postgres'>;
  /** The number of pods. @default 2 */
  readonly replicas?: number;
  /** The image of pgbouncer_exporter, which then runs in every pod. @default none: its metrics are not read */
  readonly exporter?: string;
  /** The name of its Service. @default the component's name */
  readonly serviceName?: string;
}

const pgBouncerProps = {
  name: optional(aText),
  image: required(aText),
  resources: required(anObject(resourceProps)),
  selector: optional(mapOf(aText)),
  labels: optional(mapOf(aText)),
  user: optional(aNumber),
  pooling: required(aText),
  poolSize: required(aNumber),
  maxClients: required(aNumber),
  database: required(aMap),
  replicas: optional(aNumber),
  exporter: optional(aText),
  serviceName: optional(aText),
} satisfies PropsOf<PgBouncerProps>;

/** Shares few connections to a PostgreSQL server among many clients: callers call what this returns instead. */
export function pgBouncer(scope: Construct, id: string, props: PgBouncerProps): Endpoint<'postgres'> {
  refuseGiven(pgBouncer, props, pgBouncerProps);
  return new PgBouncer(scope, id, props).endpoint;
}

const portName = 'pgbouncer';
const configFile = '/etc/pgbouncer/pgbouncer.ini';
const startFile = '/etc/pgbouncer/start.sh';

/** What it watches has the id of the shell that it takes the place of. */
const startScript = `# PgBouncer reads its users when it starts, and when it gets a signal: here whenever they change.
set -eu
server=$$
users() { cksum </run/secrets/${userFolder}/${userFile}; }
known=$(users)
while sleep 2 && kill -0 "$server" 2>/dev/null; do
  now=$(users)
  [ "$now" = "$known" ] || kill -HUP "$server"
  known=$now
done &
exec pgbouncer "$@"
`;

class PgBouncer extends ReplicatedComponent {
  readonly endpoint: Endpoint<'postgres'>;

  constructor(scope: Construct, id: string, props: PgBouncerProps) {
    const { database, poolSize, replicas = 2, user = 70, exporter } = props;
    const { prometheus, internalIssuer } = clusterOf(scope);
    const servesTls = internalIssuer !== undefined;
    const statistics = exporter === undefined ? undefined : { user: statisticsUser, accessFile };
    super(
      scope,
      id,
      {
        ...props,
        replicas,
        user,
        command: ['/bin/sh', startFile, configFile],
        files: {
          [startFile]: startScript,
          [configFile]: pgBouncerIni(database, props, { servesTls, statistics }),
          ...(statistics && { [accessFile]: accessRules }),
        },
        calls: [pooled(database, poolSize)],
        writable: {},
      },
      'pooler',
      storeWave,
    );
    const { serviceName = this.name } = props;
    reject(this, [
      ...serviceNameProblems(serviceName),
      ...poolProblems(props),
      ...wholeProblems('pgbouncer', 'the number of replicas', replicas, 1),
      ...databaseProblems(database),
    ]);
    this.endpoint = this.endpointOf(props, serviceName, servesTls);
    const certificate = new ServiceCertificate(this, 'certificate', { ...this, serviceName });
    this.rollOut(
      {
        ports: [tcpPort(portName, pgBouncerPort)],
        probes: { liveness: tcpConnect(portName), readiness: tcpConnect(portName) },
        drain: 10,
        exposes: [this.endpoint],
        secretFiles: [userList(database, statistics?.user), ...authorityOf(database), ...certificate.files],
        ...(exporter !== undefined && {
          sidecars: [pgBouncerExporter(exporter, servesTls)],
          allowedCallers: prometheus ? [{ peer: peerOf(prometheus), port: exporterPort, reason: 'metrics' }] : [],
        }),
      },
      { rollingUpdate: defaultsOf(this).rollout },
    );
    this.service(serviceName);
    if (exporter !== undefined && prometheus) {
      const metrics = { port: 'metrics', catalogue: pgBouncerServer };
      new PodMetricsEndpoint(this, 'metrics', { ...metrics, ...this.metadata(), pods: this.selector });
    }
    this.alertRules([...this.baseline, ...(exporter === undefined ? [] : pgBouncerAlerts())]);
  }

  private endpointOf(
    { database, pooling, maxClients, replicas = 2 }: PgBouncerProps,
    serviceName: string,
    servesTls: boolean,
  ): Endpoint<'postgres'> {
    const namespace = namespaceAt(this);
    const host = namespace === undefined ? serviceName : `${serviceName}.${namespace}`;
    return Object.freeze<Endpoint<'postgres'>>({
      id: `${placeOf(this)}:postgres`,
      protocol: 'postgres',
      transport: 'TCP',
      port: pgBouncerPort,
      peer: this.pods,
      wave: this.wave,
      maxConnections: clientsWithoutOne(maxClients, replicas),
      direct: database,
      facts: { ...database.facts, host, port: pgBouncerPort, tls: servesTls ? 'require' : 'disable', pooling },
    });
  }

  private service(name: string): void {
    new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(name),
      spec: { selector: this.selector, ports: [{ name: portName, port: pgBouncerPort, targetPort: portName }] },
    });
  }
}

/** PgBouncer proves itself to the server with the password that it asks clients for, so it must know it. */
const userList = ({ facts: { user, password } }: Endpoint<'postgres'>, statistics?: string): SecretVariable => {
  const next = nextLogin(user.path);
  const lines = [{ user, password }, next].flatMap(login => ['"', login.user, '" "', login.password, '"\n']);
  return {
    variable: userFile,
    key: userFile,
    value: new SecretText([...lines, ...(statistics === undefined ? [] : [`"${statistics}" ""\n`])], 'quotes'),
    description: 'Who may connect: the login that clients use, and the one that they are going to use',
    file: { of: userFolder, reread: true },
  };
};

/** What it verifies the server with, where no public authority signs. */
function authorityOf({ facts: { tls, authority } }: Endpoint<'postgres'>): readonly SecretVariable[] {
  const { of, key } = authorityFile;
  const description = 'Who signs the certificate of the server';
  return authority && tls.startsWith('verify')
    ? [{ variable: key, key, value: authority, description, file: { of } }]
    : [];
}

function databaseProblems({ facts: { database } }: Endpoint<'postgres'>): Problem[] {
  if (/^[\w.-]+$/.test(database)) return [];
  const hint = 'A configuration of PgBouncer takes letters, digits, "_", "." and "-".';
  return [problem('pgbouncer', `the database is "${database}".`, { hint })];
}
