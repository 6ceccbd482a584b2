/** A name as it stands within a sentence: "Ball" becomes "ball", "NBA hoop" stays. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** "stunt car's cabin". */
export function ownedBy(owner: string, what: string): string {
  return `${owner}'s ${what}`;
}
