import { imageReferenceValid } from '../../../src/checks/rules/image-reference-valid.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const image = (name: string) => pod().replace('api:1', name);
const path = 'spec.containers[0].image';

testCheck(imageReferenceValid, {
  example: [
    ['Pod api', path, /^"registry.example\/API:1.4.0" names no image: the name "registry.example\/API" is not /],
  ],
  valid: [
    { name: 'a tag behind a port and a digest', yaml: image(`localhost:5000/a/b:1@sha256:${'0'.repeat(64)}`) },
    { name: 'no tag, which another check minds', yaml: image('api') },
    { name: 'no image, which another check minds', yaml: image(' ') },
    { name: 'an image as a volume', yaml: pod('', "volumes: [{ name: a, image: { reference: 'a:1' } }]") },
  ],
  invalid: [
    {
      name: 'a template that is not rendered',
      yaml: image('registry.example/api:{{ version }}'),
      findings: [['Pod x/api', path, /is a template: it has to be rendered/]],
      severity: 'warning',
    },
    {
      name: 'a Go package, which ko replaces',
      yaml: image('ko://example.com/shop/cmd/api'),
      findings: [['Pod x/api', path, /is a Go package: ko has to replace it/]],
      severity: 'warning',
    },
    {
      name: 'what is not a reference at all',
      yaml: image('No Image'),
      findings: [['Pod x/api', path, /^"No Image" names no image: the name "No Image" is not a registry and path/]],
    },
    {
      name: 'two tags',
      yaml: image('api:1:2'),
      findings: [['Pod x/api', path, /: the tag "1:2" is not letters, digits/]],
    },
    {
      name: 'everything that is wrong with one',
      yaml: image('api:@sha256:short'),
      findings: [['Pod x/api', path, /: the tag is empty; the digest "sha256:short" is not/]],
    },
    {
      name: 'init containers, volumes and templates of templates',
      yaml: object(
        'CronJob',
        'api',
        `spec: { jobTemplate: { spec: { template: { spec: {
          initContainers: [{ name: a, image: 'a:' }],
          containers: [{ name: b, image: 'b:1' }],
          volumes: [{ name: c, emptyDir: {} }, { name: d, image: { reference: 'D:1' } }] } } } } }`,
        'batch/v1',
      ),
      findings: [
        ['CronJob x/api', 'spec.jobTemplate.spec.template.spec.initContainers[0].image', /the tag is empty/],
        ['CronJob x/api', 'spec.jobTemplate.spec.template.spec.volumes[1].image.reference', /the name "D" is not/],
      ],
    },
  ],
});
