/** Bodies for the Gemini API, as its public package types them; `tsc` is the test. Nothing here is ever run. */
import type { GoogleGenAI, Interactions } from '@google/genai';
import { geminiReference } from '../../src/core/exporters/upload-kit/requests/gemini.ts';
import type { RequestInput } from '../../src/core/exporters/upload-kit/requests/input.ts';

declare const input: RequestInput;
declare const ai: GoogleGenAI;

export const answer = ai.interactions.create(geminiReference(input));
// The body's own type lets any format by; this one is that of films.
export const format: Interactions.VideoResponseFormat = geminiReference(input).response_format;

// @ts-expect-error lengths are text, with their unit
export const number: Interactions.VideoResponseFormat = { ...format, duration: 5 };
// @ts-expect-error there is no such kind of input
export const kind = ai.interactions.create({ ...geminiReference(input), input: [{ type: 'film', uri: 'x' }] });
