/** What a printer understands from ESC/POS bytes, command by command. */

export type Align = 'left' | 'center' | 'right';

/** How characters look. Width and height are multiples of the font's, 1 to 8. */
export type TextStyle = { bold: boolean; underline: boolean; width: number; height: number; align: Align };

/** A command that was understood, its parameters already checked. */
export type PrinterCommand =
  | { kind: 'init' }
  | { kind: 'code-page'; page: number }
  | { kind: 'align'; align: Align }
  | { kind: 'bold'; on: boolean }
  | { kind: 'underline'; on: boolean }
  | { kind: 'size'; width: number; height: number }
  | { kind: 'feed'; lines: number }
  | { kind: 'feed-dots'; dots: number }
  | { kind: 'cut'; full: boolean; toCutter: boolean }
  /** Pulse on the drawer's connector; `realTime` ones run before what waits in the buffer. */
  | { kind: 'kick'; pin: 2 | 5; onMs: number; offMs: number; realTime: boolean }
  /** GS ( H 48: to be answered when everything before it is on paper. */
  | { kind: 'marker'; id: Uint8Array }
  /** GS r: to be answered when everything before it was processed. */
  | { kind: 'processed-request'; what: 'paper' | 'drawer' }
  /** DLE EOT: to be answered at once. */
  | { kind: 'status-request'; n: number }
  | { kind: 'auto-status'; mask: number }
  /** DLE ENQ: go on after an error, 2 clears the buffers first. */
  | { kind: 'recover'; n: number }
  | { kind: 'clear-buffers' }
  | { kind: 'name-request'; n: number }
  | { kind: 'qr'; text: string; dotsPerModule: number; level: 'L' | 'M' | 'Q' | 'H' }
  | {
      kind: 'code128';
      text: string;
      dotsPerModule: number;
      heightDots: number;
      caption: 'none' | 'above' | 'below' | 'both';
    }
  /** GS v 0: rows of dots, eight to a byte, the leftmost in the highest bit. */
  | { kind: 'raster'; bytesPerRow: number; rows: number; dots: Uint8Array; width: number; height: number }
  /** Understood, and nothing that shows on paper by itself. */
  | { kind: 'setting'; what: string };

export type EscposEvent = { offset: number } & (
  | PrinterCommand
  /** Characters of one style, starting at a column of the line (0 is the left edge). */
  | { kind: 'text'; text: string; column: number; style: TextStyle }
  /** Bytes that a printer would not understand, or would print as something nobody meant. */
  | { kind: 'garbage'; bytes: Uint8Array; why: string }
);

export type Garbage = Extract<EscposEvent, { kind: 'garbage' }>;
