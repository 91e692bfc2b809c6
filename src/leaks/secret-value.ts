import { wordShare } from './letter-pairs.js';
import { isFiller, isPlaceholder } from './placeholder.js';

/** Under a secret's name, what is not the secret: a path, a URL, a number, a reference, a call, several words. */
const harmless = new RegExp(
  [
    '\\s|\\$\\(|\\$\\{|\\{\\{|<%', // put together when it is used
    '^[a-z][a-z0-9+.-]*://|^(?:vault|env|file|arn|aws|gcp|op|ref\\+\\w+|secretref|ssm|doppler):', // where it is kept
    '^[0-9.]*$',
    '\\[\\^|\\(\\?[:i]|\\.[*+]|\\\\[swdb]|^\\(', // a pattern, as log pipelines hide passwords with
    '^(?:true|false|on|off|enabled|disabled|required|optional|string|str|text|int|bool|secret|password|pass|test|token|bearer|basic|jwt)$',
    '^[\\w.]{1,60}[([]|^[{[`]|^%[sdv(]', // programs and templates
    '^[\\w-]+(?:=[^,]*)?,[\\w-]+=', // `jwt,sign-method=RS256`: settings
  ].join('|'),
  'i',
);

/** Whether a text can be the secret that its name promises. */
export const canBeSecret = (text: string): boolean =>
  text.length >= 3 && !harmless.test(text) && !isPlaceholder(text) && !isFiller(text, 0.6) && !isPath(text);

const isPath = (text: string): boolean => /^[.~]{0,2}\//.test(text) && (wordShare(text) ?? 1) >= 0.6;

/** Whether a text consists of words, as names, sentences and programs do: `postgres`, `user.passwordHash`, `my-tls`. */
export function isWordy(text: string): boolean {
  if (!/^[A-Za-z_.-]+$/.test(text)) return false;
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length >= 3.5 * parts.length && (wordShare(text) ?? 1) >= 0.6;
}

/** Whether a text is what a generator makes: long, and letters and digits change places all over it, or no word is in it. */
export function isGenerated(text: string): boolean {
  if (text.length < 12 || isWordy(text) || isFiller(text)) return false;
  if (/^[A-Za-z0-9]{16,}$/.test(text) && (wordShare(text) ?? 1) < 0.5) return true;
  if (/^(?=[a-f-]*[0-9])(?=[0-9-]*[a-f])[0-9a-f-]{24,}$/i.test(text)) return true;
  let switches = 0;
  for (let i = 1; i < text.length; i++) if (kindOf(text, i) !== kindOf(text, i - 1)) switches++;
  return switches / (text.length - 1) >= 0.25;
}

/** Of a lower-case letter, a capital, a digit, and the rest. */
function kindOf(text: string, i: number): number {
  const code = text.charCodeAt(i);
  return code >= 97 && code <= 122 ? 0 : code >= 65 && code <= 90 ? 1 : code >= 48 && code <= 57 ? 2 : 3;
}

/** Whether a text is more likely the name of a Secret, a certificate or a key than what is in it: `webhook-server-cert`. */
export const isReference = (text: string): boolean =>
  /^[a-z0-9.-]+$/.test(text) &&
  text.includes('-') &&
  text.split(/[.-]/).every(part => part.length < 16 && !/[0-9][a-z]+[0-9]/.test(part));
