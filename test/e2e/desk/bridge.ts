import type { Page } from '@playwright/test';
import type { Reply } from '#shared/contract/index.ts';

type Bridge = { request: (route: string, input: unknown) => Promise<Reply<unknown>> };

/** What the window itself knows, asked over its own bridge to main; throws where main refuses. */
export async function ask<T>(page: Page, route: string, input: unknown): Promise<T> {
  const reply = await page.evaluate(
    ([name, value]) => (globalThis as unknown as { counter: Bridge }).counter.request(name as string, value),
    [route, input],
  );
  if (!reply.ok) throw new Error(`${route} was refused: ${reply.error.code}`);
  return reply.data as T;
}
