import { fleetOf, Project } from './project.js';

interface BadInput {
  readonly what: string;
  /** Inside the system's constructor. */
  readonly body?: string;
  readonly args?: readonly string[];
  readonly code: number;
  /** What is printed on stderr, without the place. */
  readonly says: string;
}

const service = (props: string) => `    new WebService(this, 'api', { ...common, image, ${props} });`;
const worker = (props: string) => `    new Worker(this, 'worker', { image, resources: common.resources, ${props} });`;

const cases: readonly BadInput[] = [
  {
    what: 'an unknown environment',
    args: ['--environment', 'prodution'],
    code: 2,
    says: `error unknown-environment: there is no environment "prodution". Did you mean "production"?
  hint: It must be "production".`,
  },
  {
    what: 'an unknown system',
    args: ['--system', 'shopp'],
    code: 2,
    says: `error unknown-system: there is no system "shopp". Did you mean "shop"?
  hint: It must be "shop".`,
  },
  {
    what: 'an unknown flag',
    args: ['--enviroment', 'production'],
    code: 2,
    says: `error: unknown option '--enviroment'
(Did you mean --environment?)`,
  },
  {
    what: 'a port above 65535',
    body: service('ports: { http: 99999 }'),
    code: 1,
    says: `error port: WebService "api" of shop in production: port "http" is 99999.
  hint: A port is a whole number from 1 to 65535.`,
  },
  {
    what: 'two ports with one name',
    body: service(`container: { ports: [{ name: 'http', containerPort: 1 }, { name: 'http', containerPort: 2 }] }`),
    code: 1,
    says: `error unique-in-pod: Deployment shop-production/api spec.template.spec.containers[0].ports[1].name: port "http" is already at spec.template.spec.containers[0].ports[0].name`,
  },
  {
    what: 'an invalid quantity',
    body: worker(`resources: { cpu: ['500mm', '1'], memory: ['128Mi', '256Mi'] }`),
    code: 1,
    says: `error resources: Worker "worker" of shop in production: the cpu request is "500mm".
  hint: A quantity looks like "250m" or "2".`,
  },
  {
    what: 'a request above its limit',
    body: worker(`resources: { cpu: ['2', '1'], memory: ['128Mi', '256Mi'] }`),
    code: 1,
    says: `error resources: Worker "worker" of shop in production: the cpu request "2" is above the limit "1".
  hint: Lower the request or raise the limit.`,
  },
  {
    what: 'more replicas at least than at most',
    body: service('replicas: [6, 3]'),
    code: 1,
    says: `error scaling: WebService "api" of shop in production: at least 6 replicas are asked for, and at most 3.
  hint: The minimum must not be above the maximum.`,
  },
  {
    what: 'a name that DNS does not allow',
    body: service(`name: 'My_Api'`),
    code: 1,
    says: `error name: WebService "api" of shop in production: the component is "My_Api".
  hint: A name has 1 to 63 lower-case letters, digits and "-", and starts and ends with a letter or digit.`,
  },
  {
    what: 'a call to an endpoint that nobody offers',
    body: `    const api = new WebService(this, 'api', { ...common, image });
    new Worker(this, 'worker', { image, resources: common.resources, calls: [api.port('grpc')] });`,
    code: 1,
    says: `error call: Worker "worker" of shop in production: call 1 leads to no endpoint.
  hint: Call an endpoint that a component or store offers.`,
  },
  {
    what: 'a secret key that the template does not make',
    body: `    new SecretTemplate(this, 'secrets', { name: 'shop-secrets', entries: [{ key: 'password', value: secretRef('shop/db', 'password') }] });
${worker(`container: { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'shop-secrets', key: 'pasword' } } }] }`)}`,
    code: 1,
    says: 'valueFrom.secretKeyRef.key: ExternalSecret shop-production/shop-secrets has no key "pasword". Did you mean "password"?',
  },
  {
    what: 'an image without a version',
    body: `    new Worker(this, 'worker', { image: this.image('shpo'), resources: common.resources });`,
    code: 1,
    says: `error image-version: shop in production: no image "shpo" in the versions. Did you mean "shop"?
  hint: Add "shpo" to versions.json, or use "shop".`,
  },
  {
    what: 'an output directory that cannot be written',
    args: ['--out', 'fleet.ts/dist'],
    code: 2,
    says: 'error write-failed: "fleet.ts/dist" cannot be read or written: ',
  },
  {
    what: 'a construct that throws half-way',
    body: `    new WebService(this, 'api', { ...common, image });
    throw new Error('the disk of the build agent is on fire');`,
    code: 1,
    says: `error declaration: shop in production: it could not be declared: the disk of the build agent is on fire
  hint: Run with --debug for the stack trace.
  at fleet.ts:19
`,
  },
  {
    what: 'a JSON patch to nowhere',
    body: `    const worker = new Worker(this, 'worker', { image, resources: common.resources });
    worker.deployment.addJsonPatch({ _toJson: () => ({ op: 'replace', path: '/spec/templte/spec', value: {} }) } as never);`,
    code: 1,
    says: `error patch-path: Deployment shop-production/worker: the patch "replace /spec/templte/spec" leads nowhere: there is no field "templte" in "/spec".`,
  },
];

let project: Project;
const good = fleetOf(service(''));
beforeAll(() => {
  project = new Project({ 'fleet.ts': good });
  expect(project.plainsail('synth').code).toBe(0);
});
afterAll(() => project.remove());

test.each(cases)('$what: is refused with a reason, and nothing on disk changes', ({ body, args = [], code, says }) => {
  const before = project.tree('dist');
  project.write({ 'fleet.ts': body === undefined ? good : fleetOf(body) });
  const run = project.plainsail('synth', ...args);
  expect(run.stderr).toContain(says);
  expect(run).toMatchObject({ code, stdout: '' });
  expect(project.tree('dist')).toEqual(before);
});

test('everything that is wrong is reported in one run', () => {
  project.write({
    'fleet.ts': fleetOf(`${service(`ports: { http: 99999 }, replicas: [6, 3]`)}\n${worker(`name: 'My_Worker'`)}`),
  });
  const { stderr } = project.plainsail('synth');
  expect(stderr).toContain('port "http" is 99999');
  expect(stderr).toContain('at least 6 replicas');
  expect(stderr).toContain('the component is "My_Worker"');
  expect(stderr).toContain('3 errors. Nothing was written.');
});
