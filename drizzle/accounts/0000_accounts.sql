CREATE TABLE `account` (
	`row_id` integer PRIMARY KEY NOT NULL,
	`account_no` text NOT NULL,
	`as_of_ms` integer NOT NULL,
	`version` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_account_no_unique` ON `account` (`account_no`);--> statement-breakpoint
CREATE TABLE `pull_state` (
	`stream` text PRIMARY KEY NOT NULL,
	`cursor` text,
	`as_of_ms` integer NOT NULL,
	`accounts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`account_no` text PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`as_of_ms` integer NOT NULL
);
