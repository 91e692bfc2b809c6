import { settingProblems, tunedSettings } from '../../../src/constructs/stores/postgres-settings.js';

test('A4: what the guide recommends for 1 GiB, but for work_mem', () => {
  expect(tunedSettings('1Gi', 200)).toEqual({
    max_connections: '200',
    shared_buffers: '256MB',
    effective_cache_size: '768MB',
    // The guide's 64MB in each of 200 connections would be 12.5 GiB.
    work_mem: '4MB',
    maintenance_work_mem: '128MB',
  });
});

test.each([
  ['256Mi', 100, ['64MB', '192MB', '4MB', '32MB']],
  ['8Gi', 300, ['2048MB', '6144MB', '10MB', '1024MB']],
  ['64Gi', 100, ['16384MB', '49152MB', '245MB', '1024MB']],
])('A4 H2: %s for %d connections', (memory, connections, [buffers, cached, sorting, maintenance]) => {
  expect(tunedSettings(memory, connections)).toEqual({
    max_connections: String(connections),
    shared_buffers: buffers,
    effective_cache_size: cached,
    work_mem: sorting,
    maintenance_work_mem: maintenance,
  });
});

test('A4: all connections sorting at once fit into what the buffers leave', () => {
  const megabytes = (text = '') => Number(text.replace('MB', ''));
  const { shared_buffers, work_mem } = tunedSettings('8Gi', 300);
  expect(megabytes(shared_buffers) + 300 * megabytes(work_mem)).toBeLessThan(8192);
});

test('accepts settings of extensions and plain numbers', () => {
  const settings = {
    work_mem: '64MB',
    statement_timeout: '15s',
    random_page_cost: '1.1',
    'auto_explain.log_min_duration': '1s',
  };
  expect(settingProblems({ ...settings, wal_level: 'logical' })).toEqual([]);
});

test.each([
  ['workMem', '64MB', 'a setting is named "workMem".'],
  ['work_mem', '64Mi', 'work_mem is "64Mi".'],
  ['work_mem', '64mb', 'work_mem is "64mb".'],
  ['max_connections', '100', 'max_connections is given as a setting.'],
])('refuses %s = %s', (name, value, message) => {
  expect(settingProblems({ [name]: value }).map(each => each.message)).toEqual([message]);
});
