import { type Column, getTableColumns, type Placeholder, sql, type Table } from 'drizzle-orm';

/** A placeholder for every column, named as the column is: the values of a prepared insert. */
export function placeholdersOf<T extends Table>(table: T): { [K in keyof T['_']['columns']]: Placeholder } {
  const columns = getTableColumns(table) as Record<string, Column>;
  return Object.fromEntries(Object.keys(columns).map((name) => [name, sql.placeholder(name)])) as {
    [K in keyof T['_']['columns']]: Placeholder;
  };
}
