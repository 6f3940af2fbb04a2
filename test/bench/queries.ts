import type { DemoCity } from '#sandbox/city/demo-city.ts';
import { type Draw, seededDraw } from '#sandbox/city/seeded-draw.ts';
import type { Account } from '#shared/account.ts';
import { wordsOf } from '#shared/lookup-text.ts';

/** What a clerk types to find a certain account, and how often of a hundred. */
const HABITS: { often: number; typed: (account: Account, draw: Draw) => string | undefined }[] = [
  { often: 30, typed: ({ name }) => wordsOf(name)[0] },
  { often: 16, typed: ({ name }) => wordsOf(name).slice(0, 2).join(' ') },
  { often: 6, typed: ({ name }) => wordsOf(name).slice(0, 2).reverse().join(' ') },
  { often: 12, typed: ({ accountNo }) => accountNo },
  { often: 8, typed: ({ displayNo }) => displayNo },
  { often: 16, typed: ({ serviceAddress }) => serviceAddress.line1 },
  { often: 4, typed: ({ aliases }) => aliases?.[0] },
  { often: 4, typed: ({ phone }, draw) => phone?.slice(draw.chance(50) ? -8 : 0) },
  { often: 4, typed: ({ meters }) => meters?.[0] },
];

/** The same queries for the same seed. */
export function typedQueries(city: DemoCity, count: number, seed: number): string[] {
  const queries: string[] = [];
  for (let turn = 0; queries.length < count; turn += 1) {
    const draw = seededDraw(seed, turn);
    const typed = habit(draw)(city.account(draw.below(city.size)), draw);
    // An American keyboard has no ñ and no á.
    if (typed) queries.push(typed.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  }
  return queries;
}

function habit(draw: Draw) {
  let left = draw.below(HABITS.reduce((sum, one) => sum + one.often, 0));
  for (const { often, typed } of HABITS) {
    left -= often;
    if (left < 0) return typed;
  }
  throw new Error('no habit was drawn');
}

/** What the lookup box is asked while a query is typed: once for every key. */
export function keystrokes(query: string): string[] {
  return [...query].map((_, at) => query.slice(0, at + 1));
}
