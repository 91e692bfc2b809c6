import { ApiObject } from 'cdk8s';
import { checkGraph } from '../../../src/checks/registry.js';
import type { Graph } from '../../../src/graph/graph.js';
import { argoCd, flux, type System, Worker } from '../../../src/index.js';
import { recorded } from '../../../src/intent/record.js';
import type { ProblemError } from '../../../src/problem.js';
import { brings, certificate, certManager, release } from '../../delivery/releases.js';
import { delivered, systemOf } from '../../delivery/support.js';
import { small } from '../support.js';

const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/a:1.0.0';
const findings = (graph: Graph, only: string) =>
  checkGraph(graph, { tier: 'production', kubernetes: '1.35' }, { only: [only] }).problems.map(
    ({ message }) => message,
  );

describe('what it brings', () => {
  const reading = (system: System) => {
    const pod = (name: string, more: object) =>
      new ApiObject(system, name, {
        ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name } },
        spec: { ...more, containers: [{ name, image, envFrom: [{ secretRef: { name } }] }] },
      });
    pod('token', { priorityClassName: 'gold', serviceAccountName: 'robot' });
    pod('tokn', { serviceAccountName: 'robots' });
    new ApiObject(system, 'web', {
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web' } },
      spec: { defaultBackend: { service: { name: 'web', port: { number: 80 } } } },
    });
    certificate(system);
  };
  const provides = {
    ...brings,
    ...{ PriorityClass: ['gold'], ServiceAccount: ['robot'], Service: ['web'], ConfigMap: ['other/settings'] },
  };
  const graphWith = (given?: typeof provides) =>
    delivered(
      flux({ repository }),
      [
        systemOf('shop', system => {
          if (given) system.external({ unit: certManager, provides: given });
          reading(system);
        }),
      ],
      ['shop'],
    ).graph;
  const [without, having] = [graphWith(), graphWith(provides)];

  test.each([
    ['secret-exists', 'nothing makes a Secret "token"', 'nothing makes a Secret "tokn"'],
    ['service-account-exists', '"robot"', '"robots"'],
    ['ingress-backend-exists', 'no Service "web"', undefined],
    ['platform-provides', 'PriorityClass "gold"', undefined],
    ['platform-provides', 'ClusterIssuer "internal"', undefined],
  ])('is not missed by %s', (check, known, unknown) => {
    expect(findings(without, check).filter(message => message.includes(known))).toHaveLength(1);
    expect(findings(having, check).filter(message => message.includes(known))).toEqual([]);
    if (unknown) expect(findings(having, check).filter(message => message.includes(unknown))).toHaveLength(1);
  });

  test('is in the namespace that was said, and in no other', () => {
    const other = delivered(
      flux({ repository }),
      [
        systemOf('shop', system => {
          system.external({ unit: certManager, provides: { Secret: ['other/token'] } });
          reading(system);
        }),
      ],
      ['shop'],
    ).graph;
    expect(findings(other, 'secret-exists').filter(message => message.includes('"token"'))).toHaveLength(1);
  });
});

describe('what nobody waits for is said', () => {
  const warnings = (
    delivery: ReturnType<typeof flux> | ReturnType<typeof argoCd>,
    declare: (system: System) => void,
  ) => {
    let root: System | undefined;
    delivered(
      delivery,
      [
        systemOf('shop', system => {
          root = system;
          declare(system);
        }),
      ],
      ['shop'],
    );
    return recorded(root!.node.root, 'problem').map(({ value }) => [value.severity, value.message]);
  };
  const refer = (kind: 'HelmRelease' | 'Application') => (system: System) =>
    void system.external({ unit: { kind, namespace: 'ops', name: 'a' } });

  test.each([
    [
      argoCd({ repository }),
      'Application',
      'Argo CD does not wait for Application ops/a, which another repository applies: Applications wait for nothing outside of their own.',
    ],
    [
      argoCd({ repository }),
      'HelmRelease',
      'Argo CD does not wait for HelmRelease ops/a, which another repository applies: Applications wait for nothing outside of their own.',
    ],
    [
      flux({ repository }),
      'Application',
      'Flux does not wait for Application ops/a: an Application is ready for Flux as soon as it exists.',
    ],
  ] as const)('%#', (delivery, kind, message) => {
    expect(warnings(delivery, refer(kind))).toEqual([['warning', message]]);
  });

  test('and nothing of what is', () => {
    expect(warnings(flux({ repository }), refer('HelmRelease'))).toEqual([]);
    expect(
      warnings(argoCd({ repository }), system => void system.external({ unit: release(system, 'Application') })),
    ).toEqual([]);
  });
});

test('what it cannot be is refused, all of it at once', () => {
  const refused = (declare: (system: System) => void) => {
    try {
      delivered(flux({ repository }), [systemOf('shop', declare)], ['shop']);
    } catch (error) {
      return (error as ProblemError).problems.map(({ message }) => message);
    }
    return [];
  };
  expect(
    refused(system => {
      const worker = new Worker(system, 'api', { image, resources: small });
      system.external({
        unit: { kind: 'HelmReleas' as 'HelmRelease', namespace: 'a', name: 'b' },
        provides: { secrets: ['a/b/c'] },
        dependsOn: [worker],
      });
    }),
  ).toEqual([
    'HelmReleas a/b depends on components, and another repository applies it.',
    'it provides secrets "a/b/c".',
    'it provides the kind "secrets".',
    'the unit is of kind "HelmReleas". Did you mean "HelmRelease"?',
  ]);
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
  expect(refused(system => void system.external({ unit: new ApiObject(system, 'a', object) }))).toEqual([
    'the unit is v1 ConfigMap shop-production/a.',
  ]);
  expect(refused(system => void system.external({ unit: { ...certManager, namespace: '' } }))).toEqual([
    'the unit has namespace "".',
  ]);
});
