import { access } from './en/access.ts';
import { account } from './en/account.ts';
import { board } from './en/board.ts';
import { causes } from './en/causes.ts';
import { cis } from './en/cis.ts';
import { close } from './en/close.ts';
import { counter } from './en/counter.ts';
import { drawer } from './en/drawer.ts';
import { failure } from './en/failure.ts';
import { frame } from './en/frame.ts';
import { help } from './en/help.ts';
import { office } from './en/office.ts';
import { receipts } from './en/receipts.ts';
import { signIn } from './en/sign-in.ts';
import { story } from './en/story.ts';
import { tender } from './en/tender.ts';

/** The window's English, a file a page. */
export const en = {
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

/** What every language says; the compiler names what one leaves out. */
export type Messages = typeof en;
