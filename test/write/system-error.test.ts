import { ifPossible } from '../../src/write/system-error.js';
import { systemError } from './faults.js';

const failing = (error: Error) => () => {
  throw error;
};

test('what the system refuses may fail, in every way or in those that are named', () => {
  ifPossible(failing(systemError('EIO', 'open', 'a')));
  ifPossible(failing(systemError('EIO', 'open', 'a')), 'ENOENT', 'EIO');
  expect(() => ifPossible(failing(systemError('EIO', 'open', 'a')), 'ENOENT')).toThrow('EIO');
});

test('a fault of the program may not', () => {
  expect(() => ifPossible(failing(new TypeError('a fault')))).toThrow('a fault');
  expect(() => ifPossible(failing(Object.assign(new Error('a fault'), { code: 'ENOENT' })), 'ENOENT')).toThrow(
    'a fault',
  );
});
