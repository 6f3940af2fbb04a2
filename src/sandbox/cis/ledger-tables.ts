/**
 * The tables of the sandbox's ledger. A file that an earlier sandbox made gets what it lacks, so reversals have a table
 * of their own; that a reference is unique across both is the ledger's business.
 */
export const SCHEMA = `
  create table if not exists movement (
    id integer primary key,
    payment_ref text unique check (payment_ref is not null or channel <> 'counter'),
    channel text not null check (channel in ('counter', 'portal')),
    fingerprint text,
    account_no text not null,
    city_index integer not null,
    amount_cents integer not null check (amount_cents > 0),
    tender text,
    effective_date text not null,
    cis_batch text,
    posted_at_ms integer not null,
    new_balance_cents integer not null
  ) strict;
  create index if not exists movement_by_account on movement (account_no, id);
  create index if not exists movement_by_time on movement (posted_at_ms, city_index);
  create table if not exists reversal (
    id integer primary key,
    reversal_ref text not null unique,
    payment_ref text not null unique references movement (payment_ref),
    fingerprint text not null,
    reason text not null check (reason in ('void', 'returned', 'misapplied')),
    effective_date text not null,
    cis_batch text not null,
    posted_at_ms integer not null,
    new_balance_cents integer not null
  ) strict;
  create index if not exists reversal_by_time on reversal (posted_at_ms);
  create table if not exists city (only_row integer primary key check (only_row = 1), seed integer not null) strict;
  create table if not exists arrival (payment_ref text primary key, received integer not null) strict, without rowid;
`;
