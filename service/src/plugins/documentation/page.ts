import { createHash } from 'node:crypto';
import { type Html, html } from './html.ts';
import { type JsonObject, objectOf, propertiesOf } from './json-schema.ts';
import { style } from './style.ts';
import { tryIt } from './try-it.ts';

/** A page that shows an OpenAPI document and lets its reader ask the service; it needs nothing but itself. */
export interface DocumentationPage {
  readonly text: string;
  /** Allows the page's own style and script by their hashes, and requests to its own origin. */
  readonly contentSecurityPolicy: string;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
}

export function documentationPage(document: JsonObject): DocumentationPage {
  const { title, version, description } = objectOf(document.info);
  const operations = operationsOf(document);
  const tags = listOf(document.tags).map((tag) => textOf(objectOf(tag).name));
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${textOf(title)}</title>
<style>${{ text: style }}</style>
</head>
<body>
<header>
<h1>${textOf(title)} <small>${textOf(version)}</small></h1>
<p>${textOf(description)} The same for machines: <a href="/openapi.json">openapi.json</a> (OpenAPI ${textOf(document.openapi)}).</p>
<fieldset>
<legend>Who asks</legend>
<label>API key <input type="password" id="api-key" autocomplete="off" spellcheck="false"></label>
<label>Token <input type="password" id="token" autocomplete="off" spellcheck="false"></label>
<small>Sent with what you try below, and kept nowhere.</small>
</fieldset>
</header>
<main>
${tags.map((tag) => section(tag, operations))}
</main>
<script>${{ text: tryIt }}</script>
</body>
</html>
`;
  return {
    text: page.text,
    contentSecurityPolicy: [
      "default-src 'none'",
      `style-src '${hashOf(style)}'`,
      `script-src '${hashOf(tryIt)}'`,
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function section(tag: string, operations: readonly Operation[]): Html {
  const those = operations.filter(({ operation }) => listOf(operation.tags).includes(tag));
  return html`<section aria-labelledby="tag-${tag}"><h2 id="tag-${tag}">${tag}</h2>${those.map(operationHtml)}</section>`;
}

function operationHtml({ method, path, operation }: Operation): Html {
  const { operationId, summary, description, security } = operation;
  const locked = security === undefined ? html`` : html` <span class="lock">needs ${scopesText(security)}</span>`;
  return html`<details id="${textOf(operationId)}">
<summary><b class="method ${method}">${method.toUpperCase()}</b> <code>${path}</code> <span>${textOf(summary)}</span>${locked}</summary>
<div class="operation">
${description === undefined ? html`` : html`<p>${textOf(description)}</p>`}
<form data-method="${method.toUpperCase()}" data-path="${path}">
${listOf(operation.parameters).map((parameter) => parameterHtml(objectOf(parameter)))}
${bodyHtml(operation.requestBody)}
<button type="submit">Try it</button>
<output></output>
</form>
<h3>Answers</h3>
${Object.entries(objectOf(operation.responses)).map(responseHtml)}
</div>
</details>`;
}

function scopesText(security: unknown): string {
  const [first] = listOf(security);
  const scopes = Object.values(objectOf(first)).flat().map(String);
  return scopes.length === 0 ? 'a known caller' : scopes.join(' ');
}

function parameterHtml({ name, in: place, required, description, schema }: JsonObject): Html {
  const { default: fallback } = objectOf(schema);
  const needed = required === true ? ' (required)' : '';
  return html`<label><span><code>${textOf(name)}</code> ${textOf(place)}${needed}, ${constraints(objectOf(schema))}. ${textOf(description)}</span>
<input data-in="${textOf(place)}" name="${textOf(name)}" placeholder="${textOf(fallback)}" autocomplete="off"></label>`;
}

function bodyHtml(requestBody: unknown): Html {
  const schema = schemaIn(requestBody);
  if (schema === undefined) return html``;
  return html`<label><span>Body (JSON)</span>
<textarea name="body" rows="6" spellcheck="false">${JSON.stringify(exampleOf(schema), null, 2)}</textarea></label>
${schemaHtml(schema)}`;
}

function responseHtml([status, response]: readonly [string, unknown]): Html {
  const schema = schemaIn(response);
  return html`<p><b class="status">${status}</b> ${textOf(objectOf(response).description)}</p>
${schema === undefined || schema.$ref !== undefined ? html`` : schemaHtml(schema)}`;
}

function schemaHtml(schema: JsonObject): Html {
  const rows = propertiesOf(schema).map(
    ({ name, isRequired, value }) =>
      html`<tr><td><code>${name}</code></td><td>${isRequired ? 'always' : 'optional'}</td><td>${constraints(value)}. ${textOf(value.description)}</td></tr>`,
  );
  return rows.length === 0 ? html`` : html`<table><tbody>${rows}</tbody></table>`;
}

/** A schema in a few words: `integer, minimum 1, maximum 100`. */
function constraints(schema: JsonObject): string {
  const { type, enum: values, format, items } = schema;
  const words = ['minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'default', 'const']
    .filter((word) => schema[word] !== undefined)
    .map((word) => `${word} ${JSON.stringify(schema[word])}`);
  const what = items === undefined ? textOf(type) : `${textOf(type)} of ${textOf(objectOf(items).type)}`;
  return [
    what,
    ...(format === undefined ? [] : [textOf(format)]),
    ...(Array.isArray(values) ? [`one of ${values.map(String).join(', ')}`] : []),
    ...words,
  ].join(', ');
}

function exampleOf(schema: JsonObject): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.type === 'object') {
    return Object.fromEntries(propertiesOf(schema).map(({ name, value }) => [name, exampleOf(value)]));
  }
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return false;
  return schema.type === 'string' ? 'text' : 1;
}

function schemaIn(part: unknown): JsonObject | undefined {
  const [media] = Object.values(objectOf(objectOf(part).content));
  return media === undefined ? undefined : objectOf(objectOf(media).schema);
}

function operationsOf(document: JsonObject): readonly Operation[] {
  return Object.entries(objectOf(document.paths)).flatMap(([path, methods]) =>
    Object.entries(objectOf(methods)).map(([method, operation]) => ({ method, path, operation: objectOf(operation) })),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
