import { plainAscii } from '../plain-text.ts';

/** Longest name of a tape that CMX3600 holds. */
const REEL_LETTERS = 8;
/** Names that mean something else: auxiliary source and black. */
const RESERVED = ['AX', 'BL', 'BLK', 'BLACK'];

/** A legal name for each tape, in their order: up to eight capital letters and digits, no two alike. */
export function reelNames(names: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return names.map((name) => {
    const bare =
      plainAscii(name)
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '') || 'TAKE';
    let reel = bare.slice(0, REEL_LETTERS);
    for (let n = 2; taken.has(reel); n++) reel = `${bare.slice(0, REEL_LETTERS - String(n).length)}${n}`;
    taken.add(reel);
    return reel;
  });
}
