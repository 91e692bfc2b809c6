const variable =
  /^(?:\$\(.+\)|\$__\w+\{.+\}|\$\{.+\}|\$\$?[A-Za-z_]\w*(?:[-.:][A-Za-z_]\w*)*|\$\d|\{\{.+\}\}|<.+>|%[^%]+%|\[.+\]|__\w+__|@\w+@)$/s;
const words =
  /^(?:(?:CHANGE|REPLACE|FILL|INSERT|PUT|YOUR|MY)[-_ ].*|(?:change|replace|fill|insert|put|your)[-_ ].*|(.)\1{2,}|\*+|\.+|-+|_+|#+|•+|none|null|nil|undefined|true|false|yes|no|PASSWORD|SECRET|TOKEN|.*EXAMPLE(?:KEY)?|.*[-_]YOUR[-_].*)$/;
const caseless =
  /^(?:(?:change|replace)[-_ ]?(?:me|it|this)|redacted|masked|hidden|placeholder|todo|example|your[-_ ].+|\(.*\)|ENC\[.*)$/i;

/** Whether a text only stands for a secret that is filled in elsewhere: `$(PASSWORD)`, `{{ .token }}`, `$oidc.clientSecret` of Argo CD, `REPLACE_ME`, `ENC[…]` of SOPS. */
export const isPlaceholder = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed === '' || variable.test(trimmed) || words.test(trimmed) || caseless.test(trimmed);
};

/**
 * Whether a text fills the place of a token in documentation: `xxxxx-xxxxx` or `1234567890` is so much of it.
 * Never a short one: people choose such passwords.
 * @param share of its characters. @default a third
 */
export function isFiller(text: string, share = 1 / 3): boolean {
  const characters = text.toLowerCase().replaceAll(/[-_.]/g, '');
  if (characters.length < 16) return false;
  const shortest = Math.max(6, characters.length * share);
  return longestRun(characters, 0) >= shortest || longestRun(characters, 1) >= shortest;
}

/** How many neighbouring characters are each so much further in the alphabet than the one before; 0 follows 9. */
function longestRun(text: string, step: number): number {
  let longest = 1;
  let run = 1;
  for (let i = 1; i < text.length; i++) {
    const further = text.charCodeAt(i) - text.charCodeAt(i - 1);
    run = further === step || further === -9 * step ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}
