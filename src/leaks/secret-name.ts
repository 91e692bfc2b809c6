const secretWords =
  /(?:^|_)(?:password|passwd|passphrase|pwd|secret|token|credentials?|requirepass|masterauth|(?:api|access|secret|private|signing|encryption|auth|account)_?key)$/;

/** Whether a variable, option or key of this name holds a secret: `DB_PASSWORD`, `--api-key`, `jwtSecret`. */
export const isSecretName = (name: string): boolean =>
  secretWords.test(
    name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .toLowerCase(),
  );

/** Under a secret's name, what is no secret: a path, a number, a reference, several words. */
const harmless = /^(?:\/|[0-9.]*$|(?:true|false|yes|no|on|off|none|null|enabled|disabled)$)|\s|\$\(|\$\{|\{\{/i;

/** Whether a text can be the secret that its name promises. */
export const canBeSecret = (text: string): boolean => text.length >= 3 && !harmless.test(text);
