/** How near a drawer's cash is to the office's limits. A word: its owner never sees the figure before the count. */
export type CashLimit = 'below' | 'soft' | 'hard';

/** A session is open, then counted blind, then submitted, then approved by another person. */
export type SessionState = 'open' | 'counting' | 'submitted' | 'approved';
