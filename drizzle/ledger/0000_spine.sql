-- WITHOUT ROWID is added by hand (drizzle-kit does not know it): the row lives in its key's tree, so a payment writes
-- fewer pages. Only for short rows: long ones, as the journal's and the outbox's, are better off beside their key.
CREATE TABLE `account_link` (
	`user_id` text NOT NULL,
	`account_no` text NOT NULL,
	`relation` text NOT NULL,
	`linked_at_ms` integer NOT NULL,
	`linked_by` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`user_id`, `account_no`)
);
--> statement-breakpoint
CREATE TABLE `app_user` (
	`user_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`added_at_ms` integer NOT NULL,
	`added_alone` integer NOT NULL,
	`deactivated_at_ms` integer,
	`pin_changed_at_ms` integer
);
--> statement-breakpoint
CREATE TABLE `approval` (
	`approval_id` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`action` text NOT NULL,
	`needs` text NOT NULL,
	`request_hash` text NOT NULL,
	`subject` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at_ms` integer NOT NULL,
	`state` text NOT NULL,
	`approver` text,
	`granted_at_ms` integer,
	`reason_code` text,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `approval_by_request` ON `approval` (`asked_by`,`request_hash`);--> statement-breakpoint
CREATE TABLE `business_day` (
	`station` text NOT NULL,
	`business_date` text NOT NULL,
	`state` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`opened_by` text NOT NULL,
	`reviewed` text,
	`reviewed_by` text,
	`closed_at_ms` integer,
	`closed_by` text,
	`closed_seq` integer,
	`seal` text,
	`packet_printed_at_ms` integer,
	`packet_printed_by` text,
	PRIMARY KEY(`station`, `business_date`)
);
--> statement-breakpoint
CREATE TABLE `check_refusal` (
	`station` text NOT NULL,
	`slip_no` integer NOT NULL,
	`business_date` text NOT NULL,
	`refused_at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`station`, `slip_no`)
);
--> statement-breakpoint
CREATE TABLE `count_draft` (
	`session_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`saved_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deposit` (
	`deposit_id` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`business_date` text NOT NULL,
	`account` text NOT NULL,
	`state` text NOT NULL,
	`cash_cents` integer NOT NULL,
	`items_cents` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`bag_number` text NOT NULL,
	`prepared_at_ms` integer NOT NULL,
	`prepared_by` text NOT NULL,
	`verified_by` text NOT NULL,
	`confirmed_date` text,
	`confirmed_at_ms` integer,
	`confirmed_by` text,
	`bank_cents` integer,
	`bank_note` text,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deposit_by_day` ON `deposit` (`business_date`);--> statement-breakpoint
CREATE INDEX `deposit_by_state` ON `deposit` (`state`);--> statement-breakpoint
CREATE TABLE `draft` (
	`transaction_id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`language` text NOT NULL,
	`lines` text NOT NULL,
	`tenders` text NOT NULL,
	`payment_refs` text NOT NULL,
	`began_at_ms` integer NOT NULL,
	`parked_at_ms` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `drawer_event` (
	`session_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`business_date` text NOT NULL,
	`at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	`approver` text,
	`cents` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`session_id`, `kind`, `number`)
);
--> statement-breakpoint
CREATE INDEX `drawer_event_by_day` ON `drawer_event` (`business_date`);--> statement-breakpoint
CREATE TABLE `drawer_line` (
	`session_id` text NOT NULL,
	`code` text NOT NULL,
	`expected_items` integer NOT NULL,
	`expected_cents` integer NOT NULL,
	`counted_items` integer NOT NULL,
	`counted_cents` integer NOT NULL,
	`over_short_cents` integer NOT NULL,
	`receipted_items` integer NOT NULL,
	`taken_back_items` integer NOT NULL,
	`taken_back_cents` integer NOT NULL,
	`reason_code` text,
	`reason` text,
	PRIMARY KEY(`session_id`, `code`)
);
--> statement-breakpoint
CREATE TABLE `drawer_session` (
	`session_id` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`business_date` text NOT NULL,
	`drawer` text NOT NULL,
	`user_id` text NOT NULL,
	`state` text NOT NULL,
	`opened_at_ms` integer NOT NULL,
	`expected_bank_cents` integer NOT NULL,
	`opened_cents` integer NOT NULL,
	`opened_count` text NOT NULL,
	`opening_note` text,
	`opening_approver` text,
	`handed_over_by` text,
	`handed_over_to` text,
	`tries` integer NOT NULL,
	`tries_this_round` integer NOT NULL,
	`submitted_at_ms` integer,
	`submitted_by` text,
	`explained` text,
	`rejected_reason` text,
	`approved_at_ms` integer,
	`approved_seq` integer,
	`approver` text,
	`left_cents` integer,
	`turned_in_cents` integer,
	`approved` text
);
--> statement-breakpoint
CREATE INDEX `drawer_session_by_day` ON `drawer_session` (`business_date`);--> statement-breakpoint
CREATE INDEX `drawer_session_by_state` ON `drawer_session` (`state`);--> statement-breakpoint
CREATE TABLE `filed_file` (
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`from_date` text NOT NULL,
	`to_date` text NOT NULL,
	`packet` integer,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`filed_at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`station`, `seq`, `name`)
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`clock` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`business_date` text NOT NULL,
	`actor` text NOT NULL,
	`approver` text,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`payload` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`station`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`payment_ref` text PRIMARY KEY NOT NULL,
	`reverses` text,
	`state` text NOT NULL,
	`body` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at_ms` integer,
	`first_sent_at_ms` integer,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_at_ms`);--> statement-breakpoint
CREATE TABLE `outbox_attempt` (
	`payment_ref` text NOT NULL,
	`attempt` integer NOT NULL,
	`what` text NOT NULL,
	`at_ms` integer NOT NULL,
	`took_ms` integer NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	PRIMARY KEY(`payment_ref`, `attempt`)
);
--> statement-breakpoint
CREATE TABLE `pin_guard` (
	`user_id` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`until_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `print_job` (
	`position` integer PRIMARY KEY NOT NULL,
	`job_id` text NOT NULL,
	`kind` text NOT NULL,
	`receipt_no` text NOT NULL,
	`copy` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer NOT NULL,
	`next_at_ms` integer NOT NULL,
	`created_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `print_job_job_id_unique` ON `print_job` (`job_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `print_job_copy` ON `print_job` (`receipt_no`,`kind`,`copy`);--> statement-breakpoint
CREATE INDEX `print_job_by_state` ON `print_job` (`state`,`position`);--> statement-breakpoint
CREATE TABLE `receipt` (
	`receipt_no` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`year` text NOT NULL,
	`counter` integer NOT NULL,
	`transaction_id` text NOT NULL,
	`business_date` text NOT NULL,
	`drawer_session` text NOT NULL,
	`user_id` text NOT NULL,
	`clerk_name` text NOT NULL,
	`taken_at_ms` integer NOT NULL,
	`lines_cents` integer NOT NULL,
	`tendered_cents` integer NOT NULL,
	`change_cents` integer NOT NULL,
	`seq` integer NOT NULL,
	`verify_code` text NOT NULL,
	`override_approval` text,
	`original_state` text NOT NULL,
	`duplicates` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_transaction` ON `receipt` (`transaction_id`);--> statement-breakpoint
CREATE INDEX `receipt_by_day` ON `receipt` (`business_date`,`taken_at_ms`);--> statement-breakpoint
CREATE TABLE `receipt_correction` (
	`receipt_no` text NOT NULL,
	`correction` integer NOT NULL,
	`kind` text NOT NULL,
	`money` text,
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`approval_id` text NOT NULL,
	`corrected_at_ms` integer NOT NULL,
	`business_date` text NOT NULL,
	`user_id` text NOT NULL,
	`approver` text NOT NULL,
	`reason_code` text NOT NULL,
	PRIMARY KEY(`receipt_no`, `correction`)
);
--> statement-breakpoint
CREATE TABLE `receipt_fact` (
	`receipt_no` text NOT NULL,
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`receipt_no`, `station`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `receipt_line` (
	`receipt_no` text NOT NULL,
	`line_no` integer NOT NULL,
	`kind` text NOT NULL,
	`account_no` text,
	`display_no` text,
	`name` text NOT NULL,
	`gl_code` text,
	`cents` integer NOT NULL,
	`correction` integer NOT NULL,
	PRIMARY KEY(`receipt_no`, `line_no`, `correction`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `receipt_reversal` (
	`reversal_ref` text PRIMARY KEY NOT NULL,
	`payment_ref` text NOT NULL,
	`receipt_no` text NOT NULL,
	`short_ref` text NOT NULL,
	`station` text NOT NULL,
	`item_number` integer NOT NULL,
	`account_no` text NOT NULL,
	`cents` integer NOT NULL,
	`reversed_at_ms` integer NOT NULL,
	`cis_state` text NOT NULL,
	`cis_ref` text,
	`cis_batch` text,
	`posted_at_ms` integer,
	`reject_code` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reversal_payment` ON `receipt_reversal` (`payment_ref`);--> statement-breakpoint
CREATE UNIQUE INDEX `reversal_item_number` ON `receipt_reversal` (`station`,`item_number`);--> statement-breakpoint
CREATE INDEX `reversal_by_account` ON `receipt_reversal` (`account_no`);--> statement-breakpoint
CREATE INDEX `reversal_by_receipt` ON `receipt_reversal` (`receipt_no`);--> statement-breakpoint
CREATE TABLE `receipt_share` (
	`receipt_no` text NOT NULL,
	`line_no` integer NOT NULL,
	`tender_no` integer NOT NULL,
	`cents` integer NOT NULL,
	`station` text NOT NULL,
	`account_no` text,
	`taken_at_ms` integer NOT NULL,
	`payment_ref` text,
	`short_ref` text,
	`item_number` integer,
	`cis_state` text NOT NULL,
	`cis_ref` text,
	`cis_batch` text,
	`posted_at_ms` integer,
	`reject_code` text,
	`correction` integer NOT NULL,
	PRIMARY KEY(`receipt_no`, `line_no`, `tender_no`, `correction`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `share_payment_ref` ON `receipt_share` (`payment_ref`);--> statement-breakpoint
CREATE UNIQUE INDEX `share_item_number` ON `receipt_share` (`station`,`item_number`);--> statement-breakpoint
CREATE INDEX `share_by_account` ON `receipt_share` (`account_no`,`taken_at_ms`);--> statement-breakpoint
CREATE INDEX `share_open` ON `receipt_share` (`cis_state`);--> statement-breakpoint
CREATE TABLE `receipt_tender` (
	`receipt_no` text NOT NULL,
	`tender_no` integer NOT NULL,
	`code` text NOT NULL,
	`tendered_cents` integer NOT NULL,
	`change_cents` integer NOT NULL,
	`number` text,
	`issuer` text,
	`instrument_key` text,
	`bare_number` text,
	`correction` integer NOT NULL,
	PRIMARY KEY(`receipt_no`, `tender_no`, `correction`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `tender_by_instrument` ON `receipt_tender` (`instrument_key`) WHERE instrument_key is not null;--> statement-breakpoint
CREATE INDEX `tender_by_number` ON `receipt_tender` (`bare_number`) WHERE bare_number is not null;--> statement-breakpoint
CREATE TABLE `receipt_void` (
	`receipt_no` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`voided_at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	`approver` text NOT NULL,
	`reason_code` text NOT NULL,
	`cash_returned_cents` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secret` (
	`purpose` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text NOT NULL,
	`valid_from` text NOT NULL,
	`value` text NOT NULL,
	`author` text NOT NULL,
	`reason` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	PRIMARY KEY(`key`, `valid_from`)
);
--> statement-breakpoint
CREATE TABLE `station` (
	`station` text PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`installed_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `vault_move` (
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`business_date` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`number` integer NOT NULL,
	`cents` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	`approver` text,
	`body` text NOT NULL,
	PRIMARY KEY(`station`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `vault_move_by_day` ON `vault_move` (`business_date`);--> statement-breakpoint
CREATE TABLE `vault_piece` (
	`station` text NOT NULL,
	`piece` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`station`, `piece`)
);
