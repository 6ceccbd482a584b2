import { createStore } from 'zustand/vanilla';
import { deliverChoices } from './deliver-choices.ts';
import type { MadePackage } from './package-work.ts';

/** Where the writing of a package stands. */
export type Work =
  | { readonly at: 'choosing' }
  | { readonly at: 'writing'; readonly share: number; readonly leftS: number | null; cancel(): void }
  | { readonly at: 'made'; readonly made: MadePackage }
  | { readonly at: 'failed'; readonly message: string };

const CHOOSING: Work = { at: 'choosing' };

/** The one package that is being written; it goes on while the dialog is closed and while the scene changes. */
export const deliveryWork = createStore<Work>()(() => CHOOSING);

export function setWork(work: Work): void {
  deliveryWork.setState(work, true);
}

/** Puts away what became of the last package: it has been read, or is no longer what is chosen. */
export function settleWork(): void {
  if (deliveryWork.getState().at !== 'writing') setWork(CHOOSING);
}

/** What the way into the dialog says of it. */
export function deliverText(work: Work): string {
  switch (work.at) {
    case 'choosing':
      return 'Deliver';
    case 'writing':
      return `Delivering · ${Math.round(work.share * 100)} %`;
    case 'made':
      return work.made.byteLength === null ? 'Not delivered' : 'Delivered';
    case 'failed':
      return 'Not delivered';
  }
}

deliverChoices.subscribe(settleWork);
