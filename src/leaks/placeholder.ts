const variable = /^(?:\$\(.+\)|\$\{.+\}|\$[A-Za-z_]\w*|\{\{.+\}\}|<.+>|%.+%|\[.+\]|__\w+__)$/s;
const words =
  /^(?:(?:CHANGE|REPLACE|FILL|INSERT|PUT|YOUR)[-_ ].*|(?:change|replace|fill|insert|put|your)[-_ ].*|x{3,}|\*+|\.+|-+|_+|none|null|true|false|yes|no|PASSWORD|SECRET|TOKEN|.*EXAMPLE)$/;
const caseless = /^(?:(?:change|replace)[-_ ]?(?:me|it|this)|redacted|placeholder|todo|your[-_ ].+)$/i;

/** Whether a text only stands for a secret that is filled in elsewhere: `$(PASSWORD)`, `{{ .token }}`, `REPLACE_ME`. */
export const isPlaceholder = (text: string): boolean => {
  const trimmed = text.trim();
  return trimmed === '' || variable.test(trimmed) || words.test(trimmed) || caseless.test(trimmed);
};
