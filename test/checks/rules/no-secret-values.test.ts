import { noSecretValues } from '../../../src/checks/rules/no-secret-values.js';
import { testCheck } from '../support/tester.js';

const configMap = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: x }
data: ${data}`;

const pod = (container: string) => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: x }
spec: { containers: [{ name: api, image: 'api:1', ${container} }] }`;

const secret = (fields: string) => `
apiVersion: v1
kind: Secret
metadata: { name: api, namespace: x }
${fields}`;

/** The base64 of a certificate's armour, with nothing secret in it. */
const certificate = Buffer.from('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n').toString('base64');

testCheck(noSecretValues, {
  example: [['ConfigMap settings', 'data.DATABASE_URL', 'holds a URL with a password; the value is not shown']],
  valid: [
    {
      name: 'a reference',
      yaml: pod('env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }]'),
    },
    { name: 'a password that is put in later', yaml: pod("args: ['--requirepass', '$(REDIS_PASSWORD)']") },
    { name: 'the path of a secret', yaml: pod('env: [{ name: DB_PASSWORD, value: /run/secrets/db }]') },
    {
      name: 'keys of a Secret that Argo CD puts in',
      yaml: configMap(
        '{ service.slack: "token: $slack-token", dex: "clientSecret: $dex.github.clientSecret", oidc: "clientSecret: $my-secret:oidc.clientSecret" }',
      ),
    },
    { name: 'a URL without a password', yaml: configMap('{ URL: "https://user@example.com/a:b@c" }') },
    { name: 'a URL whose password is put in later', yaml: configMap('{ URL: "redis://:$(PASSWORD)@cache:6379" }') },
    { name: 'a template', yaml: secret('stringData: { password: REPLACE_ME, user: "<user>" }') },
    { name: 'a public certificate', yaml: secret(`data: { ca.crt: ${certificate} }`) },
    { name: 'a digest', yaml: pod(`env: [{ name: IMAGE, value: 'a@sha256:${'0123456789abcdef'.repeat(4)}' }]`) },
    { name: 'the name of a Secret', yaml: pod('env: [{ name: TLS_SECRET, value: webhook-server-tls }]') },
    { name: 'a checksum', yaml: configMap(`{ checksum/config: ${'3f2a91c0'.repeat(8)} }`) },
    { name: 'settings without a password', yaml: secret('stringData: { app.ini: "[server]\\nport = 80\\n" }') },
    {
      name: 'a program that reads a password',
      yaml: configMap(
        `{ run.sh: 'PASSWORD=$(cat /run/secrets/a); TOKEN="$2"; mysql -p$PASSWORD; token = config.token' }`,
      ),
    },
    { name: 'the port that a container publishes', yaml: configMap('{ A: docker run -p 8080:80 image }') },
    {
      name: 'what describes a field',
      yaml: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: a.b.c }
spec: { versions: [{ name: v1, schema: { openAPIV3Schema: { description: 'as in redis://:hunter2@cache' } } }] }`,
    },
    {
      name: 'what SOPS has encrypted',
      yaml: secret(`stringData: { password: 'ENC[AES256_GCM,data:a1b2,iv:c3d4,tag:e5f6,type:str]' }
sops: { mac: 'ENC[AES256_GCM,data:a1b2,iv:c3d4,tag:e5f6,type:str]', age: [{ enc: 'password=${'a1B2'.repeat(4)}' }] }`),
    },
    { name: 'the words of a long name', yaml: configMap('{ A: requiredDuringSchedulingIgnoredDuringExecution }') },
    {
      name: 'what only the cluster can decrypt',
      yaml: `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: api, namespace: x }
spec: { encryptedData: { password: AgBy3i4OJSWK0PiTySYZZA9rO43cGDEq8hJ7dKmN2xV5bLwQ } }`,
    },
  ],
  invalid: [
    {
      name: 'any password under the name of one',
      yaml: pod('env: [{ name: DB_PASSWORD, value: hunter2 }]'),
      findings: [['Pod x/api', 'spec.containers[0].env[0].value', /secret's name "DB_PASSWORD"/]],
    },
    {
      name: 'a password in a shell line',
      yaml: pod("command: [sh, -c, 'exec redis-server --requirepass hunter2']"),
      findings: [['Pod x/api', 'spec.containers[0].command[2]', /the option "requirepass"/]],
    },
    {
      name: 'every value of a Secret but the name of the user',
      yaml: secret('stringData: { user: shop }\ndata: { password: aHVudGVyMg== }'),
      findings: [['Secret x/api', 'data.password', /key "password"/]],
    },
    {
      name: 'what SOPS has left readable',
      yaml: secret(`stringData: { password: 'ENC[AES256_GCM,data:a1b2,iv:c3d4,tag:e5f6,type:str]', token: hunter2 }
sops: { mac: 'ENC[AES256_GCM,data:a1b2,iv:c3d4,tag:e5f6,type:str]' }`),
      findings: [['Secret x/api', 'stringData.token', /key "token" that SOPS has not encrypted/]],
    },
    {
      name: 'a password inside settings of a Secret',
      yaml: secret('stringData: { app.ini: "[server]\\npassword = hunter2\\n" }'),
      findings: [['Secret x/api', 'stringData["app.ini"]', /a value for "password"/]],
    },
    {
      name: 'a password in the list of a command',
      yaml: pod('command: [mysqldump, -u, root, -phunter2, shop]'),
      findings: [['Pod x/api', 'spec.containers[0].command[3]', /a password for mysqldump/]],
    },
    {
      name: 'a secret that is a key, without naming it',
      yaml: configMap(`{ ghp_${'a1B2'.repeat(9)}: "on" }`),
      findings: [['ConfigMap x/settings', 'data', /a GitHub token/]],
    },
    {
      name: 'a URL in Base64',
      yaml: configMap(`{ A: ${Buffer.from('postgresql://shop:correct-horse@db/shop').toString('base64')} }`),
      findings: [['ConfigMap x/settings', 'data.A', /a URL with a password in Base64/]],
    },
  ],
});
