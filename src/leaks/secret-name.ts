/** Names whose values are secret whatever they look like. */
const always =
  /(?:password|passwd|passphrase)$|(?:^|_)(?:passwort|pwd|requirepass|masterauth|rediscli_auth|secret_key_base|(?:client|app|application|consumer|shared|jwt|session|cookie|webhook|oauth)_secret|(?:api|secret|secret_access|private|signing|encryption|auth|account|master|access_token)_?key|(?:api|access|auth|bearer|bot|refresh|personal_access)_?token)$/;
/** Names that are also given to what is not secret: the name of a Secret, a kind of token, a routing key. */
const often =
  /(?:^|_)(?:pass|pat|secret|token|credentials?|identitytoken|_auth|(?:access|service|routing|integration|license|app|application|shared_access)_?key|sharedaccesskey|accountkey)$/;

/** Keys for everybody, and tokens that are worth something only beside a session or a list. */
const shared = /(?:^|_)(?:public|publishable|csrf|xsrf|page|next|continuation)_(?:token|key)$/;

/** More than any name of a secret is long. */
const longest = 64;

/** Whether a variable, option or key of this name holds a secret: `DB_PASSWORD`, `--api-key`, `jwtSecret`. */
export const isSecretName = (name: string): boolean => {
  const words = wordsOf(name);
  return (always.test(words) || often.test(words)) && !shared.test(words);
};

/** Whether whatever stands under this name is secret: not so under `tlsSecret` and `token`. */
export const isAlwaysSecret = (name: string): boolean => always.test(wordsOf(name));

/** Whether the name of what holds the secret may stand under this name. */
export const mayNameReference = (name: string): boolean =>
  !always.test(wordsOf(name)) && !/_?(?:pass|pat)$/i.test(name);

/** `spring.datasource.jwtSecret2` → `spring_datasource_jwt_secret`, `ETSYToken` → `etsy_token` */
const wordsOf = (name: string): string =>
  name
    .slice(-longest)
    .replaceAll(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$&_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replace(/_?[0-9]+$/, '')
    .toLowerCase();

/** Whether what stands there belongs to the name of a secret: in its line, or in the line of a variable's name before it. */
export function isSecretLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const [line = '', previous = ''] = before.split('\n').reverse();
  const name = /^[ \t-]*value:/.test(line)
    ? /name:[ \t]*["']?([\w.-]+)/.exec(previous)?.[1]
    : namesInLine.exec(line)?.[1];
  return name !== undefined && isSecretName(name);
}

const namesInLine = /([\w.-]{1,64})["']?[ \t]{0,8}[:= ][ \t]{0,8}["']?$/;
