/** A URL's user information; what is before the last "@" of the authority. */
const inUrl = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:"'<>]*:([^\s/"'<>]+)@(?=[^\s@])/gi;
/** `?password=…`, `;Pwd=…;`, `AccountKey=…`: connection strings. */
const inConnectionString =
  /(?:[?&;]|\b)(?:password|passwd|pwd|accountkey|sharedaccesskey|sharedsecret|access_token|client_secret)=([^&;\s"'<>]{4,})/gi;
/** An `Authorization` header with user and password. */
const inHeader = /\bBasic\s+([A-Za-z0-9+/]{8,}={0,2})/g;

/** Passwords in the places that a text's grammar gives them. */
export function* passwordsIn(text: string): Iterable<{ readonly what: string; readonly value: string }> {
  for (const [, value] of text.matchAll(inUrl)) if (value) yield { what: 'a URL with a password', value };
  for (const [, value] of text.matchAll(inConnectionString)) {
    if (value) yield { what: 'a connection string with a password', value };
  }
  for (const [, value] of text.matchAll(inHeader)) {
    if (value && /^[^:\s]+:[^\s]+$/.test(Buffer.from(value, 'base64').toString('latin1'))) {
      yield { what: 'an authorization header with a password', value };
    }
  }
}
