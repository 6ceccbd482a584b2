/** One bullet of the action. */
export interface Beat {
  readonly fromS: number;
  readonly toS: number;
  readonly who: string;
  /** Follows the name or "it". */
  readonly does: string;
  readonly isMany?: boolean;
  /** How much it would be missed. */
  readonly weight: number;
}
