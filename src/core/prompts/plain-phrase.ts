/** A noun phrase longer than this, in letters, loses its sentence. Our own choice. */
const MOST_LETTERS = 60;
/** Endings that make a name of a file. */
const FILE_ENDING =
  /\.(?:png|jpe?g|gif|webp|exr|svg|psd|glb|gltf|obj|fbx|usd[acz]?|blend|stl|ply|dae|wav|mp3|ogg|flac|aiff?|m4a|mp4|mov|json|txt|rimshot)$/i;
/** What chooses how a sign is drawn, and the ring of a keycap: marks that belong to no letter. */
const DRAWN = /[\u{fe00}-\u{fe0f}\u{20e3}\u{e0100}-\u{e01ef}]/gu;
/** Joiners that join no letters. */
const LOOSE_JOINERS = /(?<!\p{L}|\p{M})(?:\u200c|\u200d)+|(?:\u200c|\u200d)+(?!\p{L})/gu;
/** Signs that only turn or join writing, but for the joiners of letters. */
const TURNING = /\p{Cf}(?<!\u200c|\u200d)/gu;
/** Words at which no phrase ends. */
const DANGLING = /(?:\s+(?:a|an|the|of|and|or|in|on|at|by|with|to|for|from))+$/i;

/**
 * A name as a plain noun phrase: letters of any script, digits and the signs that stand within words, on one line; cut after
 * a word where it is longer than `most` letters; '' where no word is left.
 */
export function plainPhrase(name: string, most = MOST_LETTERS): string {
  const bare = name
    .normalize('NFC')
    .trim()
    .replace(FILE_ENDING, '')
    .replace(DRAWN, '')
    .replace(TURNING, '')
    .replace(/(?!\u200c|\u200d)[^\p{L}\p{M}\p{N}'’&+%°.,()-]/gu, ' ')
    .replace(LOOSE_JOINERS, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s*,[\s,]*/g, ', ');
  return cutAtWord(trimmed(isBalanced(bare) ? bare : bare.replace(/[()]/g, ' ')), most);
}

/** Words as they are written, but for signs that are no text, line breaks and the ending of a file; cut after a word. */
export function tidyWords(words: string, most: number): string {
  const bare = words.trim();
  const text = FILE_ENDING.test(bare) ? bare.replace(FILE_ENDING, '').replace(/_+/g, ' ') : bare;
  return cutAtWord(
    text
      .replace(DRAWN, '')
      .replace(TURNING, '')
      .replace(/\p{Emoji_Modifier}/gu, '')
      .replace(/[\p{Extended_Pictographic}\p{RI}\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
      .replace(LOOSE_JOINERS, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    most,
  );
}

function trimmed(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/^[\s.,&+%'’-]+|[\s.,&+'’-]+$/gu, '');
}

function isBalanced(text: string): boolean {
  return /^[^()]*(?:\([^()]+\)[^()]*)*$/.test(text);
}

/** A first word that is itself too long is none. */
function cutAtWord(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const at = letters.slice(0, most + 1).lastIndexOf(' ');
  return at < 0 ? '' : trimmed(letters.slice(0, at).join('').replace(DANGLING, ''));
}
