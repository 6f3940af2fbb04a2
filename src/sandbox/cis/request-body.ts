import type { IncomingMessage } from 'node:http';

/** The most bytes that a request may have. */
export const MOST_BODY_BYTES = 65_536;

/** Reads a request's body. Null: it has more than 64 KiB; the rest is thrown away. Rejects when the client goes away. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_BODY_BYTES) parts.push(part);
    else parts.length = 0;
  }
  return size > MOST_BODY_BYTES ? null : Buffer.concat(parts);
}

/** The bytes as text, or null when they are no UTF-8. */
export function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Parsed JSON, or undefined when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
