const variable =
  /^(?:\$\(.+\)|\$__\w+\{.+\}|\$\{.+\}|\$\$?[A-Za-z_]\w*(?:[-.:][A-Za-z_]\w*)*|\$\d|\{\{.+\}\}|<.+>|%[^%]+%|\[.+\]|__\w+__|@\w+@)$/s;
const words =
  /^(?:(?:CHANGE|REPLACE|FILL|INSERT|PUT|YOUR|MY)[-_ ].*|(?:change|replace|fill|insert|put|your)[-_ ].*|[xX]{3,}|\*+|\.+|-+|_+|#+|•+|none|null|nil|undefined|true|false|yes|no|PASSWORD|SECRET|TOKEN|.*EXAMPLE(?:KEY)?)$/;
const caseless =
  /^(?:(?:change|replace)[-_ ]?(?:me|it|this)|redacted|masked|hidden|placeholder|todo|example|your[-_ ].+|\(.*\)|ENC\[.*)$/i;

/** Whether a text only stands for a secret that is filled in elsewhere: `$(PASSWORD)`, `{{ .token }}`, `$oidc.clientSecret` of Argo CD, `REPLACE_ME`, `ENC[…]` of SOPS. */
export const isPlaceholder = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed === '' || variable.test(trimmed) || words.test(trimmed) || caseless.test(trimmed);
};
