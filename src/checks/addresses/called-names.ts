/** Words of settings that hold an address which a program passes on, compares or listens on: it does not call it. */
const passedOn = words(
  'accept acceptable allow allowed allowlist advertise advertised announce aud audience audiences bind cors csp',
  'deny exclude excluded iss issuer issuers listen listener listeners no noproxy origin origins referer self spiffe',
  'trusted whitelist xmlns namespace schema',
);

/** Words of settings that hold an address for somebody else's browser, a page, or a name of one's own. */
const shown = words(
  'account app authorization authorize base browser callback cancel canonical console contact cookie dashboard docs',
  'documentation domain domains error external failure forum frontend help home homepage hosts icon image images',
  'imprint invite landing legal license link links login logo logout manual own page policy portal privacy public',
  'realm redirect reset return root runbook share sign signin site sitemap source status success support template terms',
  'title ui verify vcs version web website',
);

/** Whether a setting of this name holds an address that the program itself calls. */
export const isCalled = (name: string, isOutside: boolean): boolean =>
  wordsOf(name).every(word => !passedOn.has(word) && !(isOutside && shown.has(word)));

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => line.split(' ')));
}
