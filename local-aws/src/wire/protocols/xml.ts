const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

const special = /[&<>"\r]/g;

/** What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Characters as XML text; those that XML cannot hold become U+FFFD. */
export function text(value: string): string {
  return value.replace(forbidden, '\ufffd').replace(special, (character) => escapes[character] ?? character);
}

/** One element around content that is XML already. */
export function element(name: string, content: string, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${text(namespace)}"`;
  return content === '' ? `<${name}${attribute}/>` : `<${name}${attribute}>${content}</${name}>`;
}
