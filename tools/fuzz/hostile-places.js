const metadata = { name: 'a', namespace: 'b' };
const configMap = data => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
const json = (...objects) => objects.map(object => JSON.stringify(object)).join('\n---\n');
const lines = (text, indent) => text.replaceAll('\n', `\n${indent}`);
const configMapText = block =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\ndata:\n  a: ${block}`;

const pod = (container, spec = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'c', image: 'x:1', ...container }], ...spec },
});
const rule = fields => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata,
  spec: { groups: [{ name: 'g', rules: [{ alert: 'A', expr: 'up == 0', ...fields }] }] },
});
const ingress = (path, annotations = {}, more = {}) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { ...metadata, annotations },
  spec: { rules: [{ host: 'a.example', http: { paths: [path].flat() } }], ...more },
});
const backend = { service: { name: 'x', port: { number: 80 } } };
const dashboard = model => ({
  ...configMap({ 'd.json': JSON.stringify(model) }),
  metadata: { ...metadata, labels: { grafana_dashboard: '1' } },
});

/** A custom resource definition whose objects have such a spec, and such an object. */
const custom = (schema, spec) => {
  const names = { kind: 'Thing', plural: 'things', singular: 'thing', listKind: 'ThingList' };
  const openAPIV3Schema = { type: 'object', properties: { spec: { type: 'object', ...schema } } };
  return json(
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names,
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema } }],
      },
    },
    { apiVersion: 'example.com/v1', kind: 'Thing', metadata, spec },
  );
};
/** A few of the characters of a text, each of which becomes something of its own. */
const many = (it, most = 100_000) => [...it.slice(0, most)];
const text = (more = {}) => ({ properties: { a: { type: 'string', ...more } } });
const celRule = "self.a.matches('^(a|b|ab)*c$') || self.a.split(',').all(x, x.size() < 3) || self.a.contains('zz')";
const formats = [
  'date-time',
  'uri',
  'ipv4',
  'ipv6',
  'cidr',
  'email',
  'hostname',
  'duration',
  'uuid',
  'byte',
  'mac',
  'date',
];
const configFiles = [
  ...['x', 'x.yaml', 'x.json', 'x.toml', 'x.ini', 'x.properties', 'x.sh', 'x.env', 'x.conf', 'x.xml', 'x.hcl'],
  ...['.npmrc', '.netrc', '.pgpass', 'redis.conf', 'nginx.conf', 'Corefile', 'config.json', 'my.cnf', 'id_rsa'],
  ...['alertmanager.yml', 'prometheus.yml', 'rules.yaml', 'loki.yaml', 'dashboard.json', 'Dockerfile'],
];

/** Manifests with a text in one place, by the name of the place. */
export const hostilePlaces = {
  'plain scalar': it => `a: ${it}\n`,
  'plain key': it => `${lines(it, ' ')}: a\n`,
  'double quotes': it => `a: ${JSON.stringify(it)}\n`,
  'single quotes': it => `a: '${it.replaceAll("'", "''")}'\n`,
  'literal block': it => configMapText(`|\n    ${lines(it, '    ')}\n`),
  'folded block': it => configMapText(`>\n    ${lines(it, '    ')}\n`),
  'flow map': it => `{ a: ${it} }\n`,
  'flow list': it => `[ ${it} ]\n`,
  anchor: it => `a: &${it} b\n`,
  tag: it => `a: !${it} b\n`,
  comment: it => `# ${it}\na: b\n`,
  'whole file': it => it,
  'below a fault': it => `a: [\n${it}\n`,
  'above a fault': it => `${it}\nb: }\n`,
  ...Object.fromEntries(configFiles.map(file => [`ConfigMap ${file}`, it => json(configMap({ [file]: it }))])),
  'key of a ConfigMap': it => json(configMap({ [it]: 'x' })),
  'JSON in a ConfigMap': it => json(configMap({ 'x.json': JSON.stringify({ a: it, password: it, [it]: 1 }) })),
  'assignment in a ConfigMap': it => json(configMap({ '.env': `PASSWORD=${it}`, 'x.ini': `[a]\npassword = ${it}` })),
  'name, namespace': it => json({ ...configMap({}), metadata: { name: it, namespace: it } }),
  'kind, API version': it => json({ ...configMap({}), kind: it }, { ...configMap({}), apiVersion: it }),
  labels: it => json({ ...configMap({}), metadata: { ...metadata, labels: { a: it, [it]: 'a' } } }),
  annotations: it =>
    json({
      ...configMap({}),
      metadata: {
        ...metadata,
        annotations: {
          a: it,
          [it]: 'a',
          'kubectl.kubernetes.io/last-applied-configuration': it,
          'argocd.argoproj.io/hook': it,
          'argocd.argoproj.io/sync-wave': it,
          'plainsail.dev/waive': it,
        },
      },
    }),
  image: it => json(pod({ image: it })),
  command: it => json(pod({ command: ['sh', '-c', it] }), pod({ command: [it], args: [it, '--password', it] })),
  environment: it =>
    json(
      pod({
        env: [
          { name: 'PASSWORD', value: it },
          { name: it, value: it },
        ],
      }),
    ),
  quantity: it => json(pod({ resources: { requests: { cpu: it, memory: it }, limits: { cpu: it } } })),
  probe: it => json(pod({ readinessProbe: { httpGet: { path: it, port: it }, exec: { command: ['sh', '-c', it] } } })),
  'unknown field': it => json(pod({ [it]: 1 })),
  'pod fields': it =>
    json(pod({}, { nodeSelector: { [it]: it }, serviceAccountName: it, hostname: it, volumes: [{ name: it }] })),
  expression: it => json(rule({ expr: it })),
  'matcher of an expression': it =>
    json(rule({ expr: `up{a=~${JSON.stringify(it)}} == 0` }), rule({ expr: `up{a=${JSON.stringify(it)}} == 0` })),
  'alert template': it =>
    json(rule({ annotations: { summary: it, runbook_url: it } }), rule({ labels: { a: `{{ ${it}` } })),
  'alert fields': it => json(rule({ for: it }), rule({ alert: it, labels: { severity: it } })),
  dashboard: it =>
    json(
      dashboard({
        title: it,
        panels: [{ type: 'timeseries', title: it, targets: [{ expr: it }] }],
        templating: { list: [{ name: 'x', type: 'query', query: it }] },
      }),
    ),
  'pattern of a definition': it => custom(text({ pattern: it }), { a: 'aaaa' }),
  'value under a pattern': it => custom(text({ pattern: '^((a+)+)+$|^(a|b|ab)*c$|(x+x+)+y' }), { a: it }),
  'CEL rule': it => custom({ ...text(), 'x-kubernetes-validations': [{ rule: it, message: it }] }, { a: 'a' }),
  'value under a CEL rule': it =>
    custom({ ...text({ maxLength: 2_000_000 }), 'x-kubernetes-validations': [{ rule: celRule }] }, { a: it }),
  'enumeration of a definition': it => custom(text({ enum: [it], description: it }), { a: 'b' }),
  ...Object.fromEntries(formats.map(format => [`value under ${format}`, it => custom(text({ format }), { a: it })])),
  'fields of a custom resource': it => custom(text(), { [it]: it }),
  'ingress path': it =>
    json(
      ingress(
        { path: it, pathType: 'ImplementationSpecific', backend },
        { 'nginx.ingress.kubernetes.io/use-regex': 'true' },
      ),
      ingress([`/${it}`, `/${it}x`].map(path => ({ path, pathType: 'Prefix', backend }))),
    ),
  'ingress annotations': it =>
    json(
      ingress(
        { path: '/a', pathType: 'Prefix', backend },
        {
          'nginx.ingress.kubernetes.io/rewrite-target': it,
          'nginx.ingress.kubernetes.io/whitelist-source-range': it,
          'nginx.ingress.kubernetes.io/configuration-snippet': it,
        },
        { tls: [{ hosts: [it], secretName: it }] },
      ),
    ),
  schedule: it =>
    json({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: { schedule: it, timeZone: it, jobTemplate: { spec: { template: pod({}, { restartPolicy: 'Never' }) } } },
    }),
  policy: it =>
    json({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: { matchLabels: { a: it } },
        ingress: [{ from: [{ ipBlock: { cidr: it, except: [it] } }], ports: [{ port: it }] }],
      },
    }),
  'Secret, and its value elsewhere': it =>
    json(
      { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { password: it }, data: { b: it } },
      configMap({ a: it }),
    ),
  ExternalSecret: it =>
    json({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
      spec: { target: { template: { data: { a: it } } }, data: [{ secretKey: it, remoteRef: { key: it } }] },
    }),
  roles: it =>
    json({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'a' },
      rules: [{ apiGroups: [it], resources: [it], verbs: [it] }],
    }),
  'admission policy': it =>
    json({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'a' },
      spec: { validations: [{ expression: it }] },
    }),
  'one item a character': it =>
    custom({ properties: { a: { type: 'array', items: { type: 'string' } } } }, { a: many(it).map(() => 1) }),
  'one key a character': it =>
    json(configMap(Object.fromEntries(many(it).map((c, i) => [`k${i}`, c === '1' ? 1 : i])))),
  'one variable a character': it => json(pod({ env: many(it, 20_000).map((c, i) => ({ name: `A${i}`, value: c })) })),
  'one container a character': it => json(pod({}, { containers: many(it, 5000).map((_, i) => ({ name: `a${i}` })) })),
  'one document a character': it =>
    many(it, 5000)
      .map((_, i) => json({ ...configMap({}), metadata: { name: `a${i}` } }))
      .join('\n---\n'),
  'one pod a character': it =>
    many(it, 500)
      .map((_, i) => json({ ...pod({}), metadata: { name: `a${i}`, labels: { a: `${i}` } } }))
      .join('\n---\n'),
  'unknown kind': it => json({ apiVersion: 'x.example/v1', kind: 'Y', metadata, spec: { a: it, [it]: { b: it } } }),
};
