import { isSplash } from '../blows.ts';
import { ofContact } from '../contact-cue.ts';
import type { CueKind } from '../cue-kind.ts';
import { impactLevelDb } from '../loudness.ts';
import { makeCue } from '../make-cue.ts';

/** How long spray and bubbles are heard. */
const HEARD_S = 0.9;

/** A part goes into water. */
export const splash: CueKind = {
  id: 'splash',
  label: 'Splash',
  fromPhysics: (ctx) =>
    ctx.motion.contacts.filter(isSplash).map((contact) => {
      const { timeS, impulseNs, normalSpeedMps, materialIds } = contact;
      const levelDb = impactLevelDb(contact, materialIds);
      return makeCue({
        ...ofContact(contact, ctx, 'splash', 'splashes into'),
        endTimeS: timeS + HEARD_S,
        levelDb,
        hits: [{ timeS, impulseNs, normalSpeedMps, levelDb }],
      });
    }),
};
