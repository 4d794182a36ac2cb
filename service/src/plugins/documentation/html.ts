/** Text as HTML shows it, also inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A tagged template whose values are escaped; values that are `Html` already, and lists of them, go in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += textOf(value) + (strings[index + 1] ?? '');
  return { text };
}

/** HTML that is safe to put into a page. */
export interface Html {
  readonly text: string;
}

function textOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  return 'text' in value ? value.text : value.map(({ text }) => text).join('');
}
