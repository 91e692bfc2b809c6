/** What an expression of a type can be; `<type>` stands for another one. */
const forms = {
  bool: `true | false | self.flag | <int> < <int> | <int> == <int> | <double> <= <double> | <int> > <double> | <uint> < <int>
    | <string> == <string> | <string> < <string> | <bool> && <bool> | <bool> || <bool> | !<bool> | <int> in <ints>
    | <string> in <strings> | <string> in <map> | <ints> == <ints> | <map> == <map> | <string>.contains(<string>)
    | <string>.startsWith(<string>) | <string>.endsWith(<string>) | <string>.matches(<pattern>) | has(self.text) | has(self.absent)
    | has(self.nested.inner) | <ints>.all(x, x > <int>) | <ints>.exists(x, x == <int>) | <ints>.exists_one(x, x == <int>)
    | <strings>.all(x, x.size() > <int>) | <map>.all(k, k != <string>) | <ints>.all(i, v, i < v) | <map>.exists(k, v, v > <int>)
    | <ints>.isSorted() | <strings>.isSorted() | isURL(<urlText>) | isIP(<ipText>) | isCIDR(<cidrText>) | isQuantity(<quantityText>)
    | isSemver(<semverText>) | isSemver(<semverText>, <bool>) | <ip>.isLoopback() | <ip>.isUnspecified() | <ip>.isGlobalUnicast()
    | <ip>.isLinkLocalUnicast() | <ip>.isLinkLocalMulticast() | ip.isCanonical(<ipText>) | <cidr>.containsIP(<ipText>)
    | <cidr>.containsIP(<ip>) | <cidr>.containsCIDR(<cidrText>) | <cidr>.containsCIDR(<cidr>) | <ip> == <ip> | <cidr> == <cidr>
    | <url> == <url> | <quantity> == <quantity> | <quantity>.isLessThan(<quantity>) | <quantity>.isGreaterThan(<quantity>)
    | <quantity>.isInteger() | <semver>.isLessThan(<semver>) | <semver> == <semver> | sets.contains(<ints>, <ints>)
    | sets.equivalent(<strings>, <strings>) | sets.intersects(<ints>, <ints>) | <optional>.hasValue() | bool(<string>)
    | <timestamp> < <timestamp> | <duration> == <duration> | type(<int>) == int | type(self.mixed) == string | <bytes> == <bytes>
    | self.items == self.items | self.tags == self.tags | <dyn> == <dyn> | <format>.validate(<labelText>).hasValue() | <bool> ? <bool> : <bool>
    | self.mixed == 'a' | self.set + <strings> == <strings> | self.keyed == self.keyed | self.keyed.exists(e, e.name == <string>)`,
  int: `0 | 1 | 2 | -1 | 7 | 9223372036854775807 | -9223372036854775808 | self.count | <int> + <int> | <int> - <int> | <int> * <int>
    | <int> / <int> | <int> % <int> | -<int> | size(<string>) | <strings>.size() | <map>.size() | int(<double>) | int(<string>) | int(<uint>)
    | <string>.indexOf(<string>) | <string>.indexOf(<string>, <int>) | <string>.lastIndexOf(<string>) | <string>.lastIndexOf(<string>, <int>)
    | <ints>.sum() | <ints>.min() | <ints>.max() | <ints>.indexOf(<int>) | <ints>.lastIndexOf(<int>) | <ints>[<int>] | <map>[<string>]
    | <optional>.orValue(<int>) | <optional>.value() | <ip>.family() | <cidr>.prefixLength() | <quantity>.asInteger() | sign(<quantity>)
    | <quantity>.compareTo(<quantity>) | <semver>.major() | <semver>.patch() | <semver>.compareTo(<semver>) | <bool> ? <int> : <int>
    | int(<timestamp>) | <timestamp>.getHours() | <timestamp>.getDayOfYear() | <timestamp>.getDayOfWeek() | <timestamp>.getMonth()
    | <timestamp>.getHours(<zone>) | <timestamp>.getDate(<zone>) | <duration>.getMinutes() | <duration>.getMilliseconds() | self.nested.inner
    | self.mixed | int(<duration>) | <bytes>.size() | <ints>.map(x, x + <int>).sum() | self.absent | self.items[<int>] | self.ratio`,
  uint: `0u | 3u | 18446744073709551615u | uint(<int>) | uint(<double>) | <uint> + <uint> | <uint> - <uint> | <uint> * <uint> | <uint> / <uint> | uint(<string>)`,
  double: `0.0 | 1.5 | -2.25 | 1e20 | 1e-7 | 123456.789 | self.ratio | <double> + <double> | <double> - <double> | <double> * <double> | <double> / <double>
    | double(<int>) | double(<string>) | double(<uint>) | <quantity>.asApproximateFloat() | [<double>, <double>].max() | -<double> | <doubles>.sum()`,
  string: `'' | 'a' | 'ab' | 'héllo' | 'a,b,c' | '😀x' | ' x\\t' | '1' | 'true' | '-7' | '1.5' | "A\\u00e9b" | self.text | <string> + <string> | string(<int>) | string(<double>)
    | string(<bool>) | string(<uint>) | string(<timestamp>) | string(<duration>) | string(<ip>) | string(<cidr>) | string(<bytes>) | <string>.charAt(<int>) | <string>.lowerAscii()
    | <string>.upperAscii() | <string>.replace(<string>, <string>) | <string>.replace(<string>, <string>, <int>) | <string>.substring(<int>) | <string>.substring(<int>, <int>)
    | <string>.trim() | <strings>.join() | <strings>.join(<string>) | strings.quote(<string>) | <string>.find(<pattern>) | <url>.getScheme() | <url>.getHost()
    | <url>.getHostname() | <url>.getPort() | <url>.getEscapedPath() | <clause>.format([<any>]) | '%s %d'.format([<any>, <int>]) | <strings>[<int>]
    | <strings>.max() | <bool> ? <string> : <string> | self.tags[<string>] | self.names[<int>] | <labelText> | self.keyed[<int>].name`,
  clause: `'%s' | '%d' | '%f' | '%.2f' | '%e' | '%.1e' | '%x' | '%X' | '%o' | '%b' | '%%%s' | '%q' | '%.3s'`,
  any: `<int> | <double> | <string> | <bool> | <strings> | <ints> | <map> | <timestamp> | <duration> | <uint> | <bytes> | null | type(<int>) | <doubles> | <ip>`,
  dyn: `dyn(<int>) | dyn(<double>) | dyn(<string>) | dyn(<uint>) | dyn(<ints>) | dyn(<bool>) | dyn(<doubles>) | self.mixed`,
  bytes: `b'ab' | b'\\xff' | bytes(<string>) | <bytes> + <bytes> | self.blob`,
  ints: `[] | [1] | [1, 2, 3] | [3, 1, 2, 1] | self.items | [<int>, <int>] | <ints> + <ints> | <ints>.map(x, x * 2) | <ints>.filter(x, x > <int>) | <ints>.map(x, x > <int>, x + 1)
    | <ints>.slice(<int>, <int>) | <ints>.sort() | <ints>.distinct() | <ints>.reverse() | [<ints>, <ints>].flatten() | lists.range(<small>) | <strings>.map(s, s.size())
    | <ints>.transformList(i, v, i + v) | <ints>.transformList(i, v, v > 1, i) | [?<optional>, <int>] | <ints>.sortBy(x, -x) | <map>.map(k, <map>[k]).sort()`,
  small: `0 | 3 | <int> % 5`,
  doubles: `[1.5] | [<double>, <double>] | [] | [0.1, 0.2, 0.3]`,
  strings: `[] | ['a'] | ['b', 'a'] | self.names | self.set | [<string>, <string>] | <strings> + <strings> | <string>.split(<string>) | <string>.split(<string>, <int>) | <string>.findAll(<pattern>)
    | <string>.findAll(<pattern>, <int>) | <strings>.map(s, s + <string>) | <strings>.filter(s, s != <string>) | <strings>.sort() | <strings>.distinct() | <map>.map(k, k).sort()
    | <format>.validate(<labelText>).orValue([]) | <strings>.sortBy(s, s.size())`,
  map: `{} | {'a': 1} | {'a': 1, 'b': <int>} | self.counts | {<string>: <int>} | {'k': <int>, ?'o': <optional>} | <strings>.transformMap(i, v, i).size() > 1 ? {'x': 1} : {}
    | <map>.transformMap(k, v, v + 1) | <map>.transformMap(k, v, v > 1, v) | <strings>.transformMapEntry(i, v, {v: i})`,
  optional: `optional.of(<int>) | optional.none() | <map>[?<string>] | <ints>[?<int>] | self.?count | self.?absent | self.?nested.?inner | self.nested.?other | optional.ofNonZeroValue(<int>)
    | <optional>.or(<optional>) | <optional>.optMap(v, v + 1) | <optional>.optFlatMap(v, <map>[?string(v)]) | self.counts.?a | <ints>.first() | <ints>.last()`,
  timestamp: `timestamp('2024-02-29T12:34:56.789Z') | timestamp('1969-12-31T23:59:59.5-07:30') | timestamp(<int>) | timestamp('bad') | self.when | self.day | <timestamp> + <duration> | <timestamp> - <duration>
    | timestamp('9999-12-31T23:59:59Z') | timestamp('2023-01-02T3:04:05+01:00')`,
  duration: `duration('1h') | duration('-1.5s') | duration('1h2m3.004s') | duration('1µs') | duration('bad') | self.wait | <duration> + <duration> | <duration> - <duration> | <timestamp> - <timestamp> | duration(<string>) | [<duration>].sum()`,
  zone: `'UTC' | '+02:00' | '-05:30' | 'America/New_York' | 'Asia/Tokyo' | '' | 'Nowhere/X' | '1:2'`,
  pattern: `'a' | '[a-z]+' | '^a.*b$' | '(' | '\\\\d+' | 'a*' | '(a|b)+' | '.' | '(?i)A' | '\\\\pL' | 'x?' | <string>`,
  ip: `ip(<ipText>) | <cidr>.ip() | ip('10.0.0.1') | ip('fe80::1')`,
  ipText: `'127.0.0.1' | '::1' | '0.0.0.0' | '::' | '192.168.0.256' | '01.2.3.4' | 'fe80::1%eth0' | '::ffff:1.2.3.4' | '2001:DB8::1' | '2001:db8:0:0:1:0:0:1' | '224.0.0.5' | 'ff02::1' | 'ff12::2' | '169.254.1.1'
    | '255.255.255.255' | '1.2.3' | '1::2::3' | '1:2:3:4:5:6:7:8' | '1:2:3:4:5:6:7::' | '::1.2.3.4' | ':1' | '12345::' | '' | '1:2:3:4:5:6:7' | '::2:3:4:5:6:7:8' | '1::3:4:5:6:7:8' | '1:2:3:4:5:6:1.2.3.4'`,
  cidr: `cidr(<cidrText>) | <cidr>.masked() | cidr('10.0.0.0/8') | cidr('fd00::/8')`,
  cidrText: `'10.0.0.1/8' | '10.0.0.0/8' | '10.1.0.0/16' | '::/0' | '0.0.0.0/0' | '2001:db8::/32' | '10.0.0.0/33' | '10.0.0.0/08' | '10.0.0.0' | '::ffff:1.2.3.4/100' | '10.0.0.0/-1' | 'fe80::%e/10' | '10.1.2.3/32' | '/8'`,
  url: `url(<urlText>) | url('https://example.com/a')`,
  urlText: `'https://example.com:80/path?a=1&b=2&a=3#f' | 'http://[::1]:8080/' | '/just/path with space' | 'mailto:a@b' | 'http://user:pw@host/x' | 'http://a b/' | 'https://example.com' | '../x' | 'http://h:port/' | '' | '*'
    | 'http://x/%zz' | 'http://x/a%20b' | 'HTTP://X/Y' | 'https://ex%41mple.com' | 'http://[::1' | 'http://1.2.3.4:80' | 'ftp://h:1:2/' | 'http://h:1:2/' | '//host/p' | 'a:b' | ':x' | 'http://x?q=a;b&c=%41' | 'http://x/?' | 'http://é/ü?ö' | 'http://[fe80::1%25en0]:80/' | 'http://[1.2.3.4]/' | 'http://x/#%zz' | '/a?b#c' | 'x y' | 'http://a@b@c/' | "http://x/'()!*" | 'http://x/a^b' | 'http://h:/' | '#x' | '/#'`,
  quantity: `quantity(<quantityText>) | quantity('1Gi') | <quantity>.add(<quantity>) | <quantity>.sub(<quantity>) | <quantity>.add(<int>) | <quantity>.sub(<int>)`,
  quantityText: `'0' | '1' | '-1' | '1.5Gi' | '100m' | '1e3' | '1E3' | '2E' | '0.5' | '1Ki' | '1k' | '1K' | '' | '.' | '.5' | '5.' | '+3' | '1.0' | '0.000000001' | '0.0000000001' | '9223372036854775807' | '9223372036854775808' | '10Ei' | '1e-3' | '1e' | '00012' | '1_0' | '12345678901234567890m' | 'Mi' | '1.25k' | '3n' | '0.1n' | '1 Gi' | '1e3Ki' | '--1' | 'm' | '-' | '1e+2'
    | '500000u' | '0.3Mi' | '1000Ki' | '7.0' | '-0' | '1E'`,
  semver: `semver(<semverText>) | semver('1.2.3') | semver(<semverText>, true)`,
  semverText: `'1.2.3' | '1.2.3-alpha.1' | '1.2.3-alpha' | '1.2.3-1' | '1.2.3+build.5' | '01.2.3' | 'v1.2' | '1.2' | '1' | '1.2.3-' | '1.2.3-01' | '' | 'v01.02.03' | '1.2.x' | '1.2.3.4' | '18446744073709551616.0.0' | 'v' | '1.2.3-a_b' | '1.2-rc' | '000.0.0' | 'vv1' | '1.2.3-x-y.7'`,
  format: `format.dns1123Label() | format.dns1123Subdomain() | format.dns1035Label() | format.qualifiedName() | format.labelValue() | format.dns1123LabelPrefix() | format.dns1123SubdomainPrefix() | format.dns1035LabelPrefix()
    | format.uuid() | format.byte() | format.date() | format.datetime() | format.named('dns1123Label').value()`,
  labelText: `'a' | 'a-b' | 'A' | 'a.b' | '-a' | 'a-' | '1a' | 'x/y' | 'example.com/Name' | '/x' | 'a/b/c' | 'under_score' | 'Dots.and_more' | '2021-02-30' | '2021-02-28' | 'aGVsbG8=' | 'aGVsbG8' | '123e4567-e89b-12d3-a456-426614174000'
    | '2021-01-01T00:00:00Z' | '2021-01-01T25:00:00Z' | '2021-01-01t00:00:00.5+01:00' | '' | '-' | 'ab-' | <string> | 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'`,
};

const choices = Object.fromEntries(
  Object.entries(forms).map(([type, text]) => [type, text.split(/\s\|\s/).map(form => form.trim())]),
);
const types = Object.keys(choices);
const leaves = Object.fromEntries(types.map(type => [type, choices[type].filter(form => !/<\w+>/.test(form))]));

/** A source of numbers that gives the same ones for the same seed. */
export function random(seed) {
  let state = seed >>> 0;
  return most => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

/** An expression, of any type unless it is named; in a few, one part is of another type than it should be. */
export function expression(pick, type = types[pick(types.length)]) {
  const wrong = pick(25) === 0;
  const write = (type, depth) => {
    const of = wrong && pick(6) === 0 ? types[pick(types.length)] : type;
    const among = depth > 0 || leaves[of].length === 0 ? choices[of] : leaves[of];
    return among[pick(among.length)].replace(/<(\w+)>/g, (found, inner) =>
      choices[inner] ? grouped(write(inner, depth - 1)) : found,
    );
  };
  return write(type, 1 + pick(3));
}

const grouped = text => (/^[\w.]+$|^'[^']*'$|^[\w.]+\([^()]*\)$/.test(text) ? text : `(${text})`);
