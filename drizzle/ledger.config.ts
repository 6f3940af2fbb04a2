import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './src/main/db/schema/ledger.ts', out: './drizzle/ledger' });
