import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StemRow } from '../../editor/selectors/sound-rows.ts';
import { Tip } from '../controls/tip.tsx';
import { useResults } from '../editor-context.tsx';
import { formatNumber } from '../units.ts';
import { Meter } from './meter.tsx';
import { SoundNotices } from './sound-notices.tsx';

/** True peaks above this clip when a player or a codec rebuilds the wave (EBU R 128). */
const HIGHEST_TRUE_PEAK_DB = -1;

/** The whole mix: its meter, how loud it is, and what is left to be heard. */
export function MixReadout({ rows }: { readonly rows: readonly StemRow[] }) {
  const loudness = useResults((state) => state.loudness);
  return (
    <div className="mix-readout">
      <Tip label="Level of the mix" more="From 60 dB below full scale; the mark holds the last peak.">
        <span>
          Mix
          <Meter of="mix" label="Level of the mix" />
        </span>
      </Tip>
      <SoundNotices rows={rows} />
      <SoundStatus />
      {loudness && (
        <>
          <Tip
            label="Loudness of the whole mix"
            more="Integrated, by ITU-R BS.1770. Broadcast wants −23, the web about −14."
          >
            <span>{lufsText(loudness.integratedLufs)}</span>
          </Tip>
          <Tip label="True peak" more="Between the samples too. Above −1 dB it may clip in a player.">
            <span data-high={isHigh(loudness.truePeakDb) || undefined}>
              {isHigh(loudness.truePeakDb) && <TriangleAlert size={12} aria-hidden />}
              {truePeakText(loudness.truePeakDb)}
            </span>
          </Tip>
        </>
      )}
    </div>
  );
}

/** A mix that is rendered in less than this says nothing: the line would flicker. */
const PATIENCE_MS = 300;

/** What the sound is busy with. */
function SoundStatus() {
  const isRendering = useResults((state) => state.isRenderingSound);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isRendering) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isRendering]);
  return (
    <span role="status" className="quiet">
      {isSlow && 'Rendering the sound…'}
    </span>
  );
}

export function lufsText(lufs: number | null): string {
  return lufs === null || !Number.isFinite(lufs) ? 'Too quiet to measure' : `${formatNumber(lufs, 1)} LUFS`;
}

export function truePeakText(db: number | null): string {
  return db === null || !Number.isFinite(db) ? 'no peak' : `peak ${formatNumber(db, 1)} dBTP`;
}

function isHigh(db: number | null): boolean {
  return db !== null && db > HIGHEST_TRUE_PEAK_DB;
}
