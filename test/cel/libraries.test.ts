import fc from 'fast-check';
import { evaluated } from './evaluated.js';

test.each([
  // Lists
  '[1, 2, 2].isSorted() && ![2, 1].isSorted() && [1.5, 2.5].sum() == 4.0 && [3, 1].max() == 3',
  "['a', 'b', 'a'].indexOf('a') == 0 && ['a', 'b', 'a'].lastIndexOf('a') == 2 && [duration('1s'), duration('2s')].sum() == duration('3s')",
  '[3, 1, 2].sort() == [1, 2, 3] && [1, 2, 3].slice(1, 2) == [2] && [[1], [2]].flatten() == [1, 2] && [1, 1].distinct() == [1]',
  "lists.range(3) == [0, 1, 2] && ['bb', 'a'].sortBy(s, s.size()) == ['a', 'bb'] && [1, 2].reverse() == [2, 1]",
  'sets.contains([1, 2], [2]) && sets.equivalent([1, 2], [2, 1, 1]) && !sets.intersects([1], [2])',
  // Strings
  "'a,b,c'.split(',', 2) == ['a', 'b,c'] && ['a', 'b'].join('-') == 'a-b' && 'aXa'.lowerAscii() == 'axa'",
  "'hello'.substring(1, 3) == 'el' && 'hello'.charAt(5) == '' && 'tacocat'.indexOf('c', 3) == 4 && 'a😀b'.indexOf('b') == 2",
  "'aaa'.replace('a', 'b', 2) == 'bba' && ' x '.trim() == 'x' && strings.quote('a\"b') == '\"a\\\\\"b\"'",
  "'abc 123'.find('[0-9]+') == '123' && '1 2 3'.findAll('[0-9]', 2) == ['1', '2'] && 'x'.find('y') == ''",
  // URLs
  "url('https://a.b:80/x y?k=1&k=2').getHostname() == 'a.b' && url('https://a.b:80/').getPort() == '80'",
  "url('https://a/x?k=1&k=2').getQuery() == {'k': ['1', '2']} && url('https://a/x y').getEscapedPath() == '/x%20y'",
  "isURL('/a') && !isURL('a') && !isURL('http://a:b/') && url('https://[::1]:80/').getHostname() == '::1'",
  // Addresses
  "isIP('::1') && !isIP('1.2.3.04') && !isIP('::ffff:1.2.3.4') && ip('10.0.0.1').family() == 4 && !ip.isCanonical('2001:DB8::1')",
  "cidr('10.0.0.1/8').masked() == cidr('10.0.0.0/8') && cidr('10.0.0.0/8').containsIP('10.1.2.3') && string(ip('::1')) == '::1'",
  "cidr('10.0.0.0/8').containsCIDR(cidr('10.1.0.0/16')) && !cidr('10.1.0.0/16').containsCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0/33')",
  // Quantities
  "quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('50k').add(20) == quantity('50020') && !isQuantity('1K')",
  "quantity('200M').compareTo(quantity('0.2G')) == 0 && quantity('50k').asInteger() == 50000 && sign(quantity('-1')) == -1",
  "!quantity('1.5').isInteger() && quantity('100m').asApproximateFloat() == 0.1 && quantity('1e3') == quantity('1k')",
  // Versions
  "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.0.0-rc.1').isLessThan(semver('1.0.0')) && semver('v1.2', true).minor() == 2",
  "isSemver('1.2.3+b') && !isSemver('1.2') && isSemver('01.02', true) && semver('1.0.0+a') == semver('1.0.0+b')",
  // Formats
  "!format.dns1123Label().validate('my-name').hasValue() && format.dns1123Label().validate('My').hasValue()",
  "format.named('uuid').value().validate('x').value() == ['does not match the UUID format'] && !format.named('x').hasValue()",
  "format.dns1123LabelPrefix().validate('a-') == optional.none() && format.labelValue().validate('') == optional.none()",
  // Times
  "timestamp('2024-02-29T23:30:00Z').getDate('+01:00') == 1 && timestamp('2024-01-01T00:00:00Z').getFullYear('America/New_York') == 2023",
  "timestamp('2024-01-01T00:00:00Z') - timestamp('2023-01-01T00:00:00Z') == duration('8760h') && duration('90s').getMinutes() == 1",
  "string(duration('1.5s')) == '1.5s' && string(timestamp('2024-01-01T00:00:00.120+02:00')) == '2024-01-01T00:00:00.12+02:00'",
  "string(1e6) == '1e+06' && string(0.1) == '0.1' && int('-7') == -7 && uint(7.9) == 7u && double('1e3') == 1000.0 && bool('t')",
  "'%e|%.2f|%x|%b|%o|%X'.format([1234.5, 1234.567, 255, 5, 8, 'hi']) == '1.234500×10⁰³|1,234.57|ff|101|10|6869'",
])('%s', expression => {
  expect(evaluated(expression)).toEqual({ value: true });
});

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', ' ', '\n', '"', '\\', ','), maxLength: 12 });
const literal = (value: string) => JSON.stringify(value);
const hex = (value: string) => ({ value: `string ${Buffer.from(value).toString('hex')}` });

test('splitting and joining give the text back', () => {
  fc.assert(
    fc.property(text, text, (whole, separator) => {
      const [one, other] = [literal(whole), literal(separator)];
      expect(evaluated(`${one}.split(${other}).join(${other})`)).toEqual(hex(whole));
      expect(evaluated(`${one}.size()`)).toEqual({ value: `int ${[...whole].length}` });
      expect(evaluated(`${one}.substring(0, ${one}.size())`)).toEqual(hex(whole));
    }),
  );
});

test('an address that is printed is read back the same', () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(address, written => {
      const isMapped = /^(0*:)+(0*:)?ffff:[^:]*(:[^:]*)?$/i.test(written);
      fc.pre(!isMapped);
      expect(evaluated(`!isIP('${written}') || ip(string(ip('${written}'))) == ip('${written}')`)).toEqual({
        value: true,
      });
      expect(evaluated(`!isIP('${written}') || ip.isCanonical(string(ip('${written}')))`)).toEqual({ value: true });
    }),
  );
});

test('sums of quantities are exact', () => {
  const quantity = fc.tuple(fc.integer({ min: -99999, max: 99999 }), fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi'));
  const factors = { '': 1000n, m: 1n, k: 1_000_000n, M: 1_000_000_000n, Ki: 1_024_000n, Mi: 1_048_576_000n };
  const thousandths = ([count, unit]: readonly [number, string]) =>
    BigInt(count) * factors[unit as keyof typeof factors];
  fc.assert(
    fc.property(quantity, quantity, (a, b) => {
      const sum = `quantity('${a.join('')}').add(quantity('${b.join('')}'))`;
      const exact = thousandths(a) + thousandths(b);
      expect(evaluated(`${sum} == quantity('${exact}m')`)).toEqual({ value: true });
    }),
  );
});
