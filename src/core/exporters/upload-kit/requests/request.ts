import { factorOf } from '../../../profiles/clip-rules.ts';
import { nearestClip } from '../../../profiles/nearest-clip.ts';
import type { Profile, Size } from '../../../profiles/profile.ts';
import { readableJson } from '../../readable-json.ts';
import { atiTracksOf } from '../ati-tracks.ts';
import { isPlaced, isSoundOn, type Kit, placed, promptOf } from '../kit.ts';
import { askedDuration, askedRatio } from '../sheet.ts';
import { atiTracks, klingFrames, klingReference, ltxFrames, veoFirstFrame, veoFrames } from './fal.ts';
import { geminiReference } from './gemini.ts';
import type { RequestInput } from './input.ts';
import { alephKeyframes, genFirstFrame, seedanceReference, wanReference } from './runway.ts';
import { videosFirstFrame } from './videos-api.ts';

/** How a request is sent, and what. */
export interface ApiRequest {
  /** The call of the maker's public package, or the address. */
  readonly send: string;
  readonly body: object;
}

/** The request for a product, as JSON; null where it has no public one, or none for this clip. */
export function requestText(kit: Kit, profile: Profile): string | null {
  const request = requestOf(kit, profile);
  return request && readableJson({ for: profile.label, ...request });
}

/** The first mode of a product as a request: its files have to be uploaded and their addresses put in. */
export function requestOf(kit: Kit, profile: Profile): ApiRequest | null {
  const input = requestInput(kit, profile);
  const needsClip = profile.modes[0]!.slots.some(({ file }) => file === 'reference.mp4');
  if (needsClip && !input.takesClip) return null;
  switch (profile.id) {
    case 'seedance-2.5':
      return { send: RUNWAY_VIDEO, body: seedanceReference('seedance2_5', input) };
    case 'seedance-2':
      return { send: RUNWAY_VIDEO, body: seedanceReference('seedance2', input) };
    case 'kling-3-omni':
      return { send: falCall('fal-ai/kling-video/o3/pro/video-to-video/reference'), body: klingReference(input) };
    case 'kling-3':
      return { send: falCall('fal-ai/kling-video/v3/pro/image-to-video'), body: klingFrames(input) };
    case 'gemini-omni-1.1':
      return { send: 'ai.interactions.create(body), @google/genai', body: geminiReference(input) };
    case 'veo-3.1':
      return input.takesLast
        ? { send: falCall('fal-ai/veo3.1/first-last-frame-to-video'), body: veoFrames(input) }
        : { send: falCall('fal-ai/veo3.1/image-to-video'), body: veoFirstFrame(input) };
    case 'ltx-2.3':
      return { send: falCall('fal-ai/ltx-2.3/image-to-video'), body: ltxFrames(input) };
    case 'wan-3':
      return { send: 'client.textToVideo.create(body), @runwayml/sdk', body: wanReference(input) };
    case 'wan-ati':
      return input.takesTracks
        ? { send: falCall('fal-ai/wan-ati'), body: atiTracks(input, atiTracksOf(kit.shot)) }
        : null;
    case 'runway-gen-4.5':
      return { send: 'client.imageToVideo.create(body), @runwayml/sdk', body: genFirstFrame(input) };
    case 'runway-aleph-2':
      return { send: RUNWAY_VIDEO, body: alephKeyframes(input) };
    case 'videos-api':
      return { send: 'POST /v1/videos', body: videosFirstFrame(input, String(input.durationS)) };
    default:
      return null;
  }
}

const RUNWAY_VIDEO = 'client.videoToVideo.create(body), @runwayml/sdk';

function falCall(endpoint: string): string {
  return `fal.subscribe("${endpoint}", { input: body }), @fal-ai/client`;
}

/** What the requests of a product are made of: of the clip as it stands where it fits, else of the nearest that does. */
export function requestInput(kit: Kit, profile: Profile): RequestInput {
  const { clip } = kit.shot;
  const fit = nearestClip(clip, profile);
  const mode = profile.modes[0]!;
  const all = placed(kit, profile, mode);
  return {
    prompt: promptOf(kit, profile, mode).text.trimEnd(),
    durationS: askedDuration(clip, profile),
    size: listedSize([fit.widthPx, fit.heightPx], profile),
    ratio: askedRatio(clip, profile),
    stills: kit.stills.filter(({ file }) => all.some(({ files }) => files.includes(file))),
    takesClip: isPlaced(all, 'reference.mp4'),
    takesMix: isPlaced(all, 'mix.wav'),
    takesLast: isPlaced(all, 'last.png'),
    takesTracks: isPlaced(all, 'tracks.json'),
    isSoundOn: isSoundOn(all, profile),
  };
}

/** The size to ask for: of the shape of the clip, and on the list. */
function listedSize(own: Size, { sizes }: Profile): Size {
  if (sizes === null || sizes.some(([w, h]) => w === own[0] && h === own[1])) return own;
  const off = ([w, h]: Size) => factorOf(w * own[1], h * own[0]);
  return [...sizes].sort((a, b) => off(a) - off(b))[0]!;
}
