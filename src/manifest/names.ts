/** What is wrong with a name, in words; undefined when the API server takes it. */
export type NameFault = (name: string) => string | undefined;

const rule =
  (most: number, pattern: RegExp, allowed: string): NameFault =>
  name =>
    name.length > most
      ? `${name.length} characters; at most ${most} are allowed`
      : pattern.test(name)
        ? undefined
        : `allowed are ${allowed}`;

/** Asks once per name: labels repeat on every object. */
export function remembered(fault: NameFault): NameFault {
  const answers = new Map<string, string | undefined>();
  return name => {
    if (!answers.has(name)) answers.set(name, fault(name));
    return answers.get(name);
  };
}

const ends = 'it begins and ends with a letter or digit';

export const labelFault = rule(63, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, `lower-case letters, digits and "-"; ${ends}`);

export const subdomainFault = rule(
  253,
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  `lower-case letters, digits, "-" and "."; ${ends}`,
);

export const serviceNameFault = rule(
  63,
  /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  'lower-case letters, digits and "-"; it begins with a letter and ends with a letter or digit',
);

/** RBAC names stand in URLs. */
export const pathSegmentFault: NameFault = name =>
  name === '.' || name === '..' || /[/%]/.test(name) ? 'it may not be "." or ".." or contain "/" or "%"' : undefined;

export const labelValueFault = rule(
  63,
  /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  `letters, digits, "-", "_" and "."; ${ends}`,
);

const plainName = rule(63, /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/, `letters, digits, "-", "_" and "."; ${ends}`);

/** The key of a label or annotation: `name` or `domain/name`. */
export const qualifiedNameFault: NameFault = key => {
  const [name = '', prefix, ...more] = key.split('/').reverse();
  if (more.length > 0) return 'allowed is one "/", after a domain';
  const wrongPrefix = prefix === undefined ? undefined : subdomainFault(prefix);
  return wrongPrefix ? `before "/": ${wrongPrefix}` : plainName(name);
};
