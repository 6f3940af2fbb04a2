import { describe, expect, test } from 'vitest';
import { checkNewPin, pinPauseMs } from '#core/access/pin.ts';

describe('a new PIN', () => {
  test.each(['204816', '719355', '112233', '123457', '987651', '000001', '901235', '123456789013'])(
    '%s is good',
    (pin) => expect(checkNewPin(pin)).toEqual({ ok: true, value: pin }),
  );
  test.each([
    ['too short', '20481'],
    ['too long', '2048162048162'],
    ['empty', ''],
    ['letters', '20481a'],
    ['a space', '204 816'],
    ['digits of another script', '٢٠٤٨١٦'],
    ['one digit repeated', '777777'],
    ['one digit repeated, long', '000000000000'],
    ['counting up', '123456'],
    ['counting up past nine', '789012'],
    ['counting down', '654321'],
    ['counting down past nought', '210987'],
  ])('%s: refused', (_what, pin) => expect(checkNewPin(pin)).toMatchObject({ failure: { code: 'PIN_TOO_WEAK' } }));
});

describe('the pause after wrong PINs', () => {
  test('is nothing for two, 15 seconds after the third, then doubles up to 15 minutes', () => {
    const seconds = Array.from({ length: 12 }, (_, failures) => pinPauseMs(failures) / 1_000);
    expect(seconds).toEqual([0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
  });
  test('is never longer than 15 minutes, and always a number of milliseconds', () => {
    for (const failures of [50, 1_000, 1_000_000]) expect(pinPauseMs(failures)).toBe(900_000);
  });
  test('makes guessing six digits a matter of years', () => {
    const tries = 1_000_000 / 2;
    expect((tries * pinPauseMs(100)) / (365 * 86_400_000)).toBeGreaterThan(10);
  });
});
