type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a value, or undefined. */
type Rule = (value: unknown) => string | undefined;

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const matching =
  (pattern: RegExp, allowed: string): Rule =>
  value =>
    typeof value === 'string' && pattern.test(value) ? undefined : allowed;

const aName = matching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'a name of up to 63 lower-case letters, digits and "-"');
const aHost = matching(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'a name such as "api.shop-production"');
const aText = matching(/^[\x20-\x7e]{1,100}$/, 'text of up to 100 printable characters');
const aPort: Rule = value =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65535
    ? undefined
    : 'a whole number from 1 to 65535';
const oneOf =
  (...choices: readonly unknown[]): Rule =>
  value =>
    choices.includes(value) ? undefined : choices.map(each => JSON.stringify(each)).join(' or ');

const label = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/;
/** A selector without labels would stand for every pod of the namespace. */
const labels: Rule = value =>
  isMap(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, text]) => label.test(key) && typeof text === 'string' && labelValue.test(text))
    ? undefined
    : 'at least one label, with its value';

const transport = oneOf('TCP', 'UDP', 'SCTP');
const pods = { namespace: aName, pods: labels };

/** Every fault of a contract, each with its path. */
export function contractFaults(value: unknown): readonly string[] {
  const faults: string[] = [];
  const fields = (at: string, given: unknown, rules: Readonly<Record<string, Rule>>, more: readonly string[] = []) => {
    if (!isMap(given)) {
      faults.push(`${at || 'the document'} is ${shown(given)}; it must be an object`);
      return undefined;
    }
    const path = (key: string) => (at === '' ? key : `${at}.${key}`);
    for (const [key, rule] of Object.entries(rules)) {
      const allowed = rule(given[key]);
      if (allowed !== undefined) faults.push(`${path(key)} is ${shown(given[key])}; it must be ${allowed}`);
    }
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(rules, key) && !more.includes(key)) faults.push(`${path(key)} is not part of a contract`);
    }
    return given;
  };
  const list = (at: string, given: unknown, each: (at: string, entry: unknown) => void) => {
    if (Array.isArray(given)) for (const [i, entry] of given.entries()) each(`${at}[${i}]`, entry);
    else faults.push(`${at} is ${shown(given)}; it must be a list`);
  };
  const optional =
    (rule: Rule): Rule =>
    value =>
      value === undefined ? undefined : rule(value);
  const own = { version: oneOf(1), environment: aText, system: aName, namespace: aName };
  const whole = fields('', value, { ...own, cluster: optional(aText), interface: optional(aText) }, ['ports', 'calls']);
  if (!whole) return faults;
  const { ports, calls } = whole;
  if (!isMap(ports)) faults.push(`ports is ${shown(ports)}; it must be an object`);
  for (const [name, port] of Object.entries(isMap(ports) ? ports : {})) {
    const at = `ports.${name}`;
    const protocol = oneOf('http', 'https', 'grpc', 'tcp', 'udp', 'sctp');
    const rules = { protocol, transport, port: aPort, host: aHost, servicePort: aPort, pods: labels };
    const given = fields(at, port, rules, ['callers']);
    if (given) list(`${at}.callers`, given['callers'], (path, caller) => fields(path, caller, pods));
  }
  list('calls', calls, (at, call) => {
    const given = fields(at, call, {}, ['from', 'to']);
    if (!given) return;
    fields(`${at}.from`, given['from'], pods);
    fields(`${at}.to`, given['to'], { ...pods, transport, port: aPort });
  });
  return faults;
}

const longest = 60;
function shown(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
