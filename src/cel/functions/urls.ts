import { EvaluationError, noSuchOverload } from '../error.js';
import { PlainList } from '../values/list.js';
import { PlainMap } from '../values/map.js';
import { decode, escapedPath, parameters, parseUrl, type Url } from '../values/url.js';
import { Opaque, type Value } from '../values/value.js';
import { global, member } from './overload.js';

export class UrlValue extends Opaque {
  readonly typeName = 'kubernetes.URL';

  constructor(
    readonly url: Url,
    private readonly fragment: string,
  ) {
    super();
  }

  equals(other: Value): boolean {
    if (!(other instanceof UrlValue)) throw noSuchOverload();
    return this.identity === other.identity;
  }

  private get identity(): string {
    const { scheme, opaque, user, host, query } = this.url;
    return JSON.stringify([scheme, opaque, user, host, escapedPath(this.url), query, this.fragment]);
  }
}

/** Accepted as a request's URL, whose fragment would be part of the path or query; then read without it. */
function urlOf(text: string): UrlValue {
  const [, bare, fragment] = /^([^#]*)#?(.*)$/s.exec(text)!;
  const url = parseUrl(text) && parseUrl(bare!, true);
  const decoded = decode(fragment!);
  if (!url || decoded === undefined)
    throw new EvaluationError(`URL parse error during conversion from string: ${JSON.stringify(text)}`);
  return new UrlValue(url, decoded);
}

function portOf({ url: { host } }: UrlValue): string {
  return /:(\d*)$/.exec(host)?.[1] ?? '';
}

function hostnameOf({ url: { host } }: UrlValue): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

const queryOf = ({ url }: UrlValue): PlainMap =>
  new PlainMap(Array.from(parameters(url), ([name, values]) => [name, new PlainList(values)] as const));

const type = 'kubernetes.URL';

export const urls = [
  global('url', `string -> ${type}`, urlOf),
  global('isURL', 'string -> bool', (text: string) => parseUrl(text) !== undefined),
  member('getScheme', `${type} -> string`, ({ url }: UrlValue) => url.scheme),
  member('getHost', `${type} -> string`, ({ url }: UrlValue) => url.host),
  member('getHostname', `${type} -> string`, hostnameOf),
  member('getPort', `${type} -> string`, portOf),
  member('getEscapedPath', `${type} -> string`, ({ url }: UrlValue) => escapedPath(url)),
  member('getQuery', `${type} -> map<string, list<string>>`, queryOf),
];
