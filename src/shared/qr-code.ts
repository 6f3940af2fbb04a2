/**
 * How QR codes are printed, on every paper: four dots a module are half a millimeter, which scanners and telephones read
 * from a worn receipt too, at level M, which repairs 15 %. A receipt's text then has 25 modules, whether a printer packs
 * it or not: 12.5 mm at 203 dpi, 14 mm at 180 dpi.
 */
export const QR_DOTS_PER_MODULE = 4;
/**
 * The longest text, bytes: what fits 57 modules (version 10). With the white of four modules on both sides that is 260
 * dots, on the narrowest paper of 384. A printer leaves out a code that is wider than its paper.
 */
export const QR_LONGEST = 213;
