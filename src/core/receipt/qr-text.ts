import { QR_LONGEST } from '#shared/qr-code.ts';
import { readCrockford } from '../journal/base32.ts';

/**
 * What the QR code of a receipt says: its number and its verify code, "C1-26-000123 ABCD-EFGH". Every copy says the
 * same. It is short and of capital letters and digits, so that the code is small, and what a scanner types is what a
 * person would.
 */
export function receiptCode(receiptNo: string, verifyCode: string): string {
  return `${receiptNo} ${verifyCode}`;
}

/** A verify code of null has characters that none has: it belongs to no receipt. */
export type ReceiptCode = { receiptNo: string; verifyCode: string | null };

/** Reads it as a scanner types it, with Caps Lock too. Null for what is no such text. */
export function readReceiptCode(text: string): ReceiptCode | null {
  const parts = /^([0-9A-Z]{2}-\d{2}-\d{6})\s+([0-9A-Z]{4})-?([0-9A-Z]{4})$/i.exec(text);
  if (!parts) return null;
  const [, receiptNo = '', first = '', second = ''] = parts;
  return { receiptNo: receiptNo.toUpperCase(), verifyCode: readCrockford(first + second) };
}

/** The online portal as a telephone opens it, or null where the office's words are no address. */
export function portalUrl(address: string): string | null {
  const isAddress = /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][!-~]*)?$/i.test(address);
  if (!isAddress) return null;
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return url.length <= QR_LONGEST ? url : null;
}
