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

/** RBAC names are parts of URLs. */
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

/** A port by name, as containers and Services have it. */
export const portNameFault = rule(
  15,
  /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  'lower-case letters, digits and single "-", at least one of them a letter; it begins and ends with a letter or digit',
);

/** A key of a ConfigMap or Secret: a file is named after it. */
export const dataKeyFault: NameFault = key =>
  /^\.\.|^\.$/.test(key) ? 'it may not be "." or begin with ".."' : keyFormFault(key);

const keyFormFault = rule(253, /^[-._a-zA-Z0-9]+$/, 'letters, digits, "-", "_" and "."');

/** `example.com/jobs`: a domain and a path in it. */
export const domainPathFault: NameFault = text => {
  const [, domain = '', path = ''] = /^([^/]*)\/(.*)$/s.exec(text) ?? [];
  if (domain === '' || path === '') return 'it has a domain, "/" and a path';
  if (!/^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path)) return 'after "/": allowed are the characters of URLs';
  return subdomainFault(domain);
};

const any = Number.POSITIVE_INFINITY;

/** An environment variable; servers before 1.32 ask for a stricter form. */
export const variableFault = rule(any, /^[ -<>-~]+$/, 'printable ASCII characters other than "="');
export const strictVariableFault = rule(
  any,
  /^(?!\.\.)(?!\.$)[-._a-zA-Z][-._a-zA-Z0-9]*$/,
  'letters, digits, "_", "-" and ".", no digit first',
);

/** The name of an HTTP header. */
export const headerNameFault = rule(any, /^[-A-Za-z0-9]+$/, 'letters, digits and "-"');

/** A domain that names are looked up in, as far as servers from 1.33 on take it; a dot may end it. */
export const searchDomainFault: NameFault = domain =>
  domain === '.' ? undefined : underscoredFault(domain.replace(/\.$/, ''));

const underscoredFault = rule(
  253,
  /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/,
  `lower-case letters, digits, "-", "_" and "."; ${ends}`,
);

/** The beginning of names that the server completes: it may end with "-". */
export const asPrefix =
  (fault: NameFault): NameFault =>
  name =>
    fault(name.length > 1 && name.endsWith('-') ? `${name.slice(0, -1)}a` : name);

/** The name of a kind: a label when its letters are lower-case. */
export const kindNameFault: NameFault = name => serviceNameFault(name.toLowerCase());
