import type { Random } from './rng.ts';

const ALPHABET = '0123456789abcdefghijkmnpqrstuvwxyz';

/** A short id such as `prop-7k2m9x4q`: 8 symbols of 34, so a clash among 10,000 has odds below one in 35,000. */
export function newId(prefix: string, random: Random): string {
  let id = `${prefix}-`;
  for (let i = 0; i < 8; i++) id += ALPHABET[Math.floor(random() * ALPHABET.length)];
  return id;
}
