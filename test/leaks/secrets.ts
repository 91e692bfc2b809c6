import type { Random } from './random.js';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const upper = lower.toUpperCase();
const letters = lower + upper + digits;
const base64Url = `${letters}-_`;
const hex = `${digits}abcdef`;

const word = (random: Random) => random.text(lower, 4 + random.below(6));
const password = (random: Random) => random.text(`${letters}!*.~`, 8 + random.below(16));
const base64 = (random: Random, bytes: number) => random.bytes(bytes).toString('base64');
const uuid = (r: Random) => [8, 4, 4, 4, 12].map(length => r.text(hex, length)).join('-');
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Kinds of secrets, made as their issuers make them, and as settings hold them. */
export const secrets: Readonly<Record<string, (random: Random) => string>> = {
  'AWS access key': r => `${r.pick(['AKIA', 'ASIA'])}${r.text(upper + digits, 16)}`,
  'AWS secret key': r => `AWS_SECRET_ACCESS_KEY=${base64(r, 30)}`,
  'GitHub token': r => `gh${r.pick([...'pousr'])}_${r.text(letters, 36)}`,
  'GitHub fine-grained token': r => `github_pat_${r.text(letters, 22)}_${r.text(letters, 59)}`,
  'GitLab token': r => `glpat-${r.text(base64Url, 20)}`,
  'Slack token': r => `xox${r.pick([...'bp'])}-${r.text(digits, 12)}-${r.text(digits, 12)}-${r.text(letters, 24)}`,
  'Slack webhook': r =>
    `https://hooks.slack.com/services/T${r.text(upper + digits, 8)}/B${r.text(upper + digits, 8)}/${r.text(letters, 24)}`,
  'Stripe key': r => `${r.pick(['sk', 'rk'])}_live_${r.text(letters, 24)}`,
  'Google API key': r => `AIza${r.text(base64Url, 35)}`,
  'OpenAI key': r => `sk-proj-${r.text(letters, 48)}`,
  'npm token': r => `npm_${r.text(letters, 36)}`,
  'SendGrid key': r => `SG.${r.text(base64Url, 22)}.${r.text(base64Url, 43)}`,
  'Vault token': r => `hvs.${r.text(base64Url, 24)}`,
  'JSON web token': r => `${part({ alg: 'HS256' })}.${part({ sub: word(r) })}.${r.bytes(32).toString('base64url')}`,
  'private key': r => {
    const kind = r.pick(['RSA ', 'EC ', 'OPENSSH ', '']);
    const lines = Array.from({ length: 4 }, () => base64(r, 48)).join('\n');
    return `-----BEGIN ${kind}PRIVATE KEY-----\n${lines}\n-----END ${kind}PRIVATE KEY-----`;
  },
  'URL with a password': r =>
    `${r.pick(['postgresql', 'redis', 'amqp', 'https'])}://${word(r)}:${password(r)}@${word(r)}:5432/${word(r)}`,
  'connection string': r => `Server=${word(r)};User Id=${word(r)};Password=${password(r)};`,
  'hexadecimal key': r => `api_key: ${r.text(hex, r.pick([32, 48, 64]))}`,
  'key in Base64': r => `"encryptionKey": "${base64(r, r.pick([32, 48, 64]))}"`,
  'generated password': r => `--db-password=${r.text(letters, 32)}`,
  'data source name': r => `${word(r)}:${password(r)}@tcp(${word(r)}:3306)/${word(r)}`,
  'user of curl': r => `curl ${r.pick(['-u', '-sSu', '--user'])} ${word(r)}:${password(r)} https://${word(r)}`,
  'password of mysqldump': r => `mysqldump -u ${word(r)} -p${password(r)} ${word(r)}`,
  'variable of a command': r => `PGPASSWORD=${password(r)} psql -h ${word(r)}`,
  'element of XML': r => `<password>${password(r)}</password>`,
  'line of .netrc': r => `machine ${word(r)} login ${word(r)} password ${password(r)}`,
  'registry login': r =>
    `"auths": {"${word(r)}": {"auth": "${Buffer.from(`${word(r)}:${password(r)}`).toString('base64')}"}}`,
  'token of a registry': r => `//${word(r)}/:_authToken=${uuid(r)}`,
};
