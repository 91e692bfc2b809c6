/** Tests are TypeScript, turned into CommonJS file by file with esbuild: no ESM flags, no experimental warnings. */
export default {
  testTimeout: 30_000, // A machine that builds servers beside the tests is slow.
  globalSetup: '<rootDir>/test/setup.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.[jt]s$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: ['/node_modules/'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^plainsail$': '<rootDir>/src/index.ts',
    '^plainsail/(checks|monitoring|platform|types)$': '<rootDir>/src/entries/$1.ts',
  },
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
};
