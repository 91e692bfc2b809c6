import { addressAllowed } from '../../../src/checks/rules/address-allowed.js';
import { deployment, object, pod, service } from '../support/manifests.js';
import { mutated, unchanged } from '../support/real-system.js';
import { testCheck } from '../support/tester.js';

const policy = (name: string, spec: string) =>
  object('NetworkPolicy', name, `spec: { ${spec} }`, 'networking.k8s.io/v1');
const dns = '{ ports: [{ port: 53, protocol: UDP }] }';
const out = (...rules: string[]) =>
  policy(
    'api',
    `podSelector: { matchLabels: { app: api } }, policyTypes: [Egress], egress: [${[dns, ...rules].join(', ')}]`,
  );
const toDb = '{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 5432 }] }';
const db = `${object('Service', 'db', 'spec: { selector: { app: db }, ports: [{ name: sql, port: 5432 }] }')}
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: x, labels: { app: db } }
spec: { containers: [{ name: db, image: 'db:1', ports: [{ name: sql, containerPort: 5432 }] }] }`;
const locked = policy(
  'db',
  'podSelector: { matchLabels: { app: db } }, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 5432 }] }]',
);
const env = (...variables: (readonly [string, string])[]) =>
  pod(`env: [${variables.map(([name, value]) => `{ name: ${name}, value: '${value}' }`).join(', ')}]`);
const config = (data: string) => object('ConfigMap', 'settings', `data: { ${data} }`);
const at = 'spec.containers[0].env[0]';
const closed = (name: string, variables: readonly (readonly [string, string])[], host: string) => ({
  name,
  yaml: out() + db + env(...variables),
  findings: [['Pod x/api', at, `names ${host}, and no egress rule of api lets the connection out`] as const],
});
const silent = (name: string, variables: readonly (readonly [string, string])[], rules: readonly string[] = []) => ({
  name,
  yaml: out(...rules) + db + env(...variables),
});

testCheck(addressAllowed, {
  example: [['Pod shop/api', at, 'SEARCH_URL names search:9200, and no egress rule of api lets the connection out']],
  valid: [
    { name: 'pods that no policy isolates', yaml: db + env(['DATABASE_URL', 'postgres://db:5432/x']) },
    silent('a rule for the pods', [['DATABASE_URL', 'postgres://u:p@db:5432/x']], [toDb]),
    silent(
      'a rule for the pods, and a host with its port in two variables',
      [
        ['PGHOST', 'db'],
        ['PGPORT', '5432'],
      ],
      [toDb],
    ),
    silent(
      'a rule for everything',
      [
        ['DATABASE_URL', 'postgres://db/x'],
        ['STRIPE_URL', 'https://api.stripe.com'],
      ],
      ['{}'],
    ),
    silent(
      'addresses that any host may have',
      [['STRIPE_URL', 'https://api.stripe.com']],
      ['{ to: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: 443 }] }'],
    ),
    silent('names that do not name a Service of the namespace', [['SEARCH_URL', 'http://search:9200']]),
    silent('an image and a version', [
      ['SIDECAR_IMAGE', 'db:16'],
      ['DB_VERSION', '5432'],
    ]),
    silent('what it listens on', [
      ['LISTEN_ADDRESS', 'db:5432'],
      ['BIND_URL', 'http://0.0.0.0:8080'],
    ]),
    silent('what is passed on', [
      ['JWT_ISSUER', 'https://db:5432/'],
      ['TOKEN_AUDIENCE', 'https://api.example.com'],
      ['NO_PROXY', 'db:5432'],
    ]),
    silent('links for people', [
      ['DOCS_URL', 'https://docs.example.com'],
      ['LOGIN_REDIRECT_URL', 'https://www.example.com/in'],
    ]),
    silent('buckets and identities', [
      ['BUCKET', 's3://files.example.com/a'],
      ['ID', 'spiffe://example.org/a'],
    ]),
    silent(
      'what goes through a proxy',
      [
        ['HTTPS_PROXY', 'http://db:5432'],
        ['STRIPE_URL', 'https://api.stripe.com'],
      ],
      [toDb],
    ),
    {
      name: 'its own address',
      yaml: out() + service('{ port: 80, targetPort: 8080 }') + env(['SELF_TEST', 'http://api:80']),
    },
    {
      name: 'its own public address',
      yaml: `${out()}${env(['API_URL', 'https://shop.example.com/api'])}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: x }
spec: { rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] } }] }`,
    },
    {
      name: 'policies of another kind, which may open it',
      yaml:
        out() +
        db +
        env(['DATABASE_URL', 'postgres://db/x']) +
        object(
          'CiliumNetworkPolicy',
          'more',
          'spec: { endpointSelector: {}, egress: [{ toEndpoints: [{}] }] }',
          'cilium.io/v2',
        ),
    },
    {
      name: 'a rule that may be for the namespace of a Service elsewhere',
      yaml:
        out('{ to: [{ namespaceSelector: { matchLabels: { team: logs } } }], ports: [{ port: 3100 }] }') +
        env(['LOKI_URL', 'http://loki.logs.svc:3100']),
    },
    {
      name: 'a comment in a file',
      yaml:
        out() +
        db +
        config(`app.yaml: "# url: postgres://db:5432"`) +
        pod('volumeMounts: [{ name: c, mountPath: /c }]', 'volumes: [{ name: c, configMap: { name: settings } }]'),
    },
  ],
  invalid: [
    closed('a URL', [['DATABASE_URL', 'postgres://u:p@db:5432/x']], 'db:5432'),
    closed('a URL without its port', [['DATABASE_URL', 'postgresql://db/x']], 'db:5432'),
    closed(
      'the full name',
      [['DATABASE_URL', 'jdbc:postgresql://db.x.svc.cluster.local:5432/x']],
      'db.x.svc.cluster.local:5432',
    ),
    closed('a host and its port', [['DB_ADDR', 'db:5432']], 'db:5432'),
    closed(
      'a host and its port in two variables',
      [
        ['DB_HOST', 'db'],
        ['DB_PORT', '5432'],
      ],
      'db:5432',
    ),
    closed('a host of which the program knows the port', [['PGHOST', 'db']], 'db'),
    closed('the form of libpq', [['DSN', 'user=a host=db port=5432 dbname=x']], 'db:5432'),
    closed('the form of a driver of MySQL', [['DSN', 'a:b@tcp(db:5432)/x']], 'db:5432'),
    closed('one of several servers', [['SERVERS', 'other:1,db:5432']], 'db:5432'),
    closed('a host outside', [['STRIPE_URL', 'https://api.stripe.com/v1']], 'api.stripe.com:443'),
    closed('an address outside', [['STATSD_URL', 'udp://203.0.113.9:8125']], '203.0.113.9:8125'),
    closed('a namespace that no rule is for', [['LOKI_URL', 'http://loki.logs.svc:3100']], 'loki.logs.svc:3100'),
    closed(
      'a short name in a namespace that no rule is for',
      [['OTLP', 'http://collector.telemetry:4317']],
      'collector.telemetry:4317',
    ),
    {
      name: 'the other end, which does not let it in',
      yaml: out(toDb) + db + locked + env(['DATABASE_URL', 'postgres://db/x']),
      findings: [['Pod x/api', at, 'names db:5432, and no ingress rule of db lets the connection in']],
    },
    {
      name: 'a variable of a ConfigMap',
      yaml:
        out() + db + config('DATABASE_URL: postgres://db/x') + pod('envFrom: [{ configMapRef: { name: settings } }]'),
      findings: [['Pod x/api', 'spec.containers[0].envFrom[0]', 'DATABASE_URL names db:5432']],
    },
    {
      name: 'a mounted file',
      yaml:
        out() +
        db +
        config(`nginx.conf: "proxy_pass http://db:5432;"`) +
        pod('volumeMounts: [{ name: c, mountPath: /c }]', 'volumes: [{ name: c, configMap: { name: settings } }]'),
      findings: [['Pod x/api', 'spec.containers[0].volumeMounts[0]', 'proxy_pass names db:5432']],
    },
    {
      name: 'an argument of a Deployment',
      yaml:
        out() + db + deployment('', `containers: [{ name: api, image: 'api:1', args: ['--upstream=http://db:5432'] }]`),
      findings: [['Deployment x/api', 'spec.template.spec.containers[0].args[0]', 'upstream names db:5432']],
    },
    {
      name: 'the template of an ExternalSecret',
      yaml:
        out() +
        db +
        pod('env: [{ name: DATABASE_URL, valueFrom: { secretKeyRef: { name: login, key: url } } }]') +
        object(
          'ExternalSecret',
          'login',
          `spec: { target: { template: { data: { url: "postgres://{{ .user }}:{{ .password }}@db:5432/x" } } }, data: [{ secretKey: user, remoteRef: { key: a } }] }`,
          'external-secrets.io/v1',
        ),
      findings: [['Pod x/api', at, 'DATABASE_URL names db:5432']],
    },
  ],
});

describe('of declared components', () => {
  const told = (component: string, value: string) =>
    [
      ...addressAllowed.check(
        mutated('Deployment', component, ({ spec }) => {
          const { template } = spec as unknown as { template: { spec: { containers: { env?: object[] }[] } } };
          for (const container of template.spec.containers) container.env = [{ name: 'SEARCH_URL', value }];
        }),
        { kubernetes: '1.31' },
      ),
    ].map(({ message, hint }) => [message, hint]);
  const declare = (call: string) => expect.stringContaining(`calls: [${call}]`);

  test('accepts a real system', () => {
    expect([...addressAllowed.check(unchanged, { kubernetes: '1.31' })]).toEqual([]);
  });

  test('names the call to a Service that a component lacks', () => {
    expect(told('codeai-worker', 'http://codeai-service')).toEqual([
      [
        expect.stringMatching(/^SEARCH_URL names codeai-service:80, and no egress rule/),
        declare("codeai.port('http')"),
      ],
    ]);
  });

  test('names the call to a host outside, and to pods of another namespace', () => {
    expect(told('codeai', 'https://search.example.net')).toEqual([
      [
        expect.stringMatching(/^SEARCH_URL names search.example.net:443/),
        declare("outside({ host: 'search.example.net', port: 443 })"),
      ],
    ]);
    expect(told('codeai', 'http://search.search.svc:9200')).toEqual([
      [
        expect.stringMatching(/^SEARCH_URL names search.search.svc:9200/),
        declare("platformPort({ namespace: 'search', port: 9200 })"),
      ],
    ]);
  });
});
