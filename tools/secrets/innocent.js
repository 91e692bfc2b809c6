import { documented } from './documented.js';
import { base64, base64url, configMap, container, hex, letters, pod, uuid, word } from './parts.js';

const file = (name, text) => configMap({ [name]: text });
const variable = (name, value) => r =>
  container(pod(r), { env: [{ name, value: typeof value === 'function' ? value(r) : value }] });
const certificate = r =>
  `-----BEGIN CERTIFICATE-----\n${letters(r, 64)}\n${letters(r, 64)}\n-----END CERTIFICATE-----\n`;

/** What looks like a secret and is not one: a name of the format, and an object that holds one. */
export const innocent = {
  // References, and values that come from elsewhere.
  'YAML, variable': () => file('application.yml', `spring:\n  datasource:\n    password: \${DB_PASSWORD}\n`),
  'YAML, variable with a default': () => file('application.yml', `datasource:\n  password: \${DB_PASSWORD:}\n`),
  'YAML, template': () => file('config.yaml', `password: '{{ .Values.password }}'\n`),
  'YAML, null': () => file('config.yaml', `database:\n  password:\n  user: app\n`),
  'YAML, empty': () => file('config.yaml', `database:\n  password: ""\n`),
  'YAML, file': () => file('config.yaml', `database:\n  password_file: /run/secrets/db-password\n`),
  'YAML, name of a Secret': r =>
    file(
      'values.yaml',
      `auth:\n  existingSecret: ${word(r)}-postgresql\n  secretKeys:\n    adminPasswordKey: postgres-password\n`,
    ),
  'YAML, vault path': () => file('config.yaml', `password: vault:secret/data/db#password\n`),
  'JSON, environment': () => file('config.json', JSON.stringify({ password: '$DB_PASSWORD', token: '%(ENV_TOKEN)s' })),
  'TOML, variable': () => file('config.toml', `password = "\${DB_PASSWORD}"\n`),
  'ini, variable': () => file('grafana.ini', `[database]\npassword = $__env{DB_PASSWORD}\n`),
  'ini, file provider': () => file('grafana.ini', `[database]\npassword = $__file{/etc/secrets/password}\n`),
  'properties, variable': () => file('a.properties', `spring.mail.password=\${MAIL_PASSWORD}\n`),
  'script, variable': () =>
    file('run.sh', `#!/bin/sh\nexport PGPASSWORD="$POSTGRES_PASSWORD"\npsql -h db -U "$POSTGRES_USER"\n`),
  'script, file': () =>
    file('run.sh', `#!/bin/sh\nPASSWORD=$(cat /run/secrets/password)\nmysql -u root -p"$PASSWORD"\n`),
  'script, prompt': () => file('run.sh', `#!/bin/sh\nread -r -s -p "Password: " PASSWORD\nmysql -u root -p\n`),
  'mysql with a variable': r =>
    container(pod(r), { command: ['sh', '-c', 'mysqladmin ping -u root -p$MYSQL_ROOT_PASSWORD'] }),
  'mysqladmin with a braced variable': r =>
    container(pod(r), { command: ['sh', '-c', `mysqladmin status -uroot -p"\${MARIADB_ROOT_PASSWORD}"`] }),
  'curl with variables': r => container(pod(r), { command: ['sh', '-c', 'curl -u "$USER:$PASSWORD" https://es:9200'] }),
  'redis-cli with a variable': r => container(pod(r), { command: ['sh', '-c', 'redis-cli -a "$REDIS_PASSWORD" ping'] }),
  'netstat -p, mkdir -p': r =>
    container(pod(r), { command: ['sh', '-c', 'mkdir -p /data/mysql && cp -p /a /b && mysqld --user=mysql'] }),
  '--password-file': r => container(pod(r), { args: ['--password-file=/run/secrets/password', '--token-ttl=24h'] }),
  '--secret-name': r =>
    container(pod(r), { args: [`--secret-name=${word(r)}-webhook-cert`, '--tls-secret', `${word(r)}-tls`] }),
  '--token-audience': r =>
    container(pod(r), { args: ['--token-audience=https://kubernetes.default.svc', '--max-token-age=1h'] }),
  '--authorization-mode': r =>
    container(pod(r), { args: ['--authorization-mode=Node,RBAC', '--key-algorithm=ecdsa-with-sha256'] }),
  'URL with a variable': variable('DATABASE_URL', 'postgresql://app:$(DB_PASSWORD)@db:5432/app'),
  'URL with a user': variable('DATABASE_URL', 'postgresql://app@db:5432/app'),
  'DSN with a variable': variable('DSN', 'app:$(MYSQL_PASSWORD)@tcp(mysql:3306)/app'),
  'path of a password': variable('DB_PASSWORD_FILE', '/run/secrets/db/password'),
  'path of a token': variable('TOKEN_PATH', '/var/run/secrets/kubernetes.io/serviceaccount/token'),
  'name of a Secret': variable('SECRET_NAME', r => `${word(r)}-${word(r)}-tls`),
  'name of a key': variable('SECRET_KEY_NAME', 'password'),
  'header name': variable('TOKEN_HEADER', 'X-Forwarded-Access-Token'),
  'password policy': variable('PASSWORD_MIN_LENGTH', '12'),
  'token lifetime': variable('ACCESS_TOKEN_TTL', '3600s'),
  'password encoder': variable('PASSWORD_ENCODER', 'bcrypt'),
  'authentication switch': variable('AUTH_ENABLED', 'true'),
  'key of a feature': variable('FEATURE_KEY', r => `${word(r)}-${word(r)}`),
  'key prefix': variable('CACHE_KEY_PREFIX', r => `${word(r)}:v2:`),
  'primary key': variable('PARTITION_KEY', r => `${word(r)}_id`),
  'sort key': variable('SORT_KEY', 'created_at'),
  'public key': variable(
    'JWT_PUBLIC_KEY',
    r => `-----BEGIN PUBLIC KEY-----\n${letters(r, 64)}\n-----END PUBLIC KEY-----`,
  ),
  'key server': variable('KEYCLOAK_URL', 'https://id.example.com/auth/realms/shop'),
  'token endpoint': variable('TOKEN_URL', 'https://id.example.com/oauth2/token'),
  'JWKS address': variable('JWKS_URI', 'https://id.example.com/.well-known/jwks.json'),
  'registry host': variable('REGISTRY_AUTH', 'https://auth.docker.io/token'),

  // Identifiers and digests.
  'git revision': variable('GIT_REVISION', r => hex(r, 40)),
  'short revision': variable('COMMIT', r => hex(r, 12)),
  'image digest': r => container(pod(r), { image: `registry.example.com/app@sha256:${hex(r, 64)}` }),
  'digest in a lock file': r => file('requirements.txt', `flask==3.0.0 --hash=sha256:${hex(r, 64)}\n`),
  checksums: r => file('SHA256SUMS', `${hex(r, 64)}  app.tar.gz\n${hex(r, 64)}  app.zip\n`),
  'yarn integrity': r => file('yarn.lock', `  integrity sha512-${r.bytes(64).toString('base64')}\n`),
  'go.sum': r => file('go.sum', `github.com/a/b v1.0.0 h1:${r.bytes(32).toString('base64')}\n`),
  'checksum annotation': r => ({
    ...configMap({}),
    metadata: { name: 'a', namespace: 'b', annotations: { 'checksum/config': hex(r, 64) } },
  }),
  'hash label': r => ({
    ...configMap({}),
    metadata: { name: 'a', namespace: 'b', labels: { 'config-hash': hex(r, 40), 'pod-template-hash': hex(r, 10) } },
  }),
  'IPv6 address': variable('ADDRESS', '1200:0000:AB00:1234:0000:2552:7777:1313'),
  'beside a client secret': () => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', namespace: 'b' },
    stringData: { clientID: 'shop', tokenURL: 'https://id.example.com/token', type: 'git', name: 'shop' },
  }),
  'tenant id': variable('AZURE_TENANT_ID', r => uuid(r)),
  'client id': variable('AZURE_CLIENT_ID', r => uuid(r)),
  'request id': variable('CORRELATION_ID', r => uuid(r)),
  account: variable('AWS_ACCOUNT_ID', r => `${100000000000 + r.below(899999999)}`),
  role: r => ({
    ...configMap({}),
    metadata: {
      name: 'a',
      namespace: 'b',
      annotations: { 'eks.amazonaws.com/role-arn': `arn:aws:iam::123456789012:role/${word(r)}-${word(r)}` },
    },
  }),
  'key of a KMS': variable('KMS_KEY_ID', r => `arn:aws:kms:eu-west-1:123456789012:key/${uuid(r)}`),
  'load balancer': variable('ENDPOINT', r => `internal-${hex(r, 32)}-1234567890.eu-west-1.elb.amazonaws.com`),
  bucket: variable('BUCKET', r => `${word(r)}-backup-${hex(r, 12)}`),
  queue: variable('QUEUE_URL', () => 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'),
  'dashboard ids': r =>
    configMap(
      {
        'd.json': JSON.stringify({
          uid: hex(r, 32),
          title: 'a',
          panels: [{ id: 1, datasource: { uid: `P${hex(r, 16).toUpperCase()}` } }],
        }),
      },
      { labels: { grafana_dashboard: '1' } },
    ),
  'publishable key': variable('STRIPE_PUBLISHABLE_KEY', r => `pk_live_${letters(r, 24)}`),
  'site key': variable('RECAPTCHA_SITE_KEY', r => `6L${base64url(r, 38)}`),
  'Ethereum address': variable('CONTRACT', r => `0x${hex(r, 40)}`),
  'Bitcoin address': variable('ADDRESS', r => `bc1q${letters(r, 38).toLowerCase()}`),

  // Public material and data.
  certificate: r => file('ca.crt', certificate(r)),
  'certificate in Base64': r =>
    file('kubeconfig', `clusters:\n- cluster:\n    certificate-authority-data: ${base64(certificate(r))}\n`),
  'public SSH key': r =>
    file('authorized_keys', `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${letters(r, 200)} ci@example.com\n`),
  'known hosts': r =>
    file(
      'known_hosts',
      `[git.example.com]:2222 ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB${letters(r, 80)}=\n`,
    ),
  'SSH fingerprint': r => file('notes.txt', `The fingerprint is SHA256:${base64url(r, 43)}.\n`),
  'DKIM record': r =>
    file('zone.txt', `mail._domainkey IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${letters(r, 200)}"\n`),
  'WireGuard public key': r =>
    file('wg0.conf', `[Peer]\nPublicKey = ${r.bytes(32).toString('base64')}\nAllowedIPs = 10.0.0.2/32\n`),
  'image as data': r =>
    file('logo.css', `a { background: url(data:image/png;base64,iVBORw0KGgo${r.bytes(120).toString('base64')}) }`),
  'binary data': r => ({ ...configMap({}), binaryData: { 'a.bin': r.bytes(200).toString('base64') } }),
  'subresource integrity': r =>
    file('index.html', `<script src="a.js" integrity="sha384-${r.bytes(48).toString('base64')}" crossorigin></script>`),
  'minified script': r =>
    file('a.js', `!function(e,t){var n=e.password,r=t.token;return n&&r?e.auth(n,r):null}(window,${hex(r, 6)});`),
  'source that reads a password': () =>
    file('a.py', `password = os.environ["DB_PASSWORD"]\ntoken = get_token(user, password)\n`),
  'source in Go': () =>
    file('a.go', `cfg.Password = flag.String("password", "", "the password")\ntoken := req.Header.Get("X-Token")\n`),
  'source in JavaScript': () =>
    file('a.js', `const password = process.env.DB_PASSWORD;\nconst apiKey = config.get('apiKey');\n`),
  'help text': () =>
    file('README.md', `Set the password with --password or the variable PASSWORD. The token is in the Secret.\n`),
  'documentation of a password': () =>
    file('doc.txt', `password: the password of the user (required)\nsecret: name of the Secret with the token\n`),
  translation: () =>
    file(
      'en.json',
      JSON.stringify({
        login: { password: 'Password', forgotPassword: 'Forgot your password?', token: 'Access token' },
      }),
    ),
  schema: () =>
    file(
      'schema.json',
      JSON.stringify({
        properties: { password: { type: 'string', minLength: 8 }, token: { type: 'string', format: 'uuid' } },
      }),
    ),
  'log pattern': () => file('logback.xml', `<pattern>%replace(%msg){'password=[^&]+', 'password=***'}%n</pattern>`),
  'nginx variable': () =>
    file('nginx.conf', `proxy_set_header Authorization $http_authorization;\nproxy_set_header X-Token $arg_token;\n`),
  ssl_certificate_key: () =>
    file('nginx.conf', `ssl_certificate /etc/tls/tls.crt;\nssl_certificate_key /etc/tls/tls.key;\n`),
  'RBAC words': () => file('policy.csv', `p, role:admin, secrets, get, */*, allow\ng, admins, role:admin\n`),
  'Prometheus rule': () => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      groups: [
        {
          name: 'a',
          rules: [
            {
              alert: 'TokenExpires',
              expr: 'token_expiry_seconds{secret="a"} < 3600',
              annotations: { summary: 'The token of {{ $labels.secret }} expires' },
            },
          ],
        },
      ],
    },
  }),
  placeholder: variable('DB_PASSWORD', 'changeme'),
  'placeholder in brackets': variable('API_TOKEN', '<your-token>'),
  'placeholder in capitals': variable('API_TOKEN', 'REPLACE_ME'),
  stars: variable('API_TOKEN', '********'),
  'pgpass example': () => file('pgpass.example', `# hostname:port:database:username:password\n`),
  'redis without a password': () => file('redis.conf', `# requirepass foobared\nmaxmemory 100mb\nport 6379\n`),
  'netrc comment': () => file('notes.md', `Put the password for the machine into the file.\n`),
  SOPS: r => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a', namespace: 'b' },
    stringData: {
      password: `ENC[AES256_GCM,data:${letters(r, 12)},iv:${letters(r, 43)}=,tag:${letters(r, 22)}==,type:str]`,
    },
    sops: {
      mac: `ENC[AES256_GCM,data:${letters(r, 60)},type:str]`,
      lastmodified: '2026-01-01T00:00:00Z',
      age: [
        {
          recipient: `age1${letters(r, 58).toLowerCase()}`,
          enc: `-----BEGIN AGE ENCRYPTED FILE-----\n${letters(r, 64)}\n-----END AGE ENCRYPTED FILE-----\n`,
        },
      ],
      version: '3.9.0',
    },
  }),
  SealedSecret: r => ({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      encryptedData: { password: `AgB${r.bytes(300).toString('base64')}` },
      template: { metadata: { name: 'a', namespace: 'b' } },
    },
  }),
  ExternalSecret: r => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      data: [{ secretKey: 'password', remoteRef: { key: `${word(r)}/db`, property: 'password' } }],
    },
  }),
  ...documented,
};
