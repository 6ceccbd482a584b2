/** How far a condition is from flipping: metres of path or seconds of time; null where nothing says how far. */
export interface Margin {
  readonly value: number;
  readonly unit: 'm' | 's';
}

/** A condition of the scene, judged. */
export interface ConditionResult {
  readonly id: string;
  /** As a director would say it: "never through the hoop". */
  readonly label: string;
  readonly mode: 'must' | 'never';
  readonly isMet: boolean;
  readonly margin: Margin | null;
  /** When it was met or broken; null where nothing happened. */
  readonly timeS: number | null;
  /** When each thing that it speaks of came about: every step of a sequence; empty where it did not. */
  readonly timesS: readonly number[];
}

/** Something that happened in a take: a first touch, a passage, coming to rest. */
export interface Happening {
  readonly type: 'touch' | 'pass' | 'rest';
  readonly timeS: number;
  readonly propIds: readonly string[];
  readonly partIds: readonly string[];
  /** "board", "rim", "floor": what was met, in a word or two. */
  readonly label: string;
}

export interface OutcomeResult {
  /** True where every condition is met, and where there are none. */
  readonly isMet: boolean;
  readonly conditions: readonly ConditionResult[];
  readonly happened: readonly Happening[];
}
