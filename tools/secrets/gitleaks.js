import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { build, moduleFolder } from '../api-server/go.js';

const name = 'gitleaks-examples';
const version = 'v8.30.1';
const module = 'github.com/zricethezav/gitleaks/v8';
/** Inside the module: the generator of its rules, and the file that tries each rule on its examples. */
const generator = 'cmd/generate/config';
const tries = `${generator}/utils/validate.go`;
const replacement = readFileSync(new URL('gitleaks/validate.go', import.meta.url), 'utf8');

/** Rules whose examples are secrets for gitleaks and not for plainsail, or the other way round. */
const meant = {
  'age-secret-key': 'its example is one letter 58 times, the filler of a form',
  'asana-client-id': 'a client id is public',
  'discord-client-id': 'a client id is public',
  'discord-client-secret': 'a number alone is not taken for a secret',
  'sumologic-access-id': 'an access id is the name of a user',
  'sonar-api-token': 'its example counts from 1 to 8',
  'gcp-api-key': 'keys of published samples, which only a list of them tells from others',
  'anthropic-api-key': 'innocent are keys with a few characters missing',
  'anthropic-admin-api-key': 'innocent are keys with a few characters missing',
  'gitlab-rrt': 'innocent are tokens with a few characters missing',
  'sentry-org-token': 'innocent are tokens with a few characters missing',
  'sentry-user-token': 'innocent are tokens with a few characters missing',
  'telegram-bot-api-token': 'innocent are tokens with a few characters missing',
  'settlemint-application-access-token': 'innocent is whatever else stands under the name of a token',
  'settlemint-personal-access-token': 'innocent is whatever else stands under the name of a token',
  'settlemint-service-access-token': 'innocent is whatever else stands under the name of a token',
  'stripe-access-token': 'innocent is whatever else stands under the name of a token',
  'mailchimp-api-key': 'innocent is its key without the name of the issuer',
};

/**
 * The examples that gitleaks tries its rules on, each with the verdict of all of its rules.
 * @param {number} within seconds that building may take
 * @throws {Unavailable}
 * @returns {Promise<{ rule: string, text: string, secret: boolean, meant?: string }[]>}
 */
export async function examplesOfGitleaks(within) {
  const folder = await builtProgram({ name, version, expected: 180, within, lock: name }, buildExamples);
  const run = mkdtempSync(join(tmpdir(), 'plainsail-gitleaks-'));
  try {
    // Behind the examples the generator writes its rules by a template, which may be empty.
    mkdirSync(join(run, 'rules'));
    writeFileSync(join(run, 'rules/config.tmpl'), '');
    const made = spawnSync(join(folder, 'examples'), ['rules.toml'], {
      cwd: run,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (made.status !== 0) throw new Error(`gitleaks: ${made.stderr}`);
    const examples = made.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    return examples.map(example => ({ ...example, ...(meant[example.rule] && { meant: meant[example.rule] }) }));
  } finally {
    rmSync(run, { recursive: true });
  }
}

async function buildExamples(out, within) {
  const source = mkdtempSync(join(tmpdir(), 'plainsail-gitleaks-'));
  try {
    const published = moduleFolder(`${module}@${version}`);
    cpSync(published, source, { recursive: true });
    // The files of a downloaded module are read-only.
    rmSync(join(source, tries), { force: true });
    writeFileSync(join(source, tries), replacement);
    const files = {
      'go.mod': `module examples\nrequire ${module} ${version}\nreplace ${module} => ${source}\n`,
      'go.sum': readFileSync(join(published, 'go.sum'), 'utf8'),
    };
    await build({ files, packages: [`${module}/${generator}`], out: `${out}/examples`, within });
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}
