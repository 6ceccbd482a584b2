import type { Size } from '../../../profiles/profile.ts';
import type { ContactStill } from '../kit.ts';

/** What a request is made of. */
export interface RequestInput {
  /** Of the first mode, whose files these are. */
  readonly prompt: string;
  readonly durationS: number;
  readonly size: Size;
  /** As the product's menu names the shape; null where it has none. */
  readonly ratio: string | null;
  /** Those that are put in, in order of time. */
  readonly stills: readonly ContactStill[];
  /** Whether the clip, its sound, its last frame and the tracks of what moves may be put in. */
  readonly takesClip: boolean;
  readonly takesMix: boolean;
  readonly takesLast: boolean;
  readonly takesTracks: boolean;
  /** Whether it is asked for sound. */
  readonly isSoundOn: boolean;
}

/** Stands for the address at which an uploaded file is to be had. */
export function addressOf(file: string): string {
  return `<address of ${file} once it is uploaded>`;
}

/** Where the pictures that looks are taken from are to be had, in the order in which they are uploaded. */
export function pictureAddresses({ stills }: RequestInput): readonly string[] {
  return ['first.png', ...stills.map(({ file }) => file)].map(addressOf);
}

/** The member of a list that is written so; throws where a request asks for what the list has not. */
export function choose<const T extends string>(list: readonly T[], wanted: string, what: string): T {
  const found = list.find((one) => one === wanted);
  if (found === undefined) throw new Error(`There is no ${what} "${wanted}": it is one of ${list.join(', ')}.`);
  return found;
}
