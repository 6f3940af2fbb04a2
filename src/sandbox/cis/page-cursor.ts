import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const cursorSchema = z.strictObject({
  /** The filter of the traversal; null for all accounts. */
  since: z.int().nullable(),
  /** Where the next page begins. */
  position: z.int().nonnegative(),
  /** When the traversal began, ms. */
  began: z.int(),
  /** When this cursor was given out, ms. */
  issued: z.int(),
});
export type PageCursor = z.infer<typeof cursorSchema>;

export type CursorSeal = {
  write(cursor: PageCursor): string;
  /** Null for a cursor of an earlier process, a forged one, or one that is no cursor at all: all begin anew. */
  read(text: string): PageCursor | null;
};

/** Cursors are opaque: clients that look inside find a seal which they can't make. */
export function cursorSeal(): CursorSeal {
  const key = randomBytes(32);
  const sealOf = (body: string) => createHmac('sha256', key).update(body).digest().subarray(0, 16);
  return {
    write(cursor) {
      const body = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      return `${body}.${sealOf(body).toString('base64url')}`;
    },
    read(text) {
      const [body = '', seal = ''] = text.split('.');
      const given = Buffer.from(seal, 'base64url');
      const right = sealOf(body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      return parsed.success ? parsed.data : null;
    },
  };
}
