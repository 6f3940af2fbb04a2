/** What the application is given from outside, so that tests and simulations can give something else. */

export type Clock = {
  /** Now, ms since 1970. */
  now(): number;
  /** Calls back once after `ms`; the returned function takes it back. */
  after(ms: number, callback: () => void): () => void;
};

export type Ids = {
  /** A new UUIDv7: sorts by time of making, unique for ever. */
  uuid(): string;
  /** A number in [0, 1), for jitter. Never for anything secret. */
  random(): number;
  /** A one-time code that a person types: 12 characters in groups of four, from a secure source. */
  code(): string;
};

/** Work factors of argon2id. Tests that sign in thousands of times use small ones. */
export type PinCost = { memoryKib: number; passes: number };

export type LogLevel = 'info' | 'warn' | 'error';
/** What happened, for the people who look after the machine. Never a PIN, a token or a customer's name. */
export type Log = (level: LogLevel, event: string, fields?: Record<string, string | number | boolean | null>) => void;
