import { error, note, type Problem, warning } from '../base/problem.ts';
import { rateLabel } from '../base/time.ts';
import { allowedSizes, type Clip, durationOf, fitsDuration, fitsRate, fitsShape, fitsVideo } from './clip-rules.ts';
import { nearestClip } from './nearest-clip.ts';
import type { Profile } from './profile.ts';
import { clipSize, dateWords, durationWords, rateWords, secondsWords, sizesWords } from './words.ts';

/**
 * What of a clip a generator does not take: the value, the rule, and the nearest that fits. An error is what it would refuse,
 * cut or stretch; `nearestClip` mends all of them, so that one press can retime and crop.
 */
export function fitProfile(clip: Clip, profile: Profile): readonly Problem[] {
  return [
    ...endedProblems(profile),
    ...durationProblems(clip, profile),
    ...sizeProblems(clip, profile),
    ...rateProblems(clip, profile),
    ...soundProblems(clip, profile),
  ];
}

/** Whether a prompt is as short as a generator takes it. */
export function fitPrompt(text: string, { label, prompt: { mostCharacters } }: Profile): readonly Problem[] {
  const length = text.trimEnd().length;
  if (mostCharacters === null || length <= mostCharacters) return [];
  return [
    error(
      'prompt',
      `The prompt has ${length} characters, and ${label} takes ${mostCharacters}. Leave out ${length - mostCharacters} of them.`,
    ),
  ];
}

function endedProblems({ label, ended }: Profile): readonly Problem[] {
  if (!ended) return [];
  return [warning('profile', `${label} was shut down on ${dateWords(ended.on)}. Take ${ended.instead}.`)];
}

function durationProblems(clip: Clip, profile: Profile): readonly Problem[] {
  if (fitsDuration(clip, profile)) return [];
  const { label, durations, video } = profile;
  const durationS = durationOf(clip);
  const nearest = nearestClip(clip, profile);
  const nearestS = durationOf(nearest);
  const made = `${label} makes ${durationWords(durations)}`;
  const rule = video ? `${made}, and takes clips of ${video.minS} to ${video.maxS} s` : made;
  const what = nearestS < durationS ? 'Cut it off' : 'Hold it on';
  return [
    error(
      'clip.durationS',
      `The clip lasts ${secondsWords(durationS)}, and ${rule}. ${what} at ${secondsWords(nearestS)} (${nearest.frameCount} frames).`,
    ),
  ];
}

function sizeProblems(clip: Clip, profile: Profile): readonly Problem[] {
  const { label, video } = profile;
  const fit = nearestClip(clip, profile);
  const film = `Film it at ${clipSize(fit)}.`;
  const sizes = allowedSizes(profile);
  if (sizes && !fitsShape(clip, profile)) {
    return [
      error(
        'clip.widthPx',
        `The picture is ${clipSize(clip)}, a shape that ${label} does not make: it would be cropped, or get bars. ` +
          `It makes ${sizesWords(sizes)}. ${film}`,
      ),
    ];
  }
  if (!fitsVideo([clip.widthPx, clip.heightPx], profile)) {
    const { pixels, sidesPx } = video!;
    const rule = pixels
      ? `${thousands(pixels.min)} to ${thousands(pixels.max)} pixels, and this one has ${thousands(clip.widthPx * clip.heightPx)}`
      : `sides of ${sidesPx!.min} to ${sidesPx!.max} px`;
    return [error('clip.widthPx', `The picture is ${clipSize(clip)}. ${label} takes clips that have ${rule}. ${film}`)];
  }
  if (fit.widthPx === clip.widthPx && fit.heightPx === clip.heightPx) return [];
  return [error('clip.widthPx', `The picture is ${clipSize(clip)}, and a video has even sides. ${film}`)];
}

function rateProblems(clip: Clip, profile: Profile): readonly Problem[] {
  if (fitsRate(clip, profile)) return [];
  const { label, frameRates, video } = profile;
  const own = `The clip has ${rateLabel(clip.frameRate)} fps`;
  const film = `Film it at ${rateLabel(nearestClip(clip, profile).frameRate)} fps`;
  if (video?.minFrameRate !== undefined && clip.frameRate.num < video.minFrameRate * clip.frameRate.den) {
    return [error('clip.frameRate', `${own}, and ${label} takes clips of ${video.minFrameRate} fps or more. ${film}.`)];
  }
  return [
    note(
      'clip.frameRate',
      `${own}, and ${label} makes ${rateWords(frameRates)}: contacts move to its frames. ${film} to choose where they fall.`,
    ),
  ];
}

function soundProblems(clip: Clip, { label, audio }: Profile): readonly Problem[] {
  const durationS = durationOf(clip);
  if (!audio || (durationS >= audio.minS && durationS <= audio.maxS)) return [];
  return [
    warning(
      'audio',
      `The mix lasts ${secondsWords(durationS)}, and ${label} takes sounds of ${audio.minS} to ${audio.maxS} s. ` +
        'Leave it out, and lay it under the film afterwards.',
    ),
  ];
}

/** 409600 as "409,600". */
function thousands(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
