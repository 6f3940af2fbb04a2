import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type RouteName } from '#shared/contract/index.ts';

/**
 * Every place of every route where text can stand, found in the contract itself. Half a character there is refused by the
 * field's name, also deep in a list; a query may hold anything, because nothing of it is kept.
 */
const TEXT = 'ab';
const HALVES = ['ab\ud800', '\udc00ab', 'a\udbff\ud800b'];
const QUERIES = ['account.search query', 'receipt.search query'];

type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
};

/** Inputs that fit a schema, so many that every alternative in it stands in one of them. */
function samples(schema: Schema): unknown[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.flatMap(samples);
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum.slice(0, 1);
  if (schema.type === 'object') return objects(schema);
  if (schema.type === 'array') return samples(schema.items ?? {}).map((item) => [item]);
  if (schema.type === 'integer' || schema.type === 'number') return [Math.max(1, schema.minimum ?? 1)];
  if (schema.type === 'boolean') return [true];
  if (schema.type === 'null') return [null];
  if (schema.format === 'uuid') return ['01890000-0000-7000-8000-000000000000'];
  return [schema.format === 'date' ? '2026-11-23' : TEXT];
}

function objects({ properties = {}, additionalProperties }: Schema): unknown[] {
  const fields = Object.entries(properties).map(([name, field]) => [name, samples(field)] as const);
  const first = Object.fromEntries(fields.map(([name, values]) => [name, values[0]]));
  if (additionalProperties) return samples(additionalProperties).map((value) => ({ ...first, any: value }));
  return [first, ...fields.flatMap(([name, values]) => values.slice(1).map((value) => ({ ...first, [name]: value })))];
}

/** The same value with one of its texts replaced, once for each; with the path of that text. */
function replaced(value: unknown, by: string): [path: string[], value: unknown][] {
  if (value === TEXT) return [[[], by]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    replaced(member, by).map(([path, spoiled]): [string[], unknown] => {
      const copy = Array.isArray(value) ? value.with(Number(name), spoiled) : { ...value, [name]: spoiled };
      return [[name, ...path], copy];
    }),
  );
}

const inputsOf = (route: RouteName): unknown[] =>
  samples(z.toJSONSchema(contract[route].input, { io: 'input', unrepresentable: 'any' }) as Schema);
const takesText = (Object.keys(contract) as RouteName[]).filter((route) =>
  inputsOf(route).some((input) => replaced(input, TEXT).length > 0),
);

test('the places are found: most routes take text, and each sample is an input of its route', () => {
  expect(takesText.length).toBeGreaterThan(18);
  for (const route of takesText)
    for (const input of inputsOf(route))
      expect([route, contract[route].input.safeParse(input).error]).toEqual([route, undefined]);
  const places = takesText.flatMap((route) => inputsOf(route).flatMap((input) => replaced(input, TEXT)));
  expect(places.map(([path]) => path.join('.'))).toEqual(
    expect.arrayContaining(['lines.0.description', 'tenders.0.issuer', 'value.0', 'value.any', 'reason', 'pin']),
  );
});

describe('half a character is refused by the name of its field', () => {
  test.each(takesText)('%s', (route) => {
    for (const half of HALVES) {
      for (const [path, input] of inputsOf(route).flatMap((each) => replaced(each, half))) {
        const { error } = contract[route].input.safeParse(input);
        const place = `${route} ${path.join('.')}`;
        // A setting's value is any shape; the field is the whole of it.
        const field = path[0] === 'value' ? 'value' : path.join('.');
        const found = QUERIES.includes(place) ? undefined : field;
        expect([place, error?.issues[0]?.path.join('.')]).toEqual([place, found]);
      }
    }
  });
});
