/**
 * The page's policy lets no text become markup. Vuetify writes its theme with innerHTML into a style element; this
 * default policy lets exactly that pass: text without a single "<" cannot be markup. Everything else stays refused.
 */
type PolicyFactory = {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string | null }) => unknown;
};

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
