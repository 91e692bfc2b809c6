import type { Random } from './random.js';

type Manifest = Readonly<Record<string, unknown>>;
const base64 = (text: string) => Buffer.from(text).toString('base64');

const object = (apiVersion: string, kind: string, fields: Manifest, metadata: Manifest = {}): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'shop', namespace: 'shop', ...metadata },
  ...fields,
});
const container = (fields: Manifest): Manifest => ({ name: 'shop', image: 'shop:1.0.0', ...fields });
const deployment = (pod: Manifest, metadata: Manifest = {}): Manifest =>
  object('apps/v1', 'Deployment', {
    spec: {
      selector: { matchLabels: { app: 'shop' } },
      template: { metadata: { labels: { app: 'shop' }, ...metadata }, spec: pod },
    },
  });

/** Places of a manifest that take any text. */
export const places: Readonly<Record<string, (secret: string) => Manifest>> = {
  'a variable': value => deployment({ containers: [container({ env: [{ name: 'SETTING', value }] })] }),
  'a variable of an init container': value =>
    deployment({ containers: [container({})], initContainers: [container({ env: [{ name: 'SETTING', value }] })] }),
  'an argument': value => deployment({ containers: [container({ args: ['--setting', value] })] }),
  'a command': value => deployment({ containers: [container({ command: ['sh', '-c', `run ${value}`] })] }),
  'a probe': value => deployment({ containers: [container({ livenessProbe: { exec: { command: ['ask', value] } } })] }),
  'a header': value =>
    deployment({
      containers: [
        container({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value }] } } }),
      ],
    }),
  'a hook': value =>
    deployment({ containers: [container({ lifecycle: { preStop: { exec: { command: ['stop', value] } } } })] }),
  'an annotation of pods': value => deployment({ containers: [container({})] }, { annotations: { setting: value } }),
  'a scheduled job': value =>
    object('batch/v1', 'CronJob', {
      spec: { jobTemplate: { spec: { template: { spec: { containers: [container({ args: [value] })] } } } } },
    }),
  'an annotation': value => object('v1', 'Service', { spec: {} }, { annotations: { 'example.com/setting': value } }),
  'a label': value => object('v1', 'Service', { spec: {} }, { labels: { setting: value } }),
  'a ConfigMap': value => object('v1', 'ConfigMap', { data: { SETTING: value } }),
  'a key of a ConfigMap': value => object('v1', 'ConfigMap', { data: { [value]: 'on' } }),
  'a file in a ConfigMap': value => object('v1', 'ConfigMap', { data: { 'app.yaml': `a: 1\nsetting: "${value}"\n` } }),
  'JSON in a ConfigMap': value => object('v1', 'ConfigMap', { data: { 'app.json': JSON.stringify({ a: [value] }) } }),
  'a Secret': value => object('v1', 'Secret', { stringData: { setting: value } }),
  'a Secret in Base64': value => object('v1', 'Secret', { data: { setting: base64(value) } }),
  'a custom resource': value => object('example.com/v1', 'Thing', { spec: { deep: [{ inside: { value } }] } }),
  'a template of an ExternalSecret': value =>
    object('external-secrets.io/v1', 'ExternalSecret', { spec: { target: { template: { data: { a: value } } } } }),
  'the text of an alert': value =>
    object('monitoring.coreos.com/v1', 'PrometheusRule', {
      spec: { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'up', annotations: { description: value } }] }] },
    }),
};

/** What may stand around a secret in a longer text. */
const around: readonly ((secret: string) => string)[] = [
  secret => secret,
  secret => `Bearer ${secret}`,
  secret => `setting=${secret} other=1`,
  secret => `use "${secret}" here`,
];

export const wrapped = (random: Random, secret: string) => random.pick(around)(secret);
