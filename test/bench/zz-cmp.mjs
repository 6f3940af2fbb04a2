import { cityFolder } from '/work/main/test/bench/city-file.ts';
import { keystrokes, typedQueries } from '/work/main/test/bench/queries.ts';
import { accountsStore } from '/work/main/src/main/db/accounts-store.ts';
import { accountsStore as next } from '/work/main/test/bench/zz-store.ts';
const { home, city } = cityFolder(1000000);
const old = home + '/accounts.db', six = '/tmp/m6/accounts.db';
const variants = { 'now': accountsStore(old), 'one question': next(old), 'prefix 1-6': accountsStore(six), 'both': next(six) };
const qs = typedQueries(city, 200, 2).flatMap(keystrokes);
for (const s of Object.values(variants)) for (const q of qs) s.search(q);
const t = Object.fromEntries(Object.keys(variants).map((k) => [k, []]));
let differ = 0;
for (const q of qs) { const r = {}; for (const [k, s] of Object.entries(variants)) { let best = 1e9; for (let i = 0; i < 2; i++) { const a = performance.now(); r[k] = s.search(q); best = Math.min(best, performance.now() - a); } t[k].push(best); }
  const key = (f) => JSON.stringify(f.map((x) => [x.account.accountNo, x.matchedBy])); if (key(r.now) !== key(r['one question'])) { differ++; if (differ < 4) console.log('differs', q, r.now.length, r['one question'].length); } }
for (const [k, v] of Object.entries(t)) { const s = v.toSorted((a, b) => a - b); console.log(k.padEnd(14), 'p50', s[s.length >> 1].toFixed(2), 'p95', s[Math.floor(s.length * .95)].toFixed(1), 'p99', s[Math.floor(s.length * .99)].toFixed(1), 'max', s.at(-1).toFixed(0)); }
console.log('differing answers', differ, 'of', qs.length);
