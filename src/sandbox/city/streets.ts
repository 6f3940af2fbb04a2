import type { Draw } from './seeded-draw.ts';
import { wordList } from './word-list.ts';

/** Streets as they are written in and around Copperas Cove. Numbers and people on them are invented. */
const STREETS = wordList(`
  S MAIN ST, N MAIN ST, N 1ST ST, S 1ST ST, N 2ND ST, S 2ND ST, N 3RD ST, S 3RD ST, N 4TH ST, N 5TH ST, S 7TH ST,
  N 7TH ST, S 9TH ST, S 11TH ST, S 13TH ST, S 15TH ST, S 19TH ST, S 21ST ST, S 25TH ST, S 27TH ST, E AVENUE A,
  E AVENUE B, W AVENUE B, E AVENUE C, E AVENUE D, W AVENUE D, E AVENUE E, W AVENUE E, E AVENUE F, W AVENUE F,
  E AVENUE G, W AVENUE G, E AVENUE H, E BUSINESS 190, W BUSINESS 190, GEORGETOWN RD, FM 1113, FM 116, FM 580,
  FM 2657, FM 3046, COURTNEY LN, CONSTITUTION DR, FREEDOM LN, LIBERTY BELL LOOP, VETERANS AVE,
  MARTIN LUTHER KING JR DR, OAK HILL DR, BIG DIVIDE RD, GRIMES CROSSING RD, LUTHERAN CHURCH RD, PECAN COVE DR,
  WILLIAMS ST, ROBERTSON AVE, BOWEN AVE, CLARA DR, CRAIG ST, CREEK ST, DALE ST, DARYL DR, DEWALD ST, DENNIS ST,
  EDWARDS ST, FAIRBANKS ST, GIBSON ST, GOLF COURSE RD, GREENING LN, HACKBERRY ST, HARDEMAN ST, HENRY ST,
  HIGHLAND AVE, HILL ST, HUGHES AVE, INDUSTRIAL AVE, JUDY LN, KATE ST, KATELYN CIR, LAURA ST, LEONHARD ST,
  LITTLE ST, LYNN ST, MARGARET LEE ST, MEGGS ST, MESQUITE CIR, MICKAN ST, MYRA LOU AVE, NATHAN DR, NAUERT ST,
  NEFF DR, OGLETREE PASS, PHIL AVE, PHYLLIS DR, PLEASANT LN, PONY EXPRESS LN, RANDA ST, REAGAN AVE, RHONDA LEE ST,
  RIDGE ST, RODEO CIR, ROLLING HILLS DR, SABER LN, SAN JACINTO CIR, SCOTT DR, SHEPPARD ST, SKYLINE DR, STACIE RD,
  SUBLETT AVE, SUJA LN, SUMMERS RD, TANNER LN, TERRY DR, THEODORE CIR, TRAVIS CIR, TRUMAN AVE, URBANTKE LN,
  VALLEY DR, VERNON ST, VIRGINIA AVE, WAGON TRAIL, WOLFE RD, WOLF VALLEY DR, YUCCA DR
`);

/** House numbers on one street: every fourth, moved by 0 to 3, up to 9,700. */
const HOUSES_PER_STREET = 2_400;

/** Every twelfth account is a home in a house with many. */
const SHARED_HOUSE_EVERY = 12;

/** The street of an index; with it goes the billing cycle, because meters are read street by street. */
export function streetIndex(index: number): number {
  return index % STREETS.length;
}

/** A service address that no other index has. `place` is the how-many-eth account of its street this is. */
export function serviceLine(index: number, draw: Draw): string {
  const street = STREETS[streetIndex(index)] ?? STREETS[0];
  const place = Math.floor(index / STREETS.length);
  if (place % SHARED_HOUSE_EVERY === SHARED_HOUSE_EVERY - 1) {
    const home = Math.floor(place / SHARED_HOUSE_EVERY);
    const house = 9_801 + 2 * (Math.floor(home / 64) % 90);
    return `${house} ${street} ${streetIndex(index) % 3 === 0 ? 'UNIT' : 'APT'} ${101 + home}`;
  }
  const house = 101 + (place % HOUSES_PER_STREET) * 4 + draw.below(4);
  const behind = Math.floor(place / HOUSES_PER_STREET);
  return behind === 0 ? `${house} ${street}` : `${house} ${street} REAR ${behind}`;
}
