import type { z } from 'zod';
import type { Role } from '../role.ts';

/**
 * Who may ask: a list of roles (signed in and not locked), `signed-in` (any role, also while locked), or `anyone`
 * (also before sign-in; such routes tell nothing about money or people's data).
 */
export type Access = 'anyone' | 'signed-in' | readonly Role[];

/** One thing the window may ask of main. The input is checked at run time, the output by the compiler. */
export type Route<I extends z.ZodType = z.ZodType, O = unknown> = { access: Access; input: I; readonly output?: O };

export function route<I extends z.ZodType>(access: Access, input: I): { returns: <O>() => Route<I, O> } {
  return { returns: () => ({ access, input }) };
}
