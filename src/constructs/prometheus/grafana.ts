import { Construct } from 'constructs';
import type { Container } from '../../../imports/k8s.js';
import { Catalogue } from '../../config/catalogue.js';
import { flag, secret } from '../../config/variable.js';
import { clusterOf } from '../../environment/environment.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { Resources } from '../../intent/resources.js';
import { secretRef } from '../../intent/secret.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import type { ComponentProps } from '../component/component.js';
import { resourceProps } from '../component/pod-props.js';
import { httpGet } from '../component/probe.js';
import { sidecar } from '../component/sidecar.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aMap, anObject, aText } from '../object/shapes.js';
import { waivers } from '../object/waiver-props.js';
import { StoreServer } from '../stores/store-server.js';

export interface GrafanaProps extends Pick<ComponentProps, 'waivers'> {
  /** The name of its objects. @default the construct's id */
  readonly name?: string;
  /** Repository and version of Grafana. */
  readonly image: string;
  /** The image of the sidecar that finds dashboards by their label. */
  readonly sidecarImage: string;
  /** The path in the secret store that holds `user` and `password` of the administrator. */
  readonly credentials: string;
  /** Where metrics are asked for. */
  readonly prometheus: Endpoint<'http'>;
  /** The size of its volume. @default 10Gi */
  readonly storage?: string;
  /** CPU and memory of its container, as request and limit. */
  readonly resources: Resources;
}

const port = 3000;
const dashboards = '/var/lib/grafana-dashboards';
const provisioning = '/etc/grafana/provisioning';

const program = new Catalogue('grafana', {
  GF_SECURITY_ADMIN_USER: secret('The administrator'),
  GF_SECURITY_ADMIN_PASSWORD: secret("The administrator's password"),
  GF_ANALYTICS_REPORTING_ENABLED: flag('Whether it tells its makers how it is used', true),
  GF_ANALYTICS_CHECK_FOR_UPDATES: flag('Whether it asks its makers for newer versions', true),
});

const grafanaProps = {
  name: optional(aText),
  image: required(aText),
  sidecarImage: required(aText),
  credentials: required(aText),
  prometheus: required(aMap),
  storage: optional(aText),
  resources: required(anObject(resourceProps)),
  waivers: optional(waivers),
} satisfies PropsOf<GrafanaProps>;

/** Grafana with its datasource and every dashboard that systems render; its volume keeps what people change by hand. */
export class Grafana extends Construct {
  /** Its HTTP port, for `calls` of others. */
  readonly endpoint: Endpoint<'http'>;

  constructor(scope: Construct, id: string, props: GrafanaProps) {
    super(scope, id);
    refuseProps(this, props, grafanaProps, new.target === Grafana);
    const { name = id, image, credentials, prometheus, storage = '10Gi', resources, waivers = [] } = props;
    this.endpoint = new StoreServer(this, 'server', {
      name,
      image,
      role: 'dashboards',
      protocol: 'http',
      port,
      user: 472,
      whenDown: 'warning',
      volume: { path: '/var/lib/grafana', size: storage },
      facts: host => ({ host, port, url: `http://${host}:${port}` }),
      config: program.values({
        GF_SECURITY_ADMIN_USER: secretRef(credentials, 'user'),
        GF_SECURITY_ADMIN_PASSWORD: secretRef(credentials, 'password'),
        GF_ANALYTICS_REPORTING_ENABLED: false,
        GF_ANALYTICS_CHECK_FOR_UPDATES: false,
      }),
      files: {
        [`${provisioning}/datasources/prometheus.yaml`]: yamlText(datasources(prometheus.facts.url)),
        [`${provisioning}/dashboards/systems.yaml`]: yamlText(providers),
      },
      writable: { '/tmp': '64Mi', [dashboards]: '64Mi' },
      calls: [prometheus],
      access: [{ resources: ['configmaps'], verbs: ['get', 'list', 'watch'], in: 'everywhere' }],
      resources,
      waivers,
      parts: {
        probes: { liveness: httpGet('/api/health'), readiness: httpGet('/api/health') },
        sidecars: [this.dashboards(props)],
      },
    }).endpoint;
  }

  /** Writes each dashboard into a file. */
  private dashboards({ sidecarImage }: GrafanaProps): Container {
    const [[label, value] = ['grafana_dashboard', '1']] = Object.entries(clusterOf(this).grafana?.selects ?? {});
    const variables = { METHOD: 'WATCH', LABEL: label, LABEL_VALUE: value, FOLDER: dashboards, NAMESPACE: 'ALL' };
    return sidecar({
      name: 'dashboards',
      image: sidecarImage,
      env: Object.entries({ ...variables, RESOURCE: 'configmap' }).map(([key, text]) => ({ name: key, value: text })),
      resources: { cpu: ['20m', '200m'], memory: ['96Mi', '192Mi'] },
      volumeMounts: [
        { name: 'var-lib-grafana-dashboards', mountPath: dashboards },
        { name: 'tmp', mountPath: '/tmp' },
      ],
    });
  }
}

const datasources = (url: string) => ({
  apiVersion: 1,
  datasources: [
    {
      name: 'Prometheus',
      uid: 'prometheus',
      type: 'prometheus',
      access: 'proxy',
      url,
      isDefault: true,
      editable: false,
    },
  ],
});

const providers = {
  apiVersion: 1,
  providers: [{ name: 'systems', type: 'file', options: { path: dashboards } }],
};
