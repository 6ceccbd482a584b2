import type { Cue, SpokenWord } from '../../../core/cues/cue.ts';
import { changeCue } from '../../../core/scene/edits/cues.ts';
import { SPEAKING_VOICES } from '../../../core/scene/schema/cue.ts';
import type { AuthoredCue } from '../../../core/scene/schema.ts';
import { FIRST_SPOKEN } from '../../../editor/new-cues.ts';
import { Choice } from '../../controls/choice.tsx';
import { FormRow, FormSection } from '../../controls/form-row.tsx';
import { TextArea, TextInput } from '../../controls/text-input.tsx';
import { useEditing } from '../../editing.ts';
import { useEditor } from '../../editor-context.tsx';
import { FILE_CHOICE, SourceRow, TOLD_CHOICE } from './source-row.tsx';

type Line = Extract<AuthoredCue, { kind: 'dialogue' }>;

const VOICE_LABELS: Readonly<Record<(typeof SPEAKING_VOICES)[number], string>> = {
  kal: 'Kal, a man, plain',
  awb: 'Awb, a Scottish man',
  rms: 'Rms, an American man',
  slt: 'Slt, an American woman',
};
/** Longest line that loads, in characters. */
const MAX_TEXT = 20_000;
/** Words listed at once; a speech has thousands. */
const MOST_WORDS = 60;

/** Who says what, in which voice, and when each word falls. */
export function DialogueFields(props: { readonly id: string; readonly authored: Line; readonly cue: Cue | null }) {
  const editing = useEditing();
  const { id, authored, cue } = props;
  const { source } = authored;
  return (
    <FormSection title="Line">
      <FormRow label="Speaker">
        <TextInput
          label="Speaker"
          value={authored.speaker}
          onCommit={(speaker) => editing.edit('Name the speaker', changeCue(id, { speaker }))}
        />
      </FormRow>
      <FormRow label="Words" isTall>
        <TextArea
          label="Words of the line"
          value={authored.text}
          rows={4}
          maxLength={MAX_TEXT}
          placeholder="What is said"
          onCommit={(text) => editing.edit('Write the line', changeCue(id, { text }))}
        />
      </FormRow>
      <SourceRow
        id={id}
        type={source.type}
        choices={[
          { value: 'spoken', label: 'Voice', hint: 'Spoken here, for the preview', first: FIRST_SPOKEN },
          FILE_CHOICE,
          TOLD_CHOICE,
        ]}
      />
      {source.type === 'spoken' && (
        <FormRow label="Voice" hint="A stand-in for the preview; English is spoken best">
          <Choice
            label="Voice"
            value={source.voice}
            options={SPEAKING_VOICES.map((voice) => ({ value: voice, label: VOICE_LABELS[voice] }))}
            onChange={(voice) => editing.edit('Choose the voice', changeCue(id, { source: { type: 'spoken', voice } }))}
          />
        </FormRow>
      )}
      {cue && cue.words.length > 0 && <Words words={cue.words} isEstimated={cue.isTimingEstimated} />}
    </FormSection>
  );
}

function Words({ words, isEstimated }: { readonly words: readonly SpokenWord[]; readonly isEstimated: boolean }) {
  const editor = useEditor();
  return (
    <details className="word-times">
      <summary>
        {words.length} {words.length === 1 ? 'word' : 'words'},{' '}
        {isEstimated ? 'times estimated from the text' : 'times from the speech'}
      </summary>
      <ol>
        {words.slice(0, MOST_WORDS).map((word) => (
          <li key={word.timeS}>
            <button
              type="button"
              onClick={() => {
                editor.playhead.pause();
                editor.playhead.seek(word.timeS);
              }}
            >
              <time>{word.timeS.toFixed(2)}</time>
              <bdi>{word.text}</bdi>
            </button>
          </li>
        ))}
      </ol>
      {words.length > MOST_WORDS && <p className="form-note">and {words.length - MOST_WORDS} more</p>}
    </details>
  );
}
