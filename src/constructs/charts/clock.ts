/** Another time than any at which a chart is rendered. */
const another = '(toDate "2006-01-02 15:04:05" "1987-06-05 04:03:02")';

const tokens = /\{\{|\}\}|"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<![.$\w])(?:now|ago)\b/g;

/**
 * The same files under another clock: a template has the time from `now` and `ago` alone. Undefined where no template
 * asks for it.
 */
export function underAnotherClock(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> | undefined {
  let asked = false;
  const changed = [...files].map(([name, content]): readonly [string, Buffer] => {
    if (!/(^|\/)templates\//.test(name)) return [name, content];
    const text = content.toString('utf8');
    const other = rewritten(text);
    if (other === text) return [name, content];
    asked = true;
    return [name, Buffer.from(other)];
  });
  return asked ? new Map(changed) : undefined;
}

function rewritten(text: string): string {
  let inAction = false;
  return text.replace(tokens, token => {
    if (token === '{{' || token === '}}') inAction = token === '{{';
    if (!inAction || (token !== 'now' && token !== 'ago')) return token;
    return token === 'now' ? another : 'printf "%v ago"';
  });
}

const changing =
  /(?<![.$\w])(now|ago|uuidv4|rand(?:AlphaNum|Alpha|Numeric|Ascii|Bytes|Int)|gen(?:CA|CAWithKey|SelfSignedCert|SelfSignedCertWithKey|SignedCert|SignedCertWithKey|PrivateKey)|htpasswd|bcrypt|derivePassword|shuffle|encryptAES)\b/g;

/** Where a chart makes what is another one each time: `randAlphaNum in templates/secret.yaml`. */
export function changingIn(files: ReadonlyMap<string, Buffer>): readonly string[] {
  return [...files].flatMap(([name, content]) => {
    if (!/(^|\/)templates\//.test(name)) return [];
    const actions = [...content.toString('utf8').matchAll(/\{\{.*?\}\}/gs)].map(([action]) => action).join('\n');
    const found = new Set([...actions.matchAll(changing)].map(([, word]) => word));
    return [...found].map(word => `${word} in ${name}`);
  });
}
