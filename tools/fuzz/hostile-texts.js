const size = 1_000_000;

/** Beginnings that some scanner or parser has to look behind, over and over. */
const units = [
  ...['a', ' ', '\t', '-', '_', '#', '/', '.', ',', ';', '|', '=', '"', "'", '\\', '9', '\u0001', 'é', '😀', '\r\n'],
  ...['{', '[', '(', '<a', '{{', '${', '$(', '%7B', '*a ', '&a ', '!a ', '{"a":', '[1,', '1e', 'a@b', 'a,', 'a;', 'a|'],
  ...['a-', 'a.', 'a/', 'a:', 'a://:', 'a://b:c@', 'a\n', '- ', '? ', ': ', 'k: v\n', '\n\n', '# a\n', '%YAML '],
  ...['eyJhbGciOi.eyJ', 'sk-', 'ecdsa-sha2-', 'xoxb-', 'ghp_', 'QUJD', 'QQ==', '0123456789abcdef', 'ENC[', 'A1b2C3d4'],
  ...[
    'password=',
    'password = ',
    'password: ',
    'password: x\n',
    '"password":"',
    'PASSWORD=$(',
    'pass.',
    ' -p',
    'sudo ',
  ],
  ...[
    '-----BEGIN ',
    `-----BEGIN ${'PRIVATE'} KEY-----`,
    'root:pw@tcp(',
    'curl -u a:b ',
    'mysql -p',
    'Basic ',
    'Bearer ',
  ],
  ...['machine a login b password ', 'a:1234:a:', 'requirepass ', 'user a >', 'sha256:', 'data:image/png;base64,'],
  ...['up + ', 'sum(', 'up{a="b"} or ', 'rate(a[5m])', '(?:', '(a+)+', 'a|', '[a-z', 'a{1,9}', '.*', '\\d+', '^$'],
  ...[
    'self.',
    'self.a && ',
    '!',
    '[1].map(x, ',
    'a ? b : ',
    '{{ $labels.a }}',
    '{{ if ',
    '{{/* ',
    '{{ end }}',
    '${a:-',
  ],
  ...['* * ', '1,', '10.0.0.0/8,', 'a=b,', 'a==b;', 'Ki', '0x', '::', '%s', '$1', '&&', '\u001b[2J', '\u2028', '<<: '],
];

export const hostileTexts = units.map(unit => ({ unit, text: unit.repeat(Math.floor(size / unit.length)) }));
