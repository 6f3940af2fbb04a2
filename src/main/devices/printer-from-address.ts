import { isIPv6 } from 'node:net';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReceiptColumns } from '#shared/receipt-line.ts';
import type { SettingFault } from '#shared/setting-fault.ts';
import type { Clock } from '../ports.ts';
import { FolderPrinter } from './folder-printer.ts';
import type { PrinterMarker } from './print-talk.ts';
import type { PrinterPatience } from './printer-patience.ts';
import type { WatchedPrinter } from './printer-status.ts';
import { TcpPrinter } from './tcp-printer.ts';

export type PrinterAddress =
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'folder'; folder: string }
  | { kind: 'invalid'; fault: SettingFault; problem: string };

/** Raw printing, "JetDirect", on practically every receipt printer with a network card. */
const RAW_PORT = 9100;
const HOST_NAME = /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/i;

/** Reads the setting `printer.address`. Each fault has its code for the window and a sentence for the terminal. */
export function parsePrinterAddress(address: string): PrinterAddress {
  const text = address.trim();
  if (/^tcp:/i.test(text)) return parseTcp(text);
  if (/^file:/i.test(text)) return parseFolder(text);
  return invalid(
    'printer-start',
    `A printer address starts with "tcp://" or "file:", and "${text.slice(0, 60)}" does not.`,
  );
}

/** Throws an Error with one sentence for an address that is none. */
export function printerFromAddress(
  address: string,
  options: {
    columns: ReceiptColumns;
    marker?: PrinterMarker;
    patience?: Partial<PrinterPatience>;
    clock?: Clock;
  },
): WatchedPrinter {
  const parsed = parsePrinterAddress(address);
  switch (parsed.kind) {
    case 'tcp':
      return new TcpPrinter({ ...options, host: parsed.host, port: parsed.port });
    case 'folder':
      return new FolderPrinter({ folder: parsed.folder, columns: options.columns, clock: options.clock });
    case 'invalid':
      throw new Error(parsed.problem);
  }
}

function parseTcp(text: string): PrinterAddress {
  const match = /^tcp:\/\/(?:\[([^\]]*)\]|([^:/[\]]*))(?::([^/:]*))?\/?$/i.exec(text);
  if (!match)
    return invalid('printer-form', `"${text}" is not of the form tcp://host:port; an IPv6 address stands in brackets.`);
  const [, bracketed, plain, portText] = match;
  const host = bracketed ?? plain ?? '';
  if (bracketed !== undefined ? !isIPv6(host) : !isHost(host))
    return invalid('printer-host', `"${host}" is not a host name or an IP address.`);
  if (portText === undefined) return { kind: 'tcp', host, port: RAW_PORT };
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : 0;
  if (port < 1 || port > 65_535)
    return invalid('printer-port', `"${portText}" is not a port: a port is a number from 1 to 65535.`);
  return { kind: 'tcp', host, port };
}

/** Digits and dots alone are meant as an IPv4 address and must be one; "10.1.2" is a slip, not a name. */
function isHost(host: string): boolean {
  if (!/^[\d.]+$/.test(host)) return HOST_NAME.test(host);
  const parts = host.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

function parseFolder(text: string): PrinterAddress {
  const rest = text.slice('file:'.length);
  if (rest.startsWith('//')) {
    try {
      return { kind: 'folder', folder: fileURLToPath(text) };
    } catch {
      return invalid('printer-path', `"${text}" is not of the form file:///FOLDER.`);
    }
  }
  if (!isAbsolute(rest))
    return invalid('printer-path', `"${rest}" is not a whole path: after "file:" comes a folder from the root on.`);
  return { kind: 'folder', folder: rest };
}

function invalid(fault: SettingFault, problem: string): PrinterAddress {
  return { kind: 'invalid', fault, problem };
}
