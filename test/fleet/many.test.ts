import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf } from '../../src/cost/environment-cost.js';
import {
  Environment,
  environmentsFrom,
  Fleet,
  flag,
  integer,
  list,
  oneOf,
  System,
  type SystemProps,
  text,
} from '../../src/index.js';
import { ProblemError, type UsageError } from '../../src/problem.js';
import { refusals } from '../constructs/support.js';
import { graphOf } from '../cost/shops.js';

const versions = { images: {} };
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions });
const eu = (name: string, ...groups: string[]) => new Environment(name, { like: production, groups });
class Empty extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'empty', props);
  }
}
const fleet = (environments: readonly Environment[], more = {}) =>
  new Fleet({ environments, systems: { empty: Empty }, ...more });

describe('select', () => {
  const all = fleet([production, eu('eu-01', 'eu'), eu('eu-02', 'eu', 'canary'), eu('us-eu-01')]);
  const names = (asked: string | undefined) => all.select(asked).map(({ name }) => name);

  test.each([
    [undefined, ['production', 'eu-01', 'eu-02', 'us-eu-01']],
    ['eu-01', ['eu-01']],
    ['eu-*', ['eu-01', 'eu-02']],
    ['*-01', ['eu-01', 'us-eu-01']],
    ['*eu*1', ['eu-01', 'us-eu-01']],
    ['group:eu', ['eu-01', 'eu-02']],
    ['group:canary', ['eu-02']],
  ])('%s', (asked, expected) => expect(names(asked)).toEqual(expected));

  test('a pattern does not use a character twice', () => {
    expect(() => fleet([eu('aba', 'g')]).select('ab*ba')).toThrow(ProblemError);
  });

  test.each([
    ['eu-0', 'there is no environment "eu-0". Did you mean "eu-01"?'],
    ['asia-*', 'no environment matches "asia-*".'],
    ['group:euu', 'no environment is in the group "euu". Did you mean "eu"?'],
  ])('refuses %s', (asked, message) => {
    expect(refusals(() => names(asked)).map(each => each[1])).toEqual([message]);
  });
});

test('a group with the name of an environment or a template is refused', () => {
  expect(refusals(() => fleet([eu('eu-01', 'production')])).map(each => each[1])).toEqual([
    'eu-01 is in the group "production", which is the name of an environment.',
  ]);
});

test('versions may name groups and templates, and nothing else', () => {
  const shop = { repository: 'shop', versions: { production: '1.0.0', eu: '1.0.0', 'eu-01': '1.0.0', ue: '1.0.0' } };
  const template = new Environment('production', {
    tier: 'production',
    domain: 'example.com',
    versions: { images: { shop } },
  });
  const declare = () => fleet([new Environment('eu-01', { like: template, groups: ['eu'] })]);
  expect(refusals(declare)).toEqual([
    ['image-version', 'image "shop" has a version for "ue".', 'The environments are "eu-01", "eu" or "production".'],
  ]);
});

test('what is beside the images and versions of the form of now is refused', () => {
  const strange = { images: { shop: { repository: 'shop', versions: {}, staging: '1' } }, shop: {} } as never;
  expect(
    refusals(() => fleet([new Environment('production', { tier: 'staging', domain: 'a.io', versions: strange })])).map(
      each => each[1],
    ),
  ).toEqual(['image "shop" has "staging" beside its versions.', 'versions.json has "shop".']);
});

test('fixed prices fall back, and two groups are a gap that names both', () => {
  const prices = {
    ...{
      currency: 'EUR',
      date: '2026-11-21',
      source: 'list',
      cpu: 1,
      memory: 1,
      storage: { default: 1 },
      loadBalancer: 1,
    },
    fixed: {
      production: { empty: { egress: 10, registry: 3 } },
      eu: { empty: { egress: 20 } },
      canary: { empty: { egress: 30 } },
    },
  };
  const cost = (environment: Environment) => {
    const declared = fleet([environment], { prices: { ...prices, fixed: {} } });
    const { lines, gaps } = costOf(graphOf(declared.declare(environment)), environment, prices);
    return [
      lines.filter(({ kind }) => kind === 'fixed').map(each => [each.component, each.cost.typical]),
      gaps.map(each => each.problem.message),
    ];
  };
  expect(cost(eu('us-01'))).toEqual([
    [
      ['egress', 10],
      ['registry', 3],
    ],
    [],
  ]);
  expect(cost(eu('eu-01', 'eu'))).toEqual([
    [
      ['egress', 20],
      ['registry', 3],
    ],
    [],
  ]);
  expect(cost(eu('eu-02', 'eu', 'canary'))).toEqual([
    [['registry', 3]],
    ['eu-02: "egress" of empty has prices for "eu" and "canary", which are both its groups.'],
  ]);
});

describe('environmentsFrom', () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-clusters-'));
  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{}');
    process.chdir(folder);
  });
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });
  const from = (yaml: string) => {
    writeFileSync('clusters.yaml', yaml);
    return environmentsFrom('clusters.yaml', {
      fields: {
        region: oneOf(['eu', 'us'], 'Where it is'),
        zones: integer('Zones', 3),
        kubernetes: text('Version', '1.34'),
        more: list('More groups', []),
        reloader: flag('Reloader runs', false),
      },
      environment: ({ region, zones, more, reloader, kubernetes }) => ({
        like: production,
        groups: [region, ...more],
        cluster: { zones, reloader, kubernetes: kubernetes as '1.34' },
      }),
    });
  };
  const faults = (yaml: string) => {
    try {
      return from(yaml);
    } catch (error) {
      return (error as UsageError).problems.map(({ file, message, hint }) => [file, message, hint]);
    }
  };

  test('makes one for each entry', () => {
    const made = from('eu-01: { region: eu, zones: 2, more: [canary], reloader: true }\nus-01:\n  region: us\n');
    expect(made.map(({ name, groups, cluster: { zones, reloader } }) => [name, groups, zones, reloader])).toEqual([
      ['eu-01', ['eu', 'canary'], 2, true],
      ['us-01', ['us'], 3, false],
    ]);
  });

  test('every problem is reported with its line and its value', () => {
    const yaml = `eu-01:
  region: asia
  zones: three
  kubernetes: 1.30
  more: canary
  zone: 3
EU-02: { region: eu }
eu-03: { zones: 0, region: eu }
eu-04:
`;
    expect(faults(yaml)).toEqual([
      ['clusters.yaml:2', 'environment "eu-01": region is "asia".', 'It must be "eu", "us".'],
      ['clusters.yaml:3', 'environment "eu-01": zones is "three".', 'It must be a whole number.'],
      ['clusters.yaml:4', 'environment "eu-01": kubernetes is 1.3.', 'It must be text: put numbers into quotes.'],
      ['clusters.yaml:5', 'environment "eu-01": more is "canary".', 'It must be a list of texts: [one, two].'],
      [
        'clusters.yaml:6',
        'environment "eu-01": there is no field "zone". Did you mean "zones"?',
        'It may have "region", "zones", "kubernetes", "more" or "reloader".',
      ],
      ['clusters.yaml:7', 'environment "EU-02": domain is "EU-02.example.com".', 'A domain looks like "example.com".'],
      ['clusters.yaml:7', 'environment "EU-02": the name is "EU-02".', expect.any(String)],
      ['clusters.yaml:8', 'environment "eu-03": zones is 0.', 'It must be 1 or more.'],
      ['clusters.yaml:9', 'environment "eu-04": it needs "region".', 'Where it is: It must be "eu" or "us".'],
    ]);
  });

  test.each([
    ['- eu-01', 'clusters.yaml:1', '"clusters.yaml": it is not a map of names to facts.'],
    ['eu-01: {}\neu-01: {}\n', 'clusters.yaml:2', expect.stringContaining('eu-01')],
    ['a: [\n', expect.stringMatching(/^clusters\.yaml:\d$/), expect.stringContaining('"clusters.yaml": ')],
    ['eu-01: 3\n', 'clusters.yaml:1', '"eu-01" is 3.'],
  ])('refuses %j', (yaml, file, message) => expect(faults(yaml)).toMatchObject([[file, message, expect.any(String)]]));

  test('a file that does not exist', () => {
    expect(
      refusals(() => environmentsFrom('x.yaml', { fields: {}, environment: () => ({ like: production }) })),
    ).toEqual([
      [
        'environment',
        'the file of environments "x.yaml" does not exist.',
        'Name a file from the folder of package.json.',
      ],
    ]);
  });
});
