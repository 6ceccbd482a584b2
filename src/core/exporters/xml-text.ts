/** Text as it stands in XML and HTML, between tags or in quotes. Control characters, which XML forbids, fall away. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
