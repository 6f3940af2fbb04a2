import type { Messages } from './en.ts';
import { access } from './es/access.ts';
import { account } from './es/account.ts';
import { board } from './es/board.ts';
import { causes } from './es/causes.ts';
import { cis } from './es/cis.ts';
import { close } from './es/close.ts';
import { counter } from './es/counter.ts';
import { drawer } from './es/drawer.ts';
import { failure } from './es/failure.ts';
import { frame } from './es/frame.ts';
import { help } from './es/help.ts';
import { office } from './es/office.ts';
import { receipts } from './es/receipts.ts';
import { signIn } from './es/sign-in.ts';
import { story } from './es/story.ts';
import { tender } from './es/tender.ts';

/** The window's Spanish, a file a page. */
export const es: Messages = {
  ...frame,
  ...failure,
  ...signIn,
  ...counter,
  ...access,
  ...account,
  ...tender,
  ...drawer,
  ...causes,
  ...receipts,
  ...story,
  ...cis,
  ...close,
  ...board,
  ...office,
  ...help,
};
