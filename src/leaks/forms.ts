/** A form that an issuer gives to its credentials, so that scanners know them. */
export interface Form {
  /** `a GitHub token` */
  readonly what: string;
  /** Every such credential has one of these texts, with its case. */
  readonly anchors: readonly string[];
  /** What stands between the beginning and the anchor, in `before` characters at most. @default a boundary */
  readonly before?: RegExp;
  /** What follows the anchor. Every repetition has a bound, so that a hostile text costs no more than its length. */
  readonly rest: RegExp;
}

/** Behind a credential of a fixed length. */
const end = '(?![A-Za-z0-9])';
const form = (what: string, anchors: readonly string[], rest: string, before?: RegExp): Form => ({
  what,
  anchors,
  rest: new RegExp(rest, 'y'),
  ...(before && { before }),
});
const token = (issuer: string, anchors: readonly string[], rest: string) => form(`${issuer} token`, anchors, rest);
const key = (issuer: string, anchors: readonly string[], rest: string) => form(`${issuer} key`, anchors, rest);
const webhook = (issuer: string, anchors: readonly string[], rest: string) =>
  form(`${issuer} webhook`, anchors, rest, /^/);

/** As the issuers document them, or as they are public in rules of secret scanners. Publishable keys are none. */
export const forms: readonly Form[] = [
  form('an AWS access key', ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'], `[A-Z0-9]{16,17}${end}`),
  form('an age key', ['AGE-SECRET-KEY-1'], '[A-Z0-9]{50,80}'),
  form('an Azure client secret', ['Q~'], `[A-Za-z0-9_.~-]{31,40}${end}`, /(?<![A-Za-z0-9_.~-])[A-Za-z0-9_.~-]{3}\d$/),
  form('a Mailchimp key', ['-us'], `[0-9]{1,2}${end}`, /(?<![A-Za-z0-9])[0-9a-f]{32}$/),
  form('a Telegram token', [':A'], `[A-Za-z0-9_-]{33,34}${end}`, /(?:(?<![A-Za-z0-9])|(?<=bot))[0-9]{8,10}$/),
  form('a Facebook app token', ['|'], `[A-Za-z0-9_-]{27}${end}`, /(?<![A-Za-z0-9])[0-9]{15,16}$/),
  form('a Terraform token', ['.atlasv1.'], '[A-Za-z0-9_-]{40,100}', /(?<![A-Za-z0-9])[A-Za-z0-9]{14}$/),
  form('an OpenAI key', ['T3BlbkFJ'], `[A-Za-z0-9]{20}${end}`, /(?<![A-Za-z0-9_-])sk-[A-Za-z0-9]{20}$/),
  form('a Jenkins token', ['11'], `[0-9a-f]{32}${end}`),
  form('a Google OAuth secret', ['GOCSPX-'], '[A-Za-z0-9_-]{20,60}'),
  form('a Square secret', ['sq0csp-'], '[A-Za-z0-9_-]{40,60}'),
  form('an Alibaba access key', ['LTAI'], `[A-Za-z0-9]{20}${end}`),
  form('a Dynatrace token', ['dt0c01.'], '[A-Z0-9]{24}\\.[A-Z0-9]{64}'),
  form('a Sidekiq credential', ['CONTRIBSYS__COM'], `[^\\n:]{0,24}?[:= "'.]{1,6}[0-9a-f]{8}:[0-9a-f]{8}${end}`),
  form('a Stripe webhook secret', ['whsec_'], '[A-Za-z0-9+/=]{24,100}'),
  form('a password hash of PgBouncer', ['"md5'], '[0-9a-f]{32}(?=")', /(?<="[^"\s]{1,60}" )$/),
  form(
    'a password hash of PostgreSQL',
    ['SCRAM-SHA-256$'],
    '[0-9]{1,7}:[A-Za-z0-9+/=]{8,100}\\$[A-Za-z0-9+/=:]{40,200}',
    /^/,
  ),
  form('a password hash', ['$2a$', '$2b$', '$2y$'], '[0-9]{2}\\$[./A-Za-z0-9]{53}', /^/),
  form('a password hash', ['$apr1$'], '[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}', /^/),
  form('a password hash', ['$5$', '$6$'], '(?:rounds=[0-9]{1,9}\\$)?[^$\\s]{4,16}\\$[./A-Za-z0-9]{43,86}', /^/),
  form('a password hash', ['$argon2id$', '$argon2i$', '$argon2d$'], '[^\\s"\']{40,300}', /^/),

  form(
    'a 1Password secret key',
    ['A3-'],
    `[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}${end}`,
  ),
  form('an Adobe client secret', ['p8e-'], `[A-Za-z0-9]{32}${end}`),
  form('a MaxMind license key', ['_mmk'], end, /(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}$/),
  form('a Square token', ['EAAA', 'sq0atp-'], `[A-Za-z0-9_-]{22,60}${end}`),

  token('a Facebook', ['EAAM', 'EAAC'], `[A-Za-z0-9]{100,400}${end}`),
  token('a Frame.io', ['fio-u-'], '[A-Za-z0-9_=-]{64}'),
  token('a GitLab runner', ['GR1348941'], '[A-Za-z0-9_-]{20}'),
  token('an OpenShift', ['sha256~'], '[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])'),
  token('an Intra42', ['s-s4t2ud-', 's-s4t2af-'], '[a-f0-9]{64}'),
  token('a Scalingo', ['tk-us-'], '[A-Za-z0-9_-]{48}'),
  token('a SettleMint', ['sm_aat_', 'sm_pat_', 'sm_sat_'], `[A-Za-z0-9]{16}${end}`),
  token('a GitHub', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9]{36,255}'),
  token('a GitHub', ['github_pat_'], '[A-Za-z0-9_]{40,255}'),
  token('a GitLab', ['glpat-', 'gldt-', 'glrt-', 'glft-', 'glsoat-', 'glptt-'], '[A-Za-z0-9_.-]{20,300}'),
  token('a GitLab', ['glcbt-', 'glimt-', 'glagent-', 'gloas-', 'glffct-'], '[A-Za-z0-9_-]{20,300}'),
  token(
    'a Slack',
    ['xoxb-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxs-'],
    `(?:[0-9]{8,14}-){1,3}(?=[0-9-]{0,40}[A-Za-z])[A-Za-z0-9-]{16,200}(?![A-Za-z0-9#*])`,
  ),
  token('a Slack', ['xoxe-', 'xoxe.xoxb-', 'xoxe.xoxp-'], `[0-9]-[A-Za-z0-9]{60,200}${end}`),
  token('a Slack', ['xoxa-', 'xoxr-'], `(?=[A-Za-z-]{0,48}[0-9])(?:[0-9]-)?[A-Za-z0-9-]{8,100}${end}`),
  token('a Slack', ['xapp-'], '[0-9]-[A-Za-z0-9-]{10,200}'),
  token('an npm', ['npm_'], `[A-Za-z0-9]{36}${end}`),
  token('a PyPI', ['pypi-AgE'], '[A-Za-z0-9_-]{50,300}'),
  token('a Vault', ['hvs.', 'hvb.', 'hvr.'], '[A-Za-z0-9_-]{20,300}'),
  form('a Vault token', ['s.'], `(?=[A-Za-z0-9]{0,23}[0-9])[A-Za-z0-9]{24}(?![A-Za-z0-9.])`, /(?<![A-Za-z0-9._/-])$/),
  token('a DigitalOcean', ['dop_v1_', 'doo_v1_', 'dor_v1_'], '[a-f0-9]{64}'),
  token('a Docker', ['dckr_pat_', 'dckr_oat_'], '[A-Za-z0-9_-]{20,100}'),
  token('a Grafana', ['glsa_'], '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}'),
  token('a Grafana Cloud', ['glc_'], '[A-Za-z0-9+/=]{32,400}'),
  token('a Hugging Face', ['hf_', 'api_org_'], `[A-Za-z0-9]{30,60}${end}`),
  token('a Databricks', ['dapi'], `[a-f0-9]{32}(?:-[0-9])?${end}`),
  token('a Shopify', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], '[a-fA-F0-9]{32}'),
  token('a Sentry', ['sntrys_', 'sntryu_'], '[A-Za-z0-9+/=_-]{30,300}'),
  token('a Fly.io', ['fo1_', 'fm1_', 'fm2_', 'fm1r_', 'fm1a_'], '[A-Za-z0-9+/=_,-]{40,600}'),
  token('a Notion', ['ntn_'], `[A-Za-z0-9]{40,60}${end}`),
  token('a Notion', ['secret_'], `[A-Za-z0-9]{43}${end}`),
  token('a Pulumi', ['pul-'], `[a-f0-9]{40}${end}`),
  token('a PlanetScale', ['pscale_pw_', 'pscale_tkn_', 'pscale_oauth_'], '[A-Za-z0-9_.=-]{32,64}'),
  token('a Doppler', ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'], '[A-Za-z0-9_.-]{40,80}'),
  token('a SonarQube', ['sqp_', 'sqa_', 'squ_'], `[a-f0-9]{40}${end}`),
  token('an Artifactory', ['AKC'], `[A-Za-z0-9]{64,80}${end}`),
  token('an Artifactory', ['cmVmdGtuOj'], '[A-Za-z0-9+/=]{40,100}'),
  token('an Atlassian', ['ATATT3x', 'ATCTT3x', 'ATBB'], '[A-Za-z0-9_=-]{28,400}'),
  token('a 1Password', ['ops_eyJ'], '[A-Za-z0-9+/]{250,1200}={0,3}'),
  token('a RubyGems', ['rubygems_'], '[a-f0-9]{48}'),
  token('a Prefect', ['pnu_'], `[A-Za-z0-9]{36}${end}`),
  token('a Sourcegraph', ['sgp_'], '(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40}'),
  token('a Harness', ['pat.', 'sat.'], '[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}'),
  token('a Clojars', ['CLOJARS_'], '[a-z0-9]{60}'),
  token('a Duffel', ['duffel_test_', 'duffel_live_'], '[A-Za-z0-9_=-]{43}'),
  token('a Typeform', ['tfp_'], '[A-Za-z0-9_.=-]{59}'),
  token('a Brevo', ['xkeysib-', 'xsmtpsib-'], '[a-f0-9]{64}-[A-Za-z0-9]{16}'),
  token('a Google', ['ya29.'], '[A-Za-z0-9_-]{20,400}'),

  key('a Stripe', ['sk_live_', 'sk_test_', 'sk_prod_', 'rk_live_', 'rk_test_', 'rk_prod_'], '[A-Za-z0-9]{10,250}'),
  key('a Google API', ['AIza'], '[A-Za-z0-9_-]{35}'),
  key('an Anthropic', ['sk-ant-'], '[A-Za-z0-9_-]{20,200}'),
  key('an OpenAI', ['sk-proj-', 'sk-svcacct-', 'sk-admin-'], '[A-Za-z0-9_-]{20,300}'),
  key('an OpenAI-style', ['sk-'], `(?=[A-Za-z]{0,100}[0-9])(?:or-v1-)?[A-Za-z0-9]{32,100}${end}`),
  key('a SendGrid', ['SG.'], '[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{16,80}'),
  key('a Mailgun', ['key-'], `[0-9a-f]{32}${end}`),
  key('a Twilio', ['SK'], `[0-9a-f]{32}${end}`),
  key('a New Relic', ['NRAK-'], '[A-Z0-9]{27}'),
  key('a Linear', ['lin_api_', 'lin_oauth_'], '[A-Za-z0-9]{40}'),
  key('a Postman', ['PMAK-'], '[a-f0-9]{24}-[a-f0-9]{34}'),
  key('a Perplexity', ['pplx-'], '[A-Za-z0-9]{40,60}'),
  key('a Groq', ['gsk_'], '[A-Za-z0-9]{40,60}'),
  key('an xAI', ['xai-'], '[A-Za-z0-9]{70,90}'),
  key('an EasyPost', ['EZAK', 'EZTK'], `[A-Za-z0-9]{54}${end}`),
  key('a Shippo', ['shippo_live_', 'shippo_test_'], '[a-fA-F0-9]{40}'),
  key('a ReadMe', ['rdme_'], '[a-z0-9]{70}'),
  key('a ClickHouse', ['4b1d'], `[A-Za-z0-9]{38}${end}`),
  key('a Cloudflare', ['v1.0-'], '[a-f0-9]{24}-[a-f0-9]{146}'),
  key('a Flutterwave', ['FLWSECK_TEST-', 'FLWSECK-'], '[A-Za-z0-9]{12,40}(?:-X)?'),
  key('a Grafana', ['eyJrIjoi'], `[A-Za-z0-9]{70,400}={0,3}${end}`),
  form('an Infracost key', ['ico-'], `[A-Za-z0-9]{32}${end}`, /(?<![A-Za-z0-9_.])$/),
  key('an Octopus', ['API-'], `[A-Z0-9]{26}${end}`),
  key('a Heroku', ['HRKU-'], '[A-Za-z0-9_-]{36,80}'),

  webhook('a Slack', ['hooks.slack.com/'], '(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,200}'),
  webhook(
    'a Discord',
    ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
    '[0-9]{10,25}/[A-Za-z0-9_-]{30,100}',
  ),
  webhook(
    'a Teams',
    ['.webhook.office.com/webhookb2/', 'outlook.office.com/webhook/'],
    '[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-zA-Z]{32}/[0-9a-f-]{36}',
  ),
  form('a shared access signature', ['&sig=', '?sig='], '[A-Za-z0-9%+/_-]{30,120}', /^/),
];
