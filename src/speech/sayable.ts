/** What the engine does not know by its sign, in its words; it reads ASCII alone, and says nothing of what it cannot read. */
const SPELLED: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': ',',
  '—': ',',
  '―': ',',
  '…': '...',
  '‼': '!',
  '⁇': '?',
  '⁈': '?!',
  '⁉': '!?',
  '×': ' times ',
  '÷': ' divided by ',
  '±': ' plus or minus ',
  '°': ' degrees ',
  '½': ' one half ',
  '¼': ' one quarter ',
  '¾': ' three quarters ',
  '£': ' pounds ',
  '€': ' euros ',
  '¥': ' yen ',
  '©': ' copyright ',
  '&': ' and ',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'th',
  Ð: 'Th',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
};

/** A token as the engine can read it: printable ASCII, without accents. Empty where nothing of it can be said. */
export function sayable(token: string): string {
  const letters = [...token.replace(/([£€¥])([\d.,]*\d)/gu, '$2$1')];
  const said = letters.map((letter) => SPELLED[letter] ?? letter.normalize('NFKD').replace(/[^ -~]/g, '')).join('');
  return /[a-z0-9]/i.test(said) ? said.replace(/\s+/g, ' ').trim() : '';
}
