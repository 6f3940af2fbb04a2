-- The journal is append-only, for every program that opens this file.
CREATE TRIGGER `journal_no_update` BEFORE UPDATE ON `journal` BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: a fact is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_no_delete` BEFORE DELETE ON `journal` BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: a fact is never deleted');
END;
--> statement-breakpoint
-- REPLACE would remove the old row without asking the trigger above.
CREATE TRIGGER `journal_no_replace` BEFORE INSERT ON `journal`
WHEN EXISTS (SELECT 1 FROM `journal` WHERE `station` = NEW.`station` AND `seq` = NEW.`seq`) BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only: a fact is never replaced');
END;
--> statement-breakpoint
-- No payment has a fee: lines = tenders - change, every line is paid by shares and every tender is used up, to the cent.
-- Lines, tenders and shares are written before their receipt.
CREATE TRIGGER `receipt_balances` BEFORE INSERT ON `receipt` BEGIN
  SELECT RAISE(ABORT, 'a receipt must balance: lines are not tenders less change')
  WHERE NEW.`lines_cents` <> NEW.`tendered_cents` - NEW.`change_cents`
     OR NEW.`lines_cents` <= 0 OR NEW.`change_cents` < 0
     OR NEW.`lines_cents` <> (SELECT total(`cents`) FROM `receipt_line` WHERE `receipt_no` = NEW.`receipt_no`)
     OR NEW.`lines_cents` <> (SELECT total(`tendered_cents` - `change_cents`) FROM `receipt_tender` WHERE `receipt_no` = NEW.`receipt_no`)
     OR NEW.`lines_cents` <> (SELECT total(`cents`) FROM `receipt_share` WHERE `receipt_no` = NEW.`receipt_no`)
     OR EXISTS (
       SELECT 1 FROM `receipt_line` AS l WHERE l.`receipt_no` = NEW.`receipt_no` AND l.`cents` <>
         (SELECT total(s.`cents`) FROM `receipt_share` AS s WHERE s.`receipt_no` = l.`receipt_no` AND s.`line_no` = l.`line_no`));
END;

--> statement-breakpoint
-- A correction moves credit, never a cent of it: what it says anew has the cents of what it takes the place of.
CREATE TRIGGER `correction_keeps_share` BEFORE INSERT ON `receipt_share`
WHEN NEW.`correction` > 0 AND NOT EXISTS (
  SELECT 1 FROM `receipt_share` AS s WHERE s.`receipt_no` = NEW.`receipt_no` AND s.`line_no` = NEW.`line_no`
    AND s.`tender_no` = NEW.`tender_no` AND s.`correction` < NEW.`correction` AND s.`cents` = NEW.`cents`) BEGIN
  SELECT RAISE(ABORT, 'a correction must keep the cents of the share that it takes the place of');
END;
--> statement-breakpoint
CREATE TRIGGER `correction_keeps_line` BEFORE INSERT ON `receipt_line`
WHEN NEW.`correction` > 0 AND NOT EXISTS (
  SELECT 1 FROM `receipt_line` AS l WHERE l.`receipt_no` = NEW.`receipt_no` AND l.`line_no` = NEW.`line_no`
    AND l.`correction` < NEW.`correction` AND l.`cents` = NEW.`cents`) BEGIN
  SELECT RAISE(ABORT, 'a correction must keep the cents of the line that it takes the place of');
END;
--> statement-breakpoint
CREATE TRIGGER `correction_keeps_tender` BEFORE INSERT ON `receipt_tender`
WHEN NEW.`correction` > 0 AND NOT EXISTS (
  SELECT 1 FROM `receipt_tender` AS t WHERE t.`receipt_no` = NEW.`receipt_no` AND t.`tender_no` = NEW.`tender_no`
    AND t.`correction` < NEW.`correction` AND t.`tendered_cents` = NEW.`tendered_cents` AND t.`change_cents` = NEW.`change_cents`) BEGIN
  SELECT RAISE(ABORT, 'a correction must keep the cents of the tender that it takes the place of');
END;
--> statement-breakpoint
-- A closed day is immutable: nothing more is written on its date. Its statement itself comes while it is still open.
CREATE TRIGGER `journal_no_closed_day` BEFORE INSERT ON `journal`
WHEN EXISTS (SELECT 1 FROM `business_day` WHERE `station` = NEW.`station` AND `business_date` = NEW.`business_date` AND `state` = 'closed') BEGIN
  SELECT RAISE(ABORT, 'the day is closed: no fact can have its business date any more');
END;
