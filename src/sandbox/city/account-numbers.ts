/**
 * The demo city's account numbers: book (2 digits), place (4 digits), occupant (2 digits), written `14-6402-01`.
 * A number is a permutation of the account's index, so numbers are unique, look unsorted, and lead back to the index.
 */
const BOOKS = 98;
const PLACES = 10_000;
const OCCUPANTS = 3;
/** 2,940,000 numbers; their prime factors are 2, 3, 5 and 7, and any factor without these permutes them. */
const SPACE = BOOKS * PLACES * OCCUPANTS;

/** The most accounts a demo city can have. */
export const MOST_ACCOUNTS = 1_000_000;

export type AccountNumbers = {
  /** The canonical number of an index: eight digits. */
  numberOf(index: number): string;
  /** The index of a canonical number, or null where the pattern has none. It may lie beyond the city's size. */
  indexOf(accountNo: string): number | null;
};

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** The x with a·x ≡ 1 (mod SPACE), by the extended Euclidean algorithm. */
function inverse(a: number): number {
  let [r0, r1, t0, t1] = [SPACE, a, 0, 1];
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  return ((t0 % SPACE) + SPACE) % SPACE;
}

/** All products stay below 2^53: both sides are less than 2,940,000. */
export function accountNumbers(seed: number): AccountNumbers {
  let factor = 1_817_357 + ((seed * 2_310) % 900_000);
  while (greatestCommonDivisor(factor, SPACE) !== 1) factor += 1;
  const offset = (seed * 7_919) % SPACE;
  const back = inverse(factor % SPACE);
  return {
    numberOf(index) {
      const m = (((factor % SPACE) * index) % SPACE) + offset;
      const slot = m % SPACE;
      const occupant = (slot % OCCUPANTS) + 1;
      const place = Math.floor(slot / OCCUPANTS) % PLACES;
      const book = Math.floor(slot / (OCCUPANTS * PLACES)) + 1;
      return `${String(book).padStart(2, '0')}${String(place).padStart(4, '0')}${String(occupant).padStart(2, '0')}`;
    },
    indexOf(accountNo) {
      if (!/^\d{8}$/.test(accountNo)) return null;
      const book = Number(accountNo.slice(0, 2));
      const occupant = Number(accountNo.slice(6));
      if (book < 1 || book > BOOKS || occupant < 1 || occupant > OCCUPANTS) return null;
      const slot = ((book - 1) * PLACES + Number(accountNo.slice(2, 6))) * OCCUPANTS + occupant - 1;
      return (((slot - offset + SPACE) % SPACE) * back) % SPACE;
    },
  };
}

/** `14640201` → `14-6402-01`. */
export function displayNumber(accountNo: string): string {
  return `${accountNo.slice(0, 2)}-${accountNo.slice(2, 6)}-${accountNo.slice(6)}`;
}

/** The number an account had until the change of 2020, as on stubs that are still around: `000-1234567-005`. */
export function formerNumber(index: number): string {
  const occupant = (index % 9) + 1;
  return `000-${String(1_000_003 + ((index * 3_571) % 8_900_003)).padStart(7, '0')}-00${occupant}`;
}
