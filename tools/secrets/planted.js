import { base64, base64url, configMap, container, hex, letters, password, pod, uuid, word } from './parts.js';

const file = (name, text) => configMap({ [name]: text });
const json = value => JSON.stringify(value, null, 2);
const auth = r => base64(`${word(r)}:${password(r)}`);

/** Secrets as people leave them in manifests: a name of the format, and an object that holds one. */
export const planted = {
  // Nested settings.
  'application.yml, spring': r =>
    file(
      'application.yml',
      `spring:\n  datasource:\n    url: jdbc:postgresql://db/app\n    username: app\n    password: ${password(r)}\n`,
    ),
  'application.yml, three levels': r =>
    file(
      'application.yaml',
      `shop:\n  billing:\n    stripe:\n      secret-key: ${password(r, 24)}\n      region: eu\n`,
    ),
  'YAML with quotes': r => file('config.yaml', `database:\n  password: "${password(r)}"\n  pool: 5\n`),
  'YAML list of users': r => file('users.yaml', `users:\n  - name: admin\n    password: '${password(r)}'\n`),
  'YAML in flow style': r => file('config.yaml', `database: { host: db, user: app, password: ${password(r)} }\n`),
  'JSON, nested': r => file('appsettings.json', json({ Database: { Host: 'db', Password: password(r) } })),
  'JSON on one line': r => file('config.json', JSON.stringify({ smtp: { user: 'app', pass: password(r) } })),
  'JSON, connection string': r =>
    file(
      'appsettings.json',
      json({ ConnectionStrings: { Default: `Server=db;Database=shop;User Id=app;Password=${password(r)};` } }),
    ),
  'JSON, client secret': r => file('oidc.json', json({ clientId: 'shop', clientSecret: letters(r, 40) })),
  TOML: r => file('config.toml', `[database]\nhost = "db"\npassword = "${password(r)}"\n`),
  'TOML, single quotes': r => file('settings.toml', `[auth]\njwt_secret = '${letters(r, 32)}'\n`),
  'TOML, inline table': r => file('config.toml', `database = { user = "app", password = "${password(r)}" }\n`),
  ini: r =>
    file('grafana.ini', `[database]\nuser = grafana\npassword = ${password(r)}\n[security]\nadmin_user = admin\n`),
  'ini, triple quotes': r => file('grafana.ini', `[smtp]\npassword = """${password(r)}"""\n`),
  properties: r => file('application.properties', `spring.mail.username=app\nspring.mail.password=${password(r)}\n`),
  'properties, key store': r =>
    file('server.properties', `ssl.keystore.location=/etc/a.jks\nssl.keystore.password=${password(r)}\n`),
  'properties, JAAS': r =>
    file(
      'client.properties',
      `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="${password(r)}";\n`,
    ),
  dotenv: r => file('.env', `DB_HOST=db\nDB_PASSWORD=${password(r)}\n`),
  'dotenv, quotes': r => file('.env', `export API_TOKEN="${letters(r, 32)}"\n`),
  XML: r =>
    file('settings.xml', `<server><id>nexus</id><username>ci</username><password>${password(r)}</password></server>`),
  'XML attribute': r => file('web.config', `<add key="x" connectionString="Server=db;uid=app;pwd=${password(r)}"/>`),
  'PHP array': r => file('config.php', `<?php return ['host' => 'db', 'password' => '${password(r)}'];`),
  'Python settings': r =>
    file('settings.py', `DATABASES = {"default": {"USER": "app", "PASSWORD": "${password(r)}"}}\n`),
  'Ruby hash': r => file('database.rb', `config = { user: 'app', password: '${password(r)}' }\n`),
  'Terraform variables': r => file('terraform.tfvars', `db_password = "${password(r)}"\n`),
  'Lua settings': r => file('conf.lua', `local db = { user = "app", password = "${password(r)}" }\n`),

  // Files of programs.
  '.dockerconfigjson, auth': r =>
    file('.dockerconfigjson', JSON.stringify({ auths: { 'registry.example.com': { auth: auth(r) } } })),
  '.dockerconfigjson, password': r =>
    file(
      'config.json',
      JSON.stringify({ auths: { 'registry.example.com': { username: 'ci', password: password(r), email: 'a@b' } } }),
    ),
  '.npmrc, token': r => file('.npmrc', `registry=https://npm.example.com/\n//npm.example.com/:_authToken=${uuid(r)}\n`),
  '.npmrc, legacy': r => file('.npmrc', `_auth=${auth(r)}\nalways-auth=true\n`),
  '.npmrc, password': r =>
    file('.npmrc', `//npm.example.com/:username=ci\n//npm.example.com/:_password=${base64(password(r, 18))}\n`),
  '.pgpass': r => file('.pgpass', `db.example.com:5432:app:app:${password(r)}\n`),
  '.pgpass, wildcards': r => file('pgpass', `*:*:*:postgres:${password(r)}\n`),
  '.netrc': r => file('.netrc', `machine git.example.com login ci password ${password(r)}\n`),
  '.netrc, lines': r => file('.netrc', `machine git.example.com\n  login ci\n  password ${password(r)}\n`),
  '_netrc, default': r => file('_netrc', `default login ci password ${password(r)}\n`),
  'redis.conf': r => file('redis.conf', `maxmemory 100mb\nrequirepass ${password(r, 16)}\nappendonly yes\n`),
  'redis.conf, replica': r => file('redis.conf', `masterauth ${password(r, 16)}\n`),
  'redis.conf, quotes': r => file('redis.conf', `requirepass "${password(r, 16)}"\n`),
  'users.acl': r => file('users.acl', `user app on >${password(r, 16)} ~* +@all\n`),
  'sentinel.conf': r =>
    file('sentinel.conf', `sentinel monitor m 10.0.0.1 6379 2\nsentinel auth-pass m ${password(r, 16)}\n`),
  'my.cnf': r => file('my.cnf', `[client]\nuser=app\npassword=${password(r)}\n`),
  'rabbitmq.conf': r => file('rabbitmq.conf', `default_user = app\ndefault_pass = ${password(r)}\n`),
  'pg_hba-like pgbouncer.ini': r =>
    file('pgbouncer.ini', `[databases]\napp = host=db dbname=app user=app password=${password(r)}\n`),
  'userlist.txt': r => file('userlist.txt', `"app" "md5${hex(r, 32)}"\n"web" "${password(r)}"\n`),
  'libpq keywords': r =>
    container(pod(r), { env: [{ name: 'PG_DSN', value: `host=db user=app password=${password(r)} dbname=app` }] }),
  'pip.conf': r => file('pip.conf', `[global]\nindex-url = https://ci:${password(r)}@pypi.example.com/simple\n`),
  '.git-credentials': r => file('.git-credentials', `https://ci:${letters(r, 20)}@git.example.com\n`),
  'AWS credentials': r =>
    file(
      'credentials',
      `[default]\naws_access_key_id = AKIA${letters(r, 16)
        .toUpperCase()
        .replace(/[01589]/g, 'A')}\naws_secret_access_key = ${letters(r, 40)}\n`,
    ),
  s3cfg: r => file('.s3cfg', `[default]\naccess_key = ${letters(r, 20)}\nsecret_key = ${letters(r, 40)}\n`),
  'rclone.conf': r => file('rclone.conf', `[remote]\ntype = s3\nsecret_access_key = ${letters(r, 40)}\n`),
  'alertmanager.yml, SMTP': r =>
    file(
      'alertmanager.yml',
      `global:\n  smtp_smarthost: mail:587\n  smtp_auth_username: a\n  smtp_auth_password: ${password(r)}\n`,
    ),
  'alertmanager.yml, Opsgenie': r =>
    file('alertmanager.yml', `receivers:\n- name: a\n  opsgenie_configs:\n  - api_key: ${uuid(r)}\n`),
  'prometheus.yml, basic_auth': r =>
    file(
      'prometheus.yml',
      `scrape_configs:\n- job_name: a\n  basic_auth:\n    username: a\n    password: ${password(r)}\n`,
    ),
  'prometheus.yml, bearer token': r =>
    file('prometheus.yml', `scrape_configs:\n- job_name: a\n  bearer_token: ${letters(r, 40)}\n`),
  'fluent-bit.conf': r =>
    file('fluent-bit.conf', `[OUTPUT]\n    Name es\n    HTTP_User elastic\n    HTTP_Passwd ${password(r)}\n`),
  'logstash.conf': r =>
    file(
      'logstash.conf',
      `output { elasticsearch { hosts => ["es"] user => "elastic" password => "${password(r)}" } }`,
    ),
  'kubeconfig, token': r => file('kubeconfig', `users:\n- name: a\n  user:\n    token: ${base64url(r, 40)}\n`),
  'kubeconfig, client key': r =>
    file(
      'kubeconfig',
      `users:\n- name: a\n  user:\n    client-key-data: ${base64(`-----BEGIN RSA PRIVATE KEY-----\n${letters(r, 64)}\n${letters(r, 64)}\n-----END RSA PRIVATE KEY-----\n`)}\n`,
    ),
  'nginx basic auth': r => file('.htpasswd', `admin:$apr1$${letters(r, 8)}$${letters(r, 22)}\n`),
  'nginx, header': r => file('nginx.conf', `location / { proxy_set_header Authorization "Basic ${auth(r)}"; }`),
  'script with curl': r => file('run.sh', `#!/bin/sh\ncurl -s -u "admin:${password(r)}" https://es:9200/_cat\n`),
  'script with an export': r => file('run.sh', `#!/bin/sh\nset -e\nexport PGPASSWORD='${password(r)}'\npsql -h db\n`),
  'SQL of a user': r => file('init.sql', `CREATE USER app WITH PASSWORD '${password(r)}';\n`),
  'SQL of MySQL': r => file('init.sql', `CREATE USER 'app'@'%' IDENTIFIED BY '${password(r)}';\n`),
  'mongo shell': r => file('init.js', `db.createUser({ user: "app", pwd: "${password(r)}", roles: [] })\n`),
  'WireGuard key': r =>
    file('wg0.conf', `[Interface]\nPrivateKey = ${r.bytes(32).toString('base64')}\nAddress = 10.0.0.1/24\n`),
  'PEM in JSON': r =>
    file(
      'sa.json',
      JSON.stringify({
        type: 'service_account',
        private_key: `-----BEGIN PRIVATE KEY-----\n${letters(r, 64)}\n${letters(r, 64)}\n-----END PRIVATE KEY-----\n`,
      }),
    ),

  // Commands and arguments.
  'mysql -p': r => container(pod(r), { command: ['sh', '-c', `mysql -h db -u root -p${password(r)} -e 'select 1'`] }),
  'mysqldump --password': r =>
    container(pod(r), { command: ['sh', '-c', `mysqldump --user=root --password=${password(r)} app`] }),
  PGPASSWORD: r => container(pod(r), { command: ['bash', '-c', `PGPASSWORD=${password(r)} pg_dump -h db app`] }),
  'curl -u': r =>
    container(pod(r), { command: ['sh', '-c', `curl -fsS -u ci:${password(r)} https://example.com/hook`] }),
  'curl --user': r => container(pod(r), { args: ['curl', '--user', `ci:${password(r)}`, 'https://example.com'] }),
  'curl with a header': r =>
    container(pod(r), { command: ['sh', '-c', `curl -H 'X-Api-Key: ${letters(r, 32)}' https://example.com`] }),
  'wget --password': r =>
    container(pod(r), { command: ['sh', '-c', `wget --user=ci --password=${password(r)} https://example.com`] }),
  'redis-cli -a': r => container(pod(r), { command: ['sh', '-c', `redis-cli -h r -a ${password(r)} ping`] }),
  'redis-server --requirepass': r => container(pod(r), { args: ['redis-server', '--requirepass', password(r)] }),
  'mongosh -p': r =>
    container(pod(r), { command: ['sh', '-c', `mongosh -u root -p ${password(r)} --eval 'rs.status()'`] }),
  'docker login': r =>
    container(pod(r), { command: ['sh', '-c', `docker login -u ci -p ${password(r)} registry.example.com`] }),
  sshpass: r => container(pod(r), { command: ['sh', '-c', `sshpass -p ${password(r)} ssh a@b`] }),
  '--token=': r => container(pod(r), { args: ['run', `--token=${letters(r, 32)}`] }),
  '--api-key': r => container(pod(r), { args: ['--api-key', letters(r, 32)] }),
  '--client-secret=': r => container(pod(r), { args: [`--client-secret=${letters(r, 32)}`, '--upstream=http://a'] }),
  '--cookie-secret': r => container(pod(r), { args: ['--cookie-secret', r.bytes(24).toString('base64')] }),
  'java -D': r =>
    container(pod(r), { command: ['java', `-Djavax.net.ssl.keyStorePassword=${password(r)}`, '-jar', 'a.jar'] }),

  // Variables.
  'Go MySQL DSN': r =>
    container(pod(r), { env: [{ name: 'DSN', value: `app:${password(r)}@tcp(mysql:3306)/shop?parseTime=true` }] }),
  'Go MySQL DSN, unix': r =>
    container(pod(r), { env: [{ name: 'DB', value: `app:${password(r)}@unix(/run/mysql.sock)/shop` }] }),
  'PostgreSQL URL': r =>
    container(pod(r), {
      env: [{ name: 'DATABASE_URL', value: `postgresql://app:${password(r)}@db:5432/app?sslmode=disable` }],
    }),
  'AMQP URL': r => container(pod(r), { env: [{ name: 'BROKER', value: `amqps://app:${password(r)}@mq:5671/%2f` }] }),
  'Redis URL without a user': r =>
    container(pod(r), { env: [{ name: 'CACHE', value: `redis://:${password(r)}@redis:6379/0` }] }),
  'MongoDB URL': r =>
    container(pod(r), { env: [{ name: 'MONGO', value: `mongodb://app:${password(r)}@m-0,m-1/app?replicaSet=r` }] }),
  'SQL Server': r =>
    container(pod(r), {
      env: [{ name: 'CONN', value: `Data Source=db;Initial Catalog=app;User ID=app;Password=${password(r)}` }],
    }),
  'JDBC URL': r =>
    container(pod(r), {
      env: [{ name: 'JDBC_URL', value: `jdbc:mysql://db/app?user=app&password=${password(r)}&useSSL=false` }],
    }),
  'variable …_PASSWORD': r => container(pod(r), { env: [{ name: 'POSTGRES_PASSWORD', value: password(r) }] }),
  'variable …_PASS': r => container(pod(r), { env: [{ name: 'SMTP_PASS', value: password(r) }] }),
  'variable …_PWD': r => container(pod(r), { env: [{ name: 'SA_PWD', value: password(r) }] }),
  'variable …_TOKEN': r => container(pod(r), { env: [{ name: 'INFLUX_TOKEN', value: `${base64url(r, 64)}==` }] }),
  'variable …_KEY': r =>
    container(pod(r), { env: [{ name: 'STORAGE_ACCOUNT_KEY', value: r.bytes(64).toString('base64') }] }),
  'variable SECRET_KEY_BASE': r => container(pod(r), { env: [{ name: 'SECRET_KEY_BASE', value: hex(r, 128) }] }),
  'variable of Laravel': r =>
    container(pod(r), { env: [{ name: 'APP_KEY', value: `base64:${r.bytes(32).toString('base64')}` }] }),
  'words as a password': r =>
    container(pod(r), { env: [{ name: 'ADMIN_PASSWORD', value: `${word(r)}-${word(r)}-${word(r)}` }] }),

  // Base64 and nesting.
  'Base64 of JSON': r => configMap({ settings: base64(JSON.stringify({ user: 'app', password: password(r) })) }),
  'Base64 of a dotenv': r => configMap({ settings: base64(`DB_USER=app\nDB_PASSWORD=${password(r)}\n`) }),
  'Base64 of a docker config': r =>
    configMap({ settings: base64(JSON.stringify({ auths: { 'r.example.com': { auth: auth(r) } } })) }),
  'Base64 of a URL': r => configMap({ url: base64(`postgres://app:${password(r)}@db/app`) }),
  'JSON in JSON': r => file('a.json', JSON.stringify({ inner: JSON.stringify({ db: { password: password(r) } }) })),
  'YAML in YAML': r => file('values.yaml', `config: |\n  database:\n    password: ${password(r)}\n`),
  'Helm values of a chart': r => ({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'a', namespace: 'b' },
    spec: {
      interval: '5m',
      chart: { spec: { chart: 'a', sourceRef: { kind: 'HelmRepository', name: 'a' } } },
      values: { auth: { rootPassword: password(r) } },
    },
  }),
  'values of an Argo CD Application': r => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'a', namespace: 'argocd' },
    spec: {
      project: 'a',
      destination: { namespace: 'a', server: 'https://kubernetes.default.svc' },
      source: {
        repoURL: 'https://a',
        chart: 'a',
        targetRevision: '1',
        helm: { values: `auth:\n  postgresPassword: ${password(r)}\n` },
      },
    },
  }),
  // Settings in the notations of programs.
  'XML, value on its own line': r =>
    file('settings.xml', `<server>\n  <password>\n    ${password(r)}\n  </password>\n</server>\n`),
  'Make, each assignment': r =>
    file('Makefile', `API_TOKEN ${r.of([':=', '::=', ':::=', '?=', '+='])} ${password(r, 24)}\n`),
  'Java, system property': r => file('Main.java', `System.setProperty("DB_PASSWORD", "${password(r)}");\n`),
  'Go, variable with its type': r => file('main.go', `var apiToken string = "${letters(r, 32)}"\n`),
  'PHP, appended': r => file('config.php', `$config['password'] .= '${password(r)}';\n`),
  'acronym before the word': r => file('settings.ini', `ETSYToken=${letters(r, 24)}\n`),
  'authorization without a scheme': r => file('probe.sh', `curl -H 'Authorization: ${uuid(r)}' https://a\n`),
  'curl, password without a user': r => file('probe.sh', `curl -u ":${password(r)}" https://a:9200\n`),
  'short password that counts': r => file('a.ini', `[db]\npassword = ${word(r)}1234567\n`),
};
