import { Worker, type WorkerProps } from '../../../src/index.js';
import { plainChart, refusals, small } from '../support.js';

const declare = (props: Partial<WorkerProps>) => () =>
  new Worker(plainChart(), 'mailer', { image: 'a:1', resources: small, ...props });

const nameHint = 'A name has 1 to 63 lower-case letters, digits and "-", and starts and ends with a letter or digit.';
const imageHint = 'Name it as "registry.example.com/shop:1.4.0", by its digest, or by both.';
const bad: [string, Partial<WorkerProps>, [string, string, string]][] = [
  ['an invalid name', { name: 'Mail_er' }, ['name', 'the component is "Mail_er".', nameHint]],
  ['an invalid ConfigMap', { names: { config: 'Mail' } }, ['name', 'the ConfigMap is "Mail".', nameHint]],
  ['an invalid Secret', { names: { secrets: '-' } }, ['name', 'the Secret is "-".', nameHint]],
  [
    'an image that no runtime would look for',
    { image: 'mailer:' },
    ['image', 'the image is "mailer:": the tag is empty.', imageHint],
  ],
  ['no image', { image: undefined as never }, ['props', 'it needs "image".', 'Give it: allowed is text.']],
  [
    'the image of a step',
    { initSteps: [{ name: 'wait', image: 'wait:1@2', command: ['wait'] }] },
    [
      'image',
      'the image is "wait:1@2": the digest "2" is not "sha256:" and 64 lower-case hexadecimal digits (or sha384 and 96, sha512 and 128).',
      imageHint,
    ],
  ],
  [
    'an invalid cpu quantity',
    { resources: { ...small, cpu: ['500mm', '1'] } },
    ['resources', 'the cpu request is "500mm".', 'A quantity looks like "250m" or "2".'],
  ],
  [
    'a request above its limit',
    { resources: { ...small, memory: ['2Gi', '1Gi'] } },
    ['resources', 'the memory request "2Gi" is above the limit "1Gi".', 'Lower the request or raise the limit.'],
  ],
  [
    'a relative folder',
    { writable: { tmp: '1Gi' } },
    ['writable', '"tmp" is not a folder that can be written to.', 'Give an absolute path such as "/tmp".'],
  ],
  [
    'an invalid size',
    { writable: { '/tmp': 'big' } },
    ['writable', '"/tmp" may hold "big".', 'A size looks like "64Mi" or "1Gi".'],
  ],
  [
    'two folders with one volume name',
    { writable: { '/var/run': '1Mi', '/var-run': '1Mi' } },
    [
      'writable',
      '"/var-run" gets the volume name "var-run", which another folder has.',
      'Make a folder above both writable instead.',
    ],
  ],
  [
    'less disk than the folders hold',
    { writable: { '/tmp': '1Gi' }, resources: { ...small, ephemeralStorage: ['64Mi', '512Mi'] } },
    [
      'writable',
      'the folders may hold 1024Mi, and the ephemeral-storage limit is "512Mi".',
      'Raise the limit above what the folders hold, or omit it.',
    ],
  ],
  [
    'a label against the selector',
    { selector: { app: 'mail' }, labels: { app: 'post' } },
    [
      'selector',
      'the label app is "post", and the selector wants "mail".',
      'Remove the label: the selector gives it to the pods.',
    ],
  ],
  [
    'an empty selector',
    { selector: {} },
    ['selector', 'the selector is empty.', 'Give the labels that only these pods have.'],
  ],
  [
    'a call to nowhere',
    { calls: [undefined as never] },
    ['call', 'call 1 leads to no endpoint.', 'Call an endpoint that a component or store offers.'],
  ],
];
test.each(bad)('refuses %s', (_, props, problem) => {
  expect(refusals(declare(props))).toEqual([problem]);
});

test('all problems of a component are reported at once', () => {
  const problems = refusals(
    declare({ name: 'Mail_er', resources: { ...small, cpu: ['x', 'y'] }, writable: { tmp: '1' } }),
  );
  expect(problems.map(([id]) => id)).toEqual(['name', 'resources', 'resources', 'writable']);
});
