import { describe, expect, test } from 'vitest';
import { portalUrl, readReceiptCode, receiptCode } from '#core/receipt/qr-text.ts';
import { QR_LONGEST } from '#shared/qr-code.ts';
import { initialSettings } from '#shared/setting.ts';

describe('the code of a receipt', () => {
  test('is its number and its verify code, and comes back from a scanner, with Caps Lock too', () => {
    const text = receiptCode('C1-26-000123', '7Q2M-X1RA');
    expect(text).toBe('C1-26-000123 7Q2M-X1RA');
    const read = { receiptNo: 'C1-26-000123', verifyCode: '7Q2MX1RA' };
    expect([readReceiptCode(text), readReceiptCode(text.toLowerCase())]).toEqual([read, read]);
  });

  test.each([
    '',
    'C1-26-000123',
    '7Q2M-X1RA',
    'C1-26-000123 7Q2M-X1R',
    'C1-26-000123 7Q2M-X1RAA',
    'C1-26-00012 7Q2M-X1RA',
    'C1-26-000123-7Q2M-X1RA',
    'xC1-26-000123 7Q2M-X1RA',
  ])('"%s" is none', (text) => expect(readReceiptCode(text)).toBeNull());
});

describe('the address of the portal, as a telephone opens it', () => {
  test.each([
    ['www.example.gov/pay', 'https://www.example.gov/pay'],
    ['example.gov', 'https://example.gov'],
    ['https://example.gov/a?b=1#c', 'https://example.gov/a?b=1#c'],
    ['http://example.gov', 'http://example.gov'],
    ['example.gov:8443/pay', 'https://example.gov:8443/pay'],
  ])('%s', (address, url) => expect(portalUrl(address)).toBe(url));

  test.each([
    '',
    'ask at the counter',
    'www.example.gov or by phone',
    'javascript:alert(1)',
    'ftp://example.gov',
    'pay@example.gov',
    'example',
    'ayuntamiento.es/año',
    `example.gov/${'a'.repeat(QR_LONGEST)}`,
  ])('"%s" is none', (address) => expect(portalUrl(address)).toBeNull());

  test('the city has one', () => {
    expect(portalUrl(initialSettings()['portal.address'])).toBe(
      'https://www.municipalonlinepayments.com/copperascovetx',
    );
  });
});
