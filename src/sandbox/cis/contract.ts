import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Document, OpenAPIBackend, SetMatchType } from 'openapi-backend';
import { parse } from 'yaml';
import type { Answer } from './answer.ts';
import { ROUTES, type Route } from './faults.ts';

/** A request as the contract sees it; `path` with its query. */
export type ContractRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  body?: string;
};

/** Where a request or an answer breaks the contract: a JSON pointer and a sentence. */
export type Breach = { at: string; rule: string; message: string };

export type Contract = {
  /** Null: the contract has no such route. */
  route(request: ContractRequest): Route | null;
  checkRequest(request: ContractRequest, route: Route): Breach[];
  checkAnswer(answer: Answer, route: Route): Breach[];
};

/** openapi-backend validates `application/json` only; problems are shown to it under that name too. */
function withProblemsAsJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withProblemsAsJson);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) copy[key] = withProblemsAsJson(member);
  if (copy['application/problem+json'] && !copy['application/json'])
    copy['application/json'] = copy['application/problem+json'];
  return copy;
}

type AjvError = { instancePath: string; keyword: string; message?: string };
const breaches = (errors: readonly AjvError[] | null | undefined): Breach[] =>
  (errors ?? []).map((error) => ({ at: error.instancePath, rule: error.keyword, message: error.message ?? '' }));

/**
 * The published contract, read by an independent library, which judges requests and this sandbox's own answers.
 * `quick` because the library's check of the document itself knows OpenAPI 3.0 only; the document is 3.1.
 */
export async function openContract(): Promise<Contract> {
  const file = createRequire(import.meta.url).resolve('#resources/cis-gateway.openapi.yaml');
  const definition = withProblemsAsJson(parse(readFileSync(file, 'utf8'))) as Document;
  const api = new OpenAPIBackend({ definition, strict: true, quick: true });
  await api.init();
  return {
    route(request) {
      const id = api.router.matchOperation(request)?.operationId;
      return ROUTES.find((route) => route === id) ?? null;
    },
    checkRequest: (request, route) => breaches(api.validator.validateRequest(request, route).errors),
    checkAnswer(answer, route) {
      const listed = api.router.getOperation(route)?.responses ?? {};
      if (!(String(answer.status) in listed)) {
        return [{ at: '/status', rule: 'responses', message: `${answer.status} is not in the contract` }];
      }
      const { errors } = api.validator.validateResponseHeaders(answer.headers, route, {
        statusCode: answer.status,
        setMatchType: SetMatchType.Superset,
      });
      if (answer.body === undefined) return breaches(errors);
      return [
        ...breaches(errors),
        ...breaches(api.validator.validateResponse(answer.body, route, answer.status).errors),
      ];
    },
  };
}
