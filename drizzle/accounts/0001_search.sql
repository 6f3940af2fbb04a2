-- The lookup box's index. Contentless: it holds words and row ids, the account itself is in `account`.
-- Prefix indexes of 1 to 7 letters, because every keystroke is a query. Numbers, aliases, phones and meters are marked
-- with a letter each, so that the beginning of one is never searched among the others.
CREATE VIRTUAL TABLE `account_search` USING fts5(
  `number`, `alias`, `name`, `address`, `phone`, `meter`,
  content='', contentless_delete=1, prefix='1 2 3 4 5 6 7', tokenize="unicode61 remove_diacritics 2"
);
