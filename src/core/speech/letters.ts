/** How a script writes syllables, as far as counting them goes. */
type Writing =
  /** Vowels stand beside consonants: groups of vowels are counted. */
  | 'alphabet'
  /** Every vowel letter is a syllable of its own. */
  | 'vowels'
  /** Short vowels are not written. */
  | 'abjad'
  /** Consonants carry a vowel unless a sign takes it away. */
  | 'abugida'
  /** Abugidas written without spaces or vowel killers, two letters to the syllable. */
  | 'pairs'
  /** One syllable a character, words not set apart. */
  | 'logogram'
  /** One syllable a character, words set apart by spaces. */
  | 'syllabary'
  | 'digit'
  /** Belongs to the letter before it and is not counted. */
  | 'sign';

/** Ranges of code points [first, last], from the blocks of Unicode 16; what lies in none is neither said nor counted. */
const RANGES: readonly (readonly [first: number, last: number, writing: Writing])[] = [
  [0x30, 0x39, 'digit'],
  [0x41, 0x5a, 'alphabet'],
  [0x61, 0x7a, 'alphabet'],
  [0xaa, 0xaa, 'alphabet'],
  [0xba, 0xba, 'alphabet'],
  [0xc0, 0xd6, 'alphabet'],
  [0xd8, 0xf6, 'alphabet'],
  [0xf8, 0x2af, 'alphabet'],
  [0x300, 0x36f, 'sign'],
  [0x370, 0x3ff, 'alphabet'],
  [0x400, 0x52f, 'vowels'],
  [0x531, 0x587, 'alphabet'],
  [0x591, 0x5bd, 'sign'],
  [0x5d0, 0x5f2, 'abjad'],
  [0x610, 0x61a, 'sign'],
  [0x620, 0x63f, 'abjad'],
  [0x641, 0x64a, 'abjad'],
  [0x64b, 0x65f, 'sign'],
  [0x660, 0x669, 'digit'],
  [0x66e, 0x66f, 'abjad'],
  [0x670, 0x670, 'sign'],
  [0x671, 0x6d3, 'abjad'],
  [0x6d6, 0x6ed, 'sign'],
  [0x6f0, 0x6f9, 'digit'],
  [0x700, 0x7ff, 'abjad'],
  [0x900, 0x903, 'sign'],
  [0xe00, 0xe3a, 'pairs'],
  [0xe40, 0xe46, 'pairs'],
  [0xe47, 0xe4e, 'sign'],
  [0xe50, 0xe59, 'digit'],
  [0xe80, 0xecf, 'pairs'],
  [0xf40, 0xfbc, 'pairs'],
  [0x1000, 0x109f, 'pairs'],
  [0x10a0, 0x10ff, 'alphabet'],
  [0x1100, 0x11ff, 'abjad'],
  [0x1200, 0x137f, 'syllabary'],
  [0x13a0, 0x16f8, 'syllabary'],
  [0x1780, 0x17d3, 'pairs'],
  [0x1800, 0x18af, 'abjad'],
  [0x1e00, 0x1fff, 'alphabet'],
  [0x2c00, 0x2dff, 'alphabet'],
  [0x3005, 0x3007, 'logogram'],
  [0x3041, 0x3096, 'logogram'],
  [0x30a1, 0x30fa, 'logogram'],
  [0x30fc, 0x30fe, 'logogram'],
  [0x3105, 0x312f, 'logogram'],
  [0x31f0, 0x31ff, 'logogram'],
  [0x3400, 0x4dbf, 'logogram'],
  [0x4e00, 0x9fff, 'logogram'],
  [0xa000, 0xa48c, 'syllabary'],
  [0xac00, 0xd7a3, 'syllabary'],
  [0xf900, 0xfaff, 'logogram'],
  [0xfb00, 0xfb06, 'alphabet'],
  [0xfb1d, 0xfb4f, 'abjad'],
  [0xfb50, 0xfdff, 'abjad'],
  [0xfe00, 0xfe0f, 'sign'],
  [0xfe70, 0xfefc, 'abjad'],
  [0xff10, 0xff19, 'digit'],
  [0xff21, 0xff3a, 'alphabet'],
  [0xff41, 0xff5a, 'alphabet'],
  [0xff66, 0xff9d, 'logogram'],
  [0x10400, 0x1044f, 'alphabet'],
  [0x1b000, 0x1b16f, 'logogram'],
  [0x20000, 0x3134f, 'logogram'],
];

/** Indic blocks of 128 code points are laid out alike (the ISCII order): vowels, consonants, signs, the vowel killer, digits. */
const INDIC_FIRST = 0x900;
const INDIC_LAST = 0xdff;
const INDIC_KILLERS = new Set([0x4d]);
const SINHALA_FIRST = 0xd80;
const SINHALA_KILLER = 0xdca;

/** Combines the small kana with the one before: no syllable of their own. */
const SMALL_KANA = new Set([...'ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ'].map((kana) => kana.codePointAt(0)!));

const LATIN_VOWELS = 'aeiouy';
const GREEK_VOWELS = 'αεηιουωάέήίόύώϊϋΐΰ';
const CYRILLIC_VOWELS = new Set('аеёиоуыэюяєіїўѣ');
const OTHER_VOWELS = new Set(`${GREEK_VOWELS}աեէըիոօւաეიოუაøæœıə`);
/** Vowel letters in a row that are said as one syllable at most: "beau". */
const MAX_VOWEL_GROUP = 3;
/** Syllables that a digit takes to say, with the "hundred" or the "twenty-" that may go with it. */
const SYLLABLES_PER_DIGIT = 1.5;

/** "there", "times", "walked"; not "table", "houses", "wanted". */
const SILENT_E = /[^aeiouy](?:(?<![^aeiouy]l)e|(?<!(?:[sxzgc]|[cs]h))es|(?<![td])ed)$/i;

/** Of which writing a character is; null for marks, pictures and whatever is not said. */
export function writingOf(codePoint: number): Writing | 'killer' | null {
  if (codePoint >= INDIC_FIRST && codePoint <= INDIC_LAST) return indicWritingOf(codePoint);
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last, writing] = RANGES[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return writing;
  }
  return null;
}

function indicWritingOf(codePoint: number): Writing | 'killer' | null {
  if (codePoint >= SINHALA_FIRST) {
    if (codePoint === SINHALA_KILLER) return 'killer';
    if (codePoint >= 0xd85 && codePoint <= 0xdc6) return 'abugida';
    return codePoint > 0xdca && codePoint <= 0xddf ? 'sign' : null;
  }
  const at = codePoint & 0x7f;
  if (INDIC_KILLERS.has(at)) return 'killer';
  if ((at >= 0x05 && at <= 0x39) || (at >= 0x58 && at <= 0x61)) return 'abugida';
  if (at >= 0x66 && at <= 0x6f) return 'digit';
  return at === 0x64 || at === 0x65 || at === 0x70 ? null : 'sign';
}

/** How many syllables a word takes to say, in any script; 0 for what is not said, and never a fraction. */
export function syllablesOf(word: string): number {
  const letters = [...word.normalize('NFC')].map((letter) => ({ letter, writing: writingOf(letter.codePointAt(0)!) }));
  const count = (wanted: Writing | 'killer') => letters.filter(({ writing }) => writing === wanted).length;
  const logograms = letters.filter(
    ({ letter, writing }) => writing === 'logogram' && !SMALL_KANA.has(letter.codePointAt(0)!),
  ).length;
  const cyrillic = letters.filter(({ letter }) => CYRILLIC_VOWELS.has(letter.toLowerCase())).length;
  const alphabetic = letters.filter(({ writing }) => writing === 'alphabet').map(({ letter }) => letter);
  const abugidas = count('abugida');
  const said =
    logograms +
    count('syllabary') +
    atLeastOne(count('vowels'), cyrillic) +
    atLeastOne(abugidas, abugidas - count('killer')) +
    Math.ceil(count('abjad') / 2) +
    Math.ceil(count('pairs') / 2) +
    Math.ceil(count('digit') * SYLLABLES_PER_DIGIT) +
    spelledSyllables(alphabetic.join(''));
  return said === 0 && letters.some(({ writing }) => writing !== null && writing !== 'sign') ? 1 : said;
}

/** Words of an alphabet: groups of vowels, without the silent e of English. */
function spelledSyllables(word: string): number {
  if (word === '') return 0;
  let groups = 0;
  let run = 0;
  for (const letter of plainLetters(word)) {
    run = isVowel(letter) ? run + 1 : 0;
    if (run > 0 && (run - 1) % MAX_VOWEL_GROUP === 0) groups += 1;
  }
  if (groups > 1 && SILENT_E.test(word)) groups -= 1;
  if (groups > 0) return groups;
  // Initials are said one by one; "hmm" is one breath.
  return word.length <= 5 && word === word.toUpperCase() ? word.length : 1;
}

function isVowel(letter: string): boolean {
  return LATIN_VOWELS.includes(letter) || OTHER_VOWELS.has(letter);
}

/** Lower case, accents taken off. */
function plainLetters(word: string): readonly string[] {
  return [...word.toLowerCase().normalize('NFD')].filter((letter) => writingOf(letter.codePointAt(0)!) !== 'sign');
}

function atLeastOne(letters: number, syllables: number): number {
  return letters === 0 ? 0 : Math.max(syllables, 1);
}
