import { describe, expect, test } from 'vitest';
import { parsePrinterAddress, printerFromAddress } from '#main/devices/printer-from-address.ts';

describe('a printer address', () => {
  test.each([
    ['tcp://192.0.2.7:9100', { kind: 'tcp', host: '192.0.2.7', port: 9100 }],
    ['tcp://192.0.2.7', { kind: 'tcp', host: '192.0.2.7', port: 9100 }],
    [' TCP://printer-1.office.example:9101/ ', { kind: 'tcp', host: 'printer-1.office.example', port: 9101 }],
    ['tcp://[2001:db8::7]:9100', { kind: 'tcp', host: '2001:db8::7', port: 9100 }],
    ['tcp://[::1]', { kind: 'tcp', host: '::1', port: 9100 }],
    ['file:/var/receipts', { kind: 'folder', folder: '/var/receipts' }],
    ['file:///var/my%20receipts', { kind: 'folder', folder: '/var/my receipts' }],
  ])('%s is understood', (address, meaning) => {
    expect(parsePrinterAddress(address)).toEqual(meaning);
  });

  test.each([
    ['', 'starts with'],
    ['192.0.2.7', 'starts with'],
    ['http://192.0.2.7', 'starts with'],
    ['tcp://', 'not a host name'],
    ['tcp:192.0.2.7', 'not of the form'],
    ['tcp://192.0.2.7:0', 'not a port'],
    ['tcp://192.0.2.7:65536', 'not a port'],
    ['tcp://192.0.2.7:', 'not a port'],
    ['tcp://192.0.2.7:9100x', 'not a port'],
    ['tcp://192.0.2.7/9100', 'not of the form'],
    ['tcp://192.0.2', 'not a host name'],
    ['tcp://192.0.2.256', 'not a host name'],
    ['tcp://me@printer', 'not a host name'],
    ['tcp://2001:db8::7', 'not of the form'],
    ['tcp://[printer]', 'not a host name'],
    ['file:', 'not a whole path'],
    ['file:receipts', 'not a whole path'],
    ['file://server/share%', 'not of the form'],
  ])('%j is refused in one sentence', (address, part) => {
    const parsed = parsePrinterAddress(address);
    expect(parsed).toMatchObject({ kind: 'invalid', problem: expect.stringContaining(part) });
    expect(parsed.kind === 'invalid' && parsed.problem).toMatch(/^[A-Z"][^\n]*\.$/);
    expect(() => printerFromAddress(address, { columns: 48 })).toThrow(part);
  });

  test('is shown as it is used', () => {
    expect(printerFromAddress('tcp://[::1]', { columns: 42 })).toMatchObject({
      address: 'tcp://[::1]:9100',
      columns: 42,
    });
  });
});
