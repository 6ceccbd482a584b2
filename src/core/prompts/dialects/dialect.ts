import type { Told } from '../told.ts';

/** How long a prompt may be. */
export interface LengthLimit {
  readonly unit: 'words' | 'characters';
  readonly most: number;
  /** Who says so, or that we do. */
  readonly source: string;
}

/** One way of writing a prompt, after what one generator's makers or users say that it follows. */
export interface Dialect {
  readonly id: string;
  readonly label: string;
  /** Who reads it. */
  readonly readers: string;
  /** Where its form was found, and when it was read. */
  readonly source: string;
  readonly limit: LengthLimit;
  /** What it cannot hold, in sentences; what was left out for length comes apart. */
  readonly losses: readonly string[];
  write(told: Told): string;
}

/** Lets TypeScript check a dialect where it is written. */
export function defineDialect(dialect: Dialect): Dialect {
  return dialect;
}
