import { tiers } from '../intent/tier.js';
import { isDay } from '../intent/waiver.js';
import { alternatives, didYouMean, type Problem, problem, UsageError } from '../problem.js';
import type { ObjectWaiver, PluginEnvironment, PluginProperties } from './properties.js';

const severities = ['error', 'warning'];
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const oneOf = (...names: readonly string[]): Rule => [value => names.includes(value as string), alternatives(names)];

/** Whether a value is allowed, and what is allowed in words. */
type Rule = readonly [allows: (value: unknown) => boolean, allowed: string];
const texts: Rule = [isTexts, 'a list of names'];
const text: Rule = [isText, 'text that is not empty'];
const version: Rule = [value => isText(value) && /^1\.\d+$/.test(value as string), 'a minor version in quotes: "1.31"'];
const map: Rule = [value => typeof value === 'object' && value !== null && !Array.isArray(value), 'a map'];

const ofPlugin = {
  only: texts,
  skip: texts,
  profile: oneOf('default', 'strict'),
  options: map,
  severity: oneOf(...severities),
  failOn: oneOf(...severities),
  waivers: [Array.isArray, 'a list'],
  environment: map,
} satisfies Record<keyof PluginProperties, Rule>;

const ofEnvironment = {
  kubernetes: version,
  tier: oneOf(...tiers),
  crds: texts,
  unknownKinds: oneOf(...severities),
} satisfies Record<keyof PluginEnvironment, Rule>;

const ofWaiver = {
  check: text,
  object: [value => isText(value) && (value as string).includes(' '), 'a kind and a name: "Deployment shop/api"'],
  reason: text,
  owner: text,
  until: [value => isText(value) && isDay(value as string), 'a day in quotes: "2030-01-31"'],
} satisfies Record<keyof ObjectWaiver, Rule>;

/** The properties as cdk8s.yaml has them. @throws UsageError with everything that is wrong in them */
export function validProperties(properties: PluginProperties): PluginProperties {
  const { environment = {}, waivers = [] } = properties;
  const problems = [
    ...faultsIn('', properties, ofPlugin),
    ...(map[0](environment) ? faultsIn('environment.', environment, ofEnvironment) : []),
    ...(Array.isArray(waivers) ? waivers : []).flatMap((waiver, i) => {
      const whole = { check: undefined, object: undefined, reason: undefined, owner: undefined, until: undefined };
      return faultsIn(`waivers[${i}].`, { ...whole, ...waiver }, ofWaiver);
    }),
  ];
  if (problems.length > 0) throw new UsageError(problems);
  return properties;
}

function faultsIn(place: string, values: object, rules: Readonly<Record<string, Rule>>): readonly Problem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const rule = rules[name];
    if (!rule) {
      const hint = didYouMean(name, Object.keys(rules)).trim() || `It has ${alternatives(Object.keys(rules))}.`;
      return problem('plugin-properties', `the plugin has no property "${place}${name}"`, { hint });
    }
    const [allows, allowed] = rule;
    if (allows(value)) return [];
    const given = value === undefined ? 'missing' : JSON.stringify(value);
    return problem('plugin-properties', `${place}${name} is ${given}; it must be ${allowed}`, {
      hint: 'Correct it in cdk8s.yaml. docs/plugin.md lists the properties.',
    });
  });
}
