import { z } from 'zod';

/** Which of several kinds of pictures are written. */
export function pickedFrom<const T extends string>(
  ids: readonly T[],
  { label, choices, usual }: { label: string; choices: Readonly<Record<T, string>>; usual: readonly NoInfer<T>[] },
) {
  return z
    .array(z.enum(ids))
    .min(1, 'must name at least one')
    .default([...usual])
    .meta({ label, choices });
}

/** What the pictures look like, wherever anything is made of them. */
export const look = z
  .enum(['lit', 'grey-box'])
  .default('lit')
  .meta({ label: 'Look', hint: 'A grey box leaves colours and light to the generator.' });

/** The width beyond which pictures are made smaller. */
export function maxWidthPx(usual: number) {
  return z
    .int()
    .min(64)
    .max(4096)
    .default(usual)
    .meta({ label: 'Widest picture', unit: 'px', min: 64, max: 4096, step: 2 });
}
