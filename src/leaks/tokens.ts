/** The forms that issuers give to their credentials, so that scanners know them. Most specific first. */
const forms: readonly (readonly [what: string, form: string])[] = [
  ['a private key', '-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]+-----|$)'],
  ['a private key', '\\bAGE-SECRET-KEY-1[A-Z0-9]{50,}'],
  ['an AWS access key', '\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b'],
  ['a GitHub token', '\\bgh[pousr]_[A-Za-z0-9]{36,}|\\bgithub_pat_[A-Za-z0-9_]{40,}'],
  ['a GitLab token', '\\bgl(?:pat|dt|rt|ft|soat|cbt|ptt|imt|agent)-[A-Za-z0-9_-]{20,}'],
  ['a Slack token', '\\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\\bxapp-[0-9]-[A-Za-z0-9-]{10,}'],
  ['a Slack webhook', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,}'],
  ['a Discord webhook', 'discord(?:app)?\\.com/api/webhooks/[0-9]+/[A-Za-z0-9_-]{30,}'],
  ['a Stripe key', '\\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|\\bwhsec_[A-Za-z0-9+/=]{24,}'],
  ['a Google API key', '\\bAIza[A-Za-z0-9_-]{35}'],
  ['a Google OAuth secret', '\\bGOCSPX-[A-Za-z0-9_-]{20,}|\\bya29\\.[A-Za-z0-9_-]{20,}'],
  ['an Anthropic key', '\\bsk-ant-[A-Za-z0-9_-]{20,}'],
  ['an OpenAI key', '\\bsk-(?:proj-|svcacct-|admin-)?(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{20,}'],
  ['an npm token', '\\bnpm_[A-Za-z0-9]{36}\\b'],
  ['a PyPI token', '\\bpypi-[A-Za-z0-9_-]{16,}'],
  ['a SendGrid key', '\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}'],
  ['a Twilio key', '\\bSK[0-9a-f]{32}\\b'],
  ['a Telegram token', '\\b[0-9]{8,10}:AA[A-Za-z0-9_-]{33}'],
  ['a Vault token', '\\bhv[sbr]\\.[A-Za-z0-9_-]{20,}|(?<![A-Za-z0-9.])s\\.[A-Za-z0-9]{24}(?![A-Za-z0-9.])'],
  ['a DigitalOcean token', '\\bdo[opr]_v1_[a-f0-9]{64}'],
  ['a Docker token', '\\bdckr_[po]at_[A-Za-z0-9_-]{20,}'],
  ['a Grafana token', '\\bglsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|\\bglc_[A-Za-z0-9+/=]{32,}'],
  ['a Hugging Face token', '\\bhf_[A-Za-z0-9]{30,}'],
  ['a Databricks token', '\\bdapi[a-f0-9]{32}'],
  ['a Shopify token', '\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
  ['a New Relic key', '\\bNRAK-[A-Z0-9]{27}'],
  ['a Sentry token', '\\bsntry[su]_[A-Za-z0-9+/=_-]{30,}'],
  ['a Terraform token', '\\b[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{40,}'],
  ['a JSON web token', '\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16,}'],
  ['a password hash', '\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}|\\$apr1\\$[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}'],
  [
    'a password hash',
    '\\$argon2(?:id|i|d)\\$[^\\s"\']{40,}|\\$[56]\\$(?:rounds=[0-9]+\\$)?[^$\\s]{4,16}\\$[./A-Za-z0-9]{43,86}',
  ],
];

const any = new RegExp(forms.map(([, form]) => `(${form})`).join('|'), 'g');

/** Credentials of a known form. */
export function* tokensIn(text: string): Iterable<{ readonly what: string; readonly value: string }> {
  for (const match of text.matchAll(any)) {
    const form = match.slice(1).findIndex(group => group !== undefined);
    yield { what: forms[form]?.[0] ?? 'a token', value: match[0] };
  }
}
