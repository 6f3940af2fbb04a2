-- The lookup box's index. Contentless: it holds words and row ids, the account itself is in `account`.
-- Prefix indexes of 1 to 3 letters, because every keystroke is a query.
CREATE VIRTUAL TABLE `account_search` USING fts5(
  `number`, `alias`, `name`, `address`, `phone`, `meter`,
  content='', contentless_delete=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 2"
);
