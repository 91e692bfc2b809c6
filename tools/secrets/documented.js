import { base64, configMap, letters } from './parts.js';

const file = (name, text) => configMap({ [name]: text });

/** Innocent texts: tokens of documentation, which have the form only, and tokens that are for everybody. */
export const documented = {
  'GitHub token of an example': () => file('README.md', `export GITHUB_TOKEN=ghp_${'x'.repeat(36)}\n`),
  'Grafana token of an example': () => file('a.md', `glsa_${'X'.repeat(32)}_AAAAAAAA\n`),
  'Notion token that counts': () => file('a.md', `ntn_${'1234567890'.repeat(5)}\n`),
  '1Password key of an example': () => file('a.md', `A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX\n`),
  'AWS key of the documentation': () => file('a.ini', `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n`),
  'Slack token that was cut off': () => file('a.md', `token: xoxb-123456789012-...\n`),
  'name that begins as a token does': () => file('a.c', `hf_requiredCharacteristicTypesForDisplayMetadata\n`),
  'key in a path of an image': () =>
    file('a.html', `<img src="/video_box.ico-7a388b69018576d24b59331fd60aab0c.png">\n`),
  'token against forged requests': r => file('a.html', `csrf-token=${base64(letters(r, 40))}\n`),
  'public token': r => file('a.js', `publicToken = "${letters(r, 32)}"\n`),
  'curl with a user of the documentation': () =>
    file('a.sh', `curl -u <user:password> https://a\ncurl -u xxx:yyy https://a\n`),
  'list of names of secrets': () =>
    file('redact.json', JSON.stringify(['password', 'x-api-key-2', 'apiKey', 'token4k'])),
};
