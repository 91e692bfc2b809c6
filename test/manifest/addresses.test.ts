import { addressesIn, bareHost, urlsIn } from '../../src/manifest/addresses.js';

const found = (text: string) => addressesIn(text).map(({ host, port }) => `${host}:${port}`);

test.each([
  ['http://api', ['api:80']],
  ['HTTPS://API.Shop.svc.cluster.local./v1', ['api.shop.svc.cluster.local:443']],
  ['postgres://user:p%40ss@db:6432/shop?sslmode=require', ['db:6432']],
  ['postgres://user:p@ss@db/shop', ['db:5432']],
  ['jdbc:mysql://db:3306/shop', ['db:3306']],
  ['mongodb://a:1,b:2/shop', ['a:1', 'b:2']],
  ['user:pass@tcp(db:3306)/shop', ['db:3306']],
  ['user=a password=b host=db port=6432', ['db:6432']],
  ['host=db dbname=a', ['db:5432']],
  ['kafka-0.kafka:9092, kafka-1.kafka:9092', ['kafka-0.kafka:9092', 'kafka-1.kafka:9092']],
  ['grpc://api', ['api:undefined']],
  ['http://[::1]:80/', []],
  ['http://$(HOST):80', []],
  ['http://{{ .host }}/', []],
  ['db', []],
  ['key: value', []],
  ['12:30 until db:80', []],
  ['', []],
])('%s names %j', (text, servers) => expect(found(text)).toEqual(servers));

test('a URL may be anywhere in a text, and a host alone is one', () => {
  expect(urlsIn('proxy_pass http://api:8080; # here').map(({ host, port }) => [host, port])).toEqual([['api', 8080]]);
  expect(bareHost(' Db.shop ')).toBe('db.shop');
  expect(bareHost('not a host')).toBeUndefined();
});

test('long texts without a server take no time', () => {
  const begin = performance.now();
  for (const text of [
    'a:'.repeat(50_000),
    `http://${'@'.repeat(50_000)}`,
    'host='.repeat(20_000),
    'a://'.repeat(25_000),
  ])
    addressesIn(text);
  expect(performance.now() - begin).toBeLessThan(2000);
});
