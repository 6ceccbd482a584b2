import { note, type Problem, warning } from '../../base/problem.ts';
import { framesPerSecond, rateLabel } from '../../base/time.ts';
import { castOf } from '../../prompts/cast.ts';
import { listed } from '../../prompts/english.ts';
import { nameProblems } from '../../prompts/sayable.ts';
import type { ShotSpec } from '../../shot/shot-spec.ts';
import { cutProblems } from '../camera-words.ts';
import { missingSounds, type Recordings, usedStems } from '../shot-sound.ts';
import { isStillCamera } from './camera-actions.ts';
import { makePrompts } from './made-prompts.ts';
import { ADVISED_WORDS, type Cosmos3Options } from './options.ts';
import { PHYSICS_RATE } from './physics-prompt.ts';
import { aspectOf, FEWEST_FRAMES, isLatentCount, MOST_FRAMES, SIZES } from './sizes.ts';
import { FILES } from './specs.ts';
import { groupsOf } from './subjects.ts';
import { LONGEST_S, SHORTEST_S } from './write-prompt.ts';

/** More names than this make a list, not a sentence. */
const MOST_NAMED = 3;
/** Of the sample action file that NVIDIA shows. */
const SAMPLE_ACTIONS = 60;

/** What stands in the way, or comes out otherwise than one might think. */
export function cosmos3Problems(
  shot: ShotSpec,
  options: Cosmos3Options,
  recordings: Recordings | undefined,
): readonly Problem[] {
  return [
    ...clipProblems(shot, options),
    ...nameProblems(shot),
    ...promptProblems(shot, options),
    ...subjectProblems(shot),
    ...cameraProblems(shot),
    ...(recordings ? missingSounds(shot, recordings) : []),
    ...(usedStems(shot).length === 0
      ? [note('audio.cues', `No cue of this clip sounds: audio-image2video.json and ${FILES.sound} are left out.`)]
      : []),
  ];
}

/** Whatever the clip is filmed anew to satisfy, and may not be. */
function clipProblems({ clip }: ShotSpec, { resolution }: Cosmos3Options): readonly Problem[] {
  const { frameCount, widthPx, heightPx, durationS, frameRate } = clip;
  const most = MOST_FRAMES[resolution];
  const sizes = Object.values(SIZES[resolution]).map(([w, h]) => `${w} × ${h}`);
  return [
    ...(aspectOf(clip, resolution) === null
      ? [
          warning(
            'clip.widthPx',
            `The clip has ${widthPx} × ${heightPx}; at tier ${resolution} Cosmos 3 makes ${listed(sizes)}, and would scale the control videos. Film the clip at one of those.`,
          ),
        ]
      : []),
    ...(frameCount < FEWEST_FRAMES || frameCount > most
      ? [
          warning(
            'clip.frameCount',
            `The clip has ${frameCount} frames; at tier ${resolution} Cosmos 3 is made for ${FEWEST_FRAMES} to ${most}. Choose another length or a lower tier.`,
          ),
        ]
      : []),
    ...(isLatentCount(frameCount)
      ? []
      : [
          warning(
            'clip.frameCount',
            `The clip has ${frameCount} frames; Cosmos 3 makes 4k + 1 and rounds up, so that the last frames would follow nothing. Film ${4 * Math.ceil((frameCount - 1) / 4) + 1} frames.`,
          ),
        ]),
    ...(Math.round(durationS) < SHORTEST_S || Math.round(durationS) > LONGEST_S
      ? [
          note(
            'clip.durationS',
            `The clip lasts ${durationS.toFixed(1)} s; the prompt's schema knows ${SHORTEST_S} to ${LONGEST_S} s, so ${FILES.prompt} says the nearest of them. The specs have the true number of frames.`,
          ),
        ]
      : []),
    ...(framesPerSecond(frameRate) === PHYSICS_RATE
      ? []
      : [
          note(
            'clip.frameRate',
            `${FILES.physics} counts frames at ${rateLabel(frameRate)} fps; the Physics-IQ prompts it follows are all at ${PHYSICS_RATE}. Choose ${PHYSICS_RATE} fps to be like them.`,
          ),
        ]),
  ];
}

function promptProblems(shot: ShotSpec, options: Cosmos3Options): readonly Problem[] {
  const { words, leftOut } = makePrompts(shot, options);
  const most = options.promptWords;
  const advice =
    words > ADVISED_WORDS ? `; NVIDIA's docs advise ${ADVISED_WORDS}, its own samples have 750 to 1260` : '';
  return [
    words > most
      ? warning(
          FILES.prompt,
          `${FILES.prompt} has ${words} words and cannot be told in ${most}. Shorten the words of the scene, or allow more.`,
        )
      : note(FILES.prompt, `${FILES.prompt} has ${words} words${advice}.`),
    ...(leftOut.length > 0
      ? [
          warning(
            FILES.prompt,
            `${FILES.prompt} leaves out ${listed(leftOut)}, to stay within ${most} words. Allow more words, or edit the file.`,
          ),
        ]
      : []),
  ];
}

function subjectProblems(shot: ShotSpec): readonly Problem[] {
  const groups = groupsOf(shot, castOf(shot));
  const unseen = groups.filter(({ isSeen }) => !isSeen).map(({ who }) => who);
  const more = unseen.length > MOST_NAMED ? [`${unseen.length - MOST_NAMED} more`] : [];
  const names = listed([...unseen.slice(0, MOST_NAMED), ...more]);
  const isNothingSeen = groups.length === unseen.length;
  return [
    ...(isNothingSeen
      ? [
          warning(
            'subjects',
            'Nothing of the scene is ever in frame: the prompt names no subject, and the control videos are empty.',
          ),
        ]
      : unseen.length > 0
        ? [note('subjects', `Never in frame, so not in the prompt: ${names}.`)]
        : []),
    ...(shot.contacts.some(({ clipTimesS }) => clipTimesS.length > 0)
      ? []
      : [
          note(
            'contacts',
            `Nothing touches anything in this clip: the timeline of ${FILES.physics} tells of paths alone.`,
          ),
        ]),
  ];
}

function cameraProblems(shot: ShotSpec): readonly Problem[] {
  const actions = shot.clip.frameCount - 1;
  return [
    ...(isStillCamera(shot)
      ? [note('camera', `The camera stands still: ${FILES.actions} holds ${actions} rows of no movement.`)]
      : cutProblems(shot)),
    ...(actions > SAMPLE_ACTIONS
      ? [
          note(
            'camera',
            `${FILES.actions} has ${actions} rows; NVIDIA's sample has ${SAMPLE_ACTIONS}, and longer ones are untried. Deliver a shorter shot if the camera strays.`,
          ),
        ]
      : []),
  ];
}
