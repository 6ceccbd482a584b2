import { ChevronDown, ChevronRight } from 'lucide-react';
import { type RefObject, useCallback, useMemo } from 'react';
import type { StemRow } from '../../editor/selectors/sound-rows.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useDocument, useResults } from '../editor-context.tsx';
import { layout, useLayout } from '../layout.ts';
import { drawWave } from '../timeline/draw-wave.ts';
import { StickyCanvas, type Strip } from '../timeline/sticky-canvas.tsx';
import { AddSound } from './add-sound.tsx';
import { MixReadout } from './mix-readout.tsx';
import { cueLanes, rowHeight } from './place-cues.ts';
import { StemHeader } from './stem-header.tsx';
import { StemTrack } from './stem-track.tsx';

const HEAD_PX = 26;
const MIX_PX = 32;

/** The column at the left of the tracks: what they are called and how loud they are. */
export function SoundLabels({ rows }: { readonly rows: readonly StemRow[] }) {
  const isOpen = useLayout((state) => state.areTracksOpen);
  return (
    <>
      <div className="sound-head" style={{ height: HEAD_PX }}>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          label={isOpen ? 'Show the mix alone' : 'Show the tracks of the sound'}
          aria-expanded={isOpen}
          size="small"
          onClick={() => layout.setState({ areTracksOpen: !isOpen })}
        />
        <span>Sound</span>
        <AddSound />
      </div>
      {isOpen ? (
        rows.map((row) => (
          <div key={row.stem} className="stem-cell" style={{ height: rowHeight(cueLanes(row)) }}>
            <StemHeader stem={row.stem} />
          </div>
        ))
      ) : (
        <div style={{ height: MIX_PX }}>
          <span>Mix</span>
        </div>
      )}
    </>
  );
}

interface TracksProps {
  readonly rows: readonly StemRow[];
  readonly pxPerS: number;
  readonly widthPx: number;
  readonly scroll: RefObject<HTMLElement | null>;
}

/** How loud the mix is, and below it each track with its cues, or the mix alone. */
export function SoundTracks(props: TracksProps) {
  const { rows, ...view } = props;
  const isOpen = useLayout((state) => state.areTracksOpen);
  const hasResult = useResults((state) => state.result !== null);
  const isSilent = hasResult && rows.length === 0;
  return (
    <>
      <div className="track sound-head" style={{ height: HEAD_PX }}>
        <div className="sound-head-line" style={{ width: props.widthPx }}>
          {isSilent ? (
            <span className="quiet">Silent: nothing touches. Add a sound with the plus.</span>
          ) : (
            <MixReadout rows={rows} />
          )}
        </div>
      </div>
      {isOpen ? (
        rows.map((row) => <PlacedTrack key={row.stem} row={row} {...view} />)
      ) : (
        <div className="track" style={{ height: MIX_PX }}>
          <MixTrack {...view} />
        </div>
      )}
    </>
  );
}

function PlacedTrack(props: Omit<TracksProps, 'rows'> & { readonly row: StemRow }) {
  const lanes = useMemo(() => cueLanes(props.row), [props.row]);
  return (
    <div className="track" style={{ height: rowHeight(lanes) }}>
      <StemTrack {...props} lanes={lanes} />
    </div>
  );
}

function MixTrack(props: Omit<TracksProps, 'rows'>) {
  const { pxPerS } = props;
  const mix = useResults((state) => state.stems?.mix ?? null);
  const isStale = useDocument((state) => state.isGesturing);
  const draw = useCallback(
    (strip: Strip) => {
      if (mix) drawWave({ ...strip, alpha: isStale ? 0.35 : 1, headPx: 2, gainDb: 0 }, mix, pxPerS);
    },
    [mix, isStale, pxPerS],
  );
  return (
    <StickyCanvas className="wave" scroll={props.scroll} widthPx={props.widthPx} heightPx={MIX_PX - 1} draw={draw} />
  );
}
