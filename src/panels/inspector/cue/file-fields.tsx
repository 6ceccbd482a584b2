import { FileAudio, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { byteText } from '../../../core/base/byte-text.ts';
import { changeCue } from '../../../core/scene/edits/cues.ts';
import { MAX_DURATION_S } from '../../../core/scene/schema/limits.ts';
import { FormRow, FormSection, NumberRow } from '../../controls/form-row.tsx';
import { useActionContext, useResults, useScene } from '../../editor-context.tsx';
import { shownUnit } from '../../units.ts';

interface FileSource {
  readonly type: 'file';
  readonly assetId: string;
  readonly offsetS: number;
}

/** The file that a sound plays, from where on, and what to do where it is not here. */
export function FileFields({ id, source }: { readonly id: string; readonly source: FileSource }) {
  const { editor } = useActionContext();
  const asset = useScene().assets[source.assetId];
  const isMissing = useIsMissing(source.assetId);
  return (
    <FormSection title="File">
      <FormRow label="Name">
        <span className="file-name" title={asset?.name}>
          <FileAudio size={14} aria-hidden />
          <bdi>{asset?.name ?? 'Unknown file'}</bdi>
          {asset && <small>{byteText(asset.byteLength)}</small>}
        </span>
      </FormRow>
      {isMissing && (
        <p className="form-note" data-tone="caution" role="alert">
          <TriangleAlert size={14} aria-hidden />
          <span>
            {asset ? `"${asset.name}"` : 'This file'} is not kept in this browser, so it is silent. Pick it again, or
            open the .rimshot project that holds it.
          </span>
        </p>
      )}
      <NumberRow
        hint="Where in the file it begins"
        binding={{
          label: 'From',
          value: source.offsetS,
          unit: shownUnit('s'),
          min: 0,
          max: MAX_DURATION_S,
          step: 0.05,
          edit: (offsetS) => changeCue(id, { source: { ...source, offsetS } }),
        }}
      />
      <button
        type="button"
        className="button"
        data-look="small"
        onClick={() => void editor.run('sound.replace-file', { cueId: id })}
      >
        {isMissing ? 'Pick the file…' : 'Replace…'}
      </button>
    </FormSection>
  );
}

/** Whether the bytes of an asset are not here; false until that is known. */
function useIsMissing(assetId: string): boolean {
  const { ports } = useActionContext();
  // The same file, picked again, is here from then on.
  const missingCueIds = useResults((state) => state.missingCueIds);
  const [missing, setMissing] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list means that files have come or gone.
  useEffect(() => {
    let isStale = false;
    const settle = (isMissing: boolean) => {
      if (!isStale) setMissing(isMissing ? assetId : null);
    };
    ports.assets.read(assetId).then(
      (bytes) => settle(bytes === null),
      () => settle(true),
    );
    return () => {
      isStale = true;
    };
  }, [ports.assets, assetId, missingCueIds]);
  return missing === assetId;
}
