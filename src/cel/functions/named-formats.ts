import { parseDate } from '../values/time.js';
import { parseUrl } from '../values/url.js';

/** What is wrong with a text, in the words of Kubernetes; nothing where it is valid. */
export type FormatRule = (text: string) => readonly string[];

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const key = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const alphanumeric = 'alphanumeric characters';

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const quoted = (examples: readonly string[]): string => examples.map(example => `'${example}', `).join(' or ');

const expected = (description: string, pattern: string, ...examples: readonly string[]): string =>
  `${description} (e.g. ${quoted(examples)}regex used for validation is '${pattern}')`;

/** Lengths are counted in bytes, which some of the messages call characters. */
const tooLong = (text: string, most: number, unit = 'characters'): readonly string[] =>
  Buffer.byteLength(text) > most ? [`must be no more than ${most} ${unit}`] : [];

const edges = `and must start and end with an alphanumeric character`;

const isLabel: FormatRule = text => {
  const long = tooLong(text, 63);
  if (whole(label).test(text)) return long;
  if (whole(subdomain).test(text)) return [...long, 'must not contain dots'];
  const description = `a lowercase RFC 1123 label must consist of lower case ${alphanumeric} or '-', ${edges}`;
  return [...long, expected(description, label, 'my-name', '123-abc')];
};

const isSubdomain = (text: string, unit?: string): readonly string[] => {
  const long = tooLong(text, 253, unit);
  if (whole(subdomain).test(text)) return long;
  const description = `a lowercase RFC 1123 subdomain must consist of lower case ${alphanumeric}, '-' or '.', ${edges}`;
  return [...long, expected(description, subdomain, 'example.com')];
};

const isLabel1035: FormatRule = text => {
  const long = tooLong(text, 63);
  if (whole(label1035).test(text)) return long;
  const description = `a DNS-1035 label must consist of lower case ${alphanumeric} or '-', start with an alphabetic character, and end with an alphanumeric character`;
  return [...long, expected(description, label1035, 'my-name', 'abc-123')];
};

const keyRule = expected(
  `must consist of ${alphanumeric}, '-', '_' or '.', ${edges}`,
  key,
  'MyName',
  'my.name',
  '123-abc',
);

const isQualifiedName: FormatRule = text => {
  const parts = text.split('/');
  if (parts.length > 2)
    return [`a valid label key ${keyRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1)!;
  const prefix = parts.length === 2 ? parts[0]! : undefined;
  const wrongPrefix = prefix === undefined ? [] : prefix === '' ? ['must be non-empty'] : isSubdomain(prefix, 'bytes');
  const wrongName = name === '' ? ['must be non-empty'] : [...tooLong(name, 63, 'bytes')];
  if (!whole(key).test(name)) wrongName.push(keyRule);
  return [...wrongPrefix.map(one => `prefix part ${one}`), ...wrongName.map(one => `name part ${one}`)];
};

const isLabelValue: FormatRule = text => {
  const long = tooLong(text, 63, 'bytes');
  if (whole(`(${key})?`).test(text)) return long;
  const description = `a valid label must be an empty string or consist of ${alphanumeric}, '-', '_' or '.', ${edges}`;
  return [...long, expected(description, `(${key})?`, 'MyValue', 'my_value', '12345')];
};

/** The text is the beginning of a name to which something is added. */
const asPrefix =
  (rule: FormatRule): FormatRule =>
  text =>
    rule(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);

const either =
  (isValid: (text: string) => boolean, message: (text: string) => string): FormatRule =>
  text =>
    isValid(text) ? [] : [message(text)];

const uuid = /^[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const time = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/;

function isDateTime(text: string): boolean {
  const [date, clock] = text.toLowerCase().split('t');
  const match = clock === undefined || parseDate(date!) === undefined ? null : time.exec(clock);
  return match !== null && match[1]! <= '23' && match[2]! <= '59' && match[3]! <= '59';
}

export const namedFormats: Readonly<Record<string, FormatRule>> = {
  dns1123Label: isLabel,
  dns1123Subdomain: isSubdomain,
  dns1035Label: isLabel1035,
  qualifiedName: isQualifiedName,
  dns1123LabelPrefix: asPrefix(isLabel),
  dns1123SubdomainPrefix: asPrefix(isSubdomain),
  dns1035LabelPrefix: asPrefix(isLabel1035),
  labelValue: isLabelValue,
  uri: either(
    text => parseUrl(text) !== undefined,
    text => `parse ${JSON.stringify(text)}: invalid URI for request`,
  ),
  uuid: either(
    text => uuid.test(text),
    () => 'does not match the UUID format',
  ),
  byte: either(
    text => base64.test(text),
    () => 'invalid base64',
  ),
  date: either(
    text => parseDate(text) !== undefined,
    () => 'invalid date',
  ),
  datetime: either(isDateTime, () => 'invalid datetime'),
};
