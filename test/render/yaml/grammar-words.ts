import fc from 'fast-check';

/**
 * Text by the grammars that readers have for numbers, dates and symbols: YAML 1.1 and 1.2, go-yaml v2 and v3, PyYAML,
 * js-yaml and Ruby's psych; whole words of them, and words that just miss.
 */
const part = (...choices: readonly string[]) => fc.constantFrom(...choices);
const run = (characters: string, minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength }).map(list => list.join(''));
const inTurn = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map(list => list.join(''));

const sign = part('', '', '-', '+');
const digits = run('0123456789', 1, 4);
/** Go and YAML 1.1 group by underscores, Ruby by commas as well. */
const grouped = inTurn(digits, part('', '', '_', '__', ','), run('0123456789', 0, 3));

const based = inTurn(
  sign,
  part('0b', '0B', '0o', '0O', '0x', '0X', '0', '0_'),
  part('', '', '', '-', '+', '_', ','),
  fc.oneof(run('01', 0, 4), run('01234567', 0, 4), run('0123456789abcdefABCDEF_,', 0, 4)),
);
const exponent = inTurn(part('', 'e', 'E'), sign, run('0123456789', 0, 3));
const float = inTurn(sign, fc.oneof(grouped, part('')), part('', '.'), run('0123456789_,', 0, 3), exponent);
const infinite = inTurn(
  sign,
  part('.inf', '.Inf', '.INF', '.nan', '.NaN', '.NAN', 'inf', 'nan', 'Infinity', 'NaN', '.iNf'),
);
const sixties = inTurn(
  sign,
  grouped,
  part(':0', ':5', ':59', ':60', ':7'),
  part('', ':00', ':30', ':61'),
  part('', '.', '.5', '.5_0'),
);

const year = part('2024', '-2024', '0001', '9999', '24', '02024');
const month = part('1', '01', '12', '13', '00');
const day = part('2', '02', '31', '32', '0');
const clock = inTurn(part('3', '03', '23', '24'), part(':4', ':04', ':59', ':60'), part('', ':5', ':05', ':59', ':60'));
const fraction = part('', '', '.', '.5', ',5', '.123456789', ',');
const zone = part('', '', 'Z', 'z', ' Z', '+1', '-01', '+01:30', ' -0130', '+1:', ' +24:00');
const date = inTurn(year, part('-'), month, part('-'), day);
const time = inTurn(date, part('T', 't', ' ', '  ', '\t'), clock, fraction, zone);

/** Ruby's. */
const symbol = inTurn(
  part(':', '::', ":'", ':"'),
  fc.oneof(digits, part('a', 'on', '8080', 'a b', '-')),
  part('', "'", '"'),
);

const word = inTurn(
  part('', '', '', '!', '~', '='),
  part(
    'y',
    'n',
    'yes',
    'no',
    'on',
    'off',
    'true',
    'false',
    'null',
    '~',
    '<<',
    '=',
    'Y',
    'N',
    'Yes',
    'oN',
    'TRUE',
    'nULL',
    'None',
    'nil',
  ),
);

export const grammarWord: fc.Arbitrary<string> = fc.oneof(based, float, infinite, sixties, date, time, symbol, word);
