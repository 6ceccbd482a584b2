import { Copy, RotateCcw } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { fitPrompt } from '../../core/profiles/fit-profile.ts';
import { profiles } from '../../core/profiles/profiles.ts';
import { dialects } from '../../core/prompts/dialects/index.ts';
import { promptWithin } from '../../core/prompts/prompt-text.ts';
import type { ShotSpec } from '../../core/shot/shot-spec.ts';
import { Choice } from '../controls/choice.tsx';
import { choose, type DeliverChoices, mostCharacters } from './deliver-choices.ts';
import { Note } from './note.tsx';
import { promptParts } from './prompt-parts.ts';

/** The prompt in one dialect, to be written over; words of the writer stand out from those that the shot gave. */
export function PromptEditor({ choices, shot }: { readonly choices: DeliverChoices; readonly shot: ShotSpec | null }) {
  const { dialectId, prompts, profileId } = choices;
  const most = mostCharacters(choices);
  const derived = useMemo(() => (shot ? promptWithin(shot, dialectId, most).text : ''), [shot, dialectId, most]);
  const written = prompts[dialectId];
  const text = written?.text ?? derived;
  const parts = useMemo(() => promptParts(text, derived), [text, derived]);
  const [copied, setCopied] = useState<string | null>(null);
  const backdrop = useRef<HTMLPreElement>(null);
  const isStale = written !== undefined && written.derived !== derived && derived !== '';
  const problems = profileId === null ? [] : fitPrompt(text, profiles.get(profileId));
  const write = (next: string) => choose({ prompts: withPrompt(prompts, dialectId, next, derived) });
  return (
    <section className="prompt-editor" aria-label="Prompt">
      <h3>
        Prompt
        <span className="prompt-tools">
          {written !== undefined && (
            <button
              type="button"
              className="button"
              data-look="small"
              onClick={() => choose({ prompts: withPrompt(prompts, dialectId, derived, derived) })}
            >
              <RotateCcw size={14} strokeWidth={1.75} aria-hidden />
              As derived
            </button>
          )}
          <button
            type="button"
            className="button"
            data-look="small"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
          >
            <Copy size={14} strokeWidth={1.75} aria-hidden />
            {copied === text && text !== '' ? 'Copied' : 'Copy'}
          </button>
        </span>
      </h3>
      <Choice
        label="Dialect"
        value={dialectId}
        options={dialects.all.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => choose({ dialectId: id })}
      />
      <div className="prompt-field">
        <pre ref={backdrop} aria-hidden tabIndex={-1}>
          {parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place.
            <span key={i} data-written={!part.isDerived || undefined}>
              {part.text}
            </span>
          ))}
          {/* A last empty line has no height of its own. */}
          {'\n'}
        </pre>
        <textarea
          aria-label="Prompt, as it will be written"
          spellCheck={false}
          dir="auto"
          value={text}
          disabled={shot === null}
          onChange={(event) => write(event.currentTarget.value)}
          onScroll={(event) => {
            if (backdrop.current) backdrop.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <p className="prompt-state">
        {text.trimEnd().length} characters
        {written === undefined
          ? ' · all of it comes from the shot; write over it as you like'
          : ' · your words are marked, the others come from the shot'}
      </p>
      {isStale && (
        <Note level="warning">
          What the shot gives has changed since you wrote over it: yours may tell what no longer happens. “As derived”
          shows what it says now.
        </Note>
      )}
      {problems.map(({ message }) => (
        <Note key={message} level="error">
          {message}
        </Note>
      ))}
    </section>
  );
}

/** The prompts with one of them written; one that says what the shot says is nobody's. */
function withPrompt(
  prompts: DeliverChoices['prompts'],
  dialectId: string,
  text: string,
  derived: string,
): DeliverChoices['prompts'] {
  const { [dialectId]: before, ...others } = prompts;
  if (text === derived) return others;
  return { ...others, [dialectId]: { text, derived: before?.derived ?? derived } };
}
