/** One bullet of the action. */
export interface Beat {
  readonly fromS: number;
  readonly toS: number;
  readonly who: string;
  /** Follows the name or "it"; without times. */
  readonly does: string;
  /** Instants within it, to a tenth of a second: "again at 1.1 and 1.4 s". */
  readonly when?: string;
  readonly isMany?: boolean;
  /** The same as short as can be: "strikes the board"; `does` where absent. */
  readonly brief?: string;
  /** Whether the outcome wants it, or it is the way there; it would be missed before all that has no rank. */
  readonly rank?: 'wanted' | 'way';
  /** How much it would be missed. */
  readonly weight: number;
}

/** What a beat tells, with its instants. */
export function doesWords({ does, when }: Pick<Beat, 'does' | 'when'>): string {
  return when === undefined ? does : `${does}, ${when}`;
}

/** What a hit weighs at least, the impulse in Ns on top; paths and ends weigh less. Our own choice. */
export const HIT_WEIGHT = 2;
