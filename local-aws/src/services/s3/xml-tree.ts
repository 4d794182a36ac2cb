import { text } from '../../wire/protocols/xml.ts';
import { malformedXml } from './s3-error.ts';

/** An element; one with child elements has no text of its own. */
export interface XmlNode {
  readonly name: string;
  /** As written, namespaces left out. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const deepest = 32;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const longestAttributes = 2048;

/** Tags and declarations; what is between two of them is text. Comments and CDATA, which no client sends, are refused. */
const token = /<\?[^<>]*\?>|<(\/?)([A-Za-z_][\w:.-]*)([^<>]*?)(\/?)>/g;

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/**
 * Reads a document without a DTD, of bounded depth; its size is bounded by whoever read it.
 * @throws {S3Error} MalformedXML
 */
export function parseXml(document: string): XmlNode {
  const root: Building = { name: '', attributes: {}, children: [], text: '' };
  const open: Building[] = [root];
  let end = 0;
  for (const match of document.matchAll(token)) {
    const here = open.at(-1) ?? root;
    addText(here, unescaped(document.slice(end, match.index)));
    end = match.index + match[0].length;
    const [, slash, name, attributes = '', selfClosing] = match;
    if (name === undefined) continue;
    if (attributes.length > longestAttributes) throw malformedXml();
    if (slash === '/') {
      if (open.length === 1 || here.name !== localName(name)) throw malformedXml();
      open.pop();
      open.at(-1)?.children.push(finished(here));
      continue;
    }
    const element: Building = {
      name: localName(name),
      attributes: attributesOf(attributes),
      children: [],
      text: '',
    };
    if (selfClosing === '/') here.children.push(finished(element));
    else if (open.push(element) > deepest) throw malformedXml();
  }
  const [top, ...others] = root.children;
  if (open.length !== 1 || !top || others.length > 0 || root.text.trim() !== '' || document.slice(end).trim() !== '') {
    throw malformedXml();
  }
  return top;
}

function addText(node: Building, more: string): void {
  node.text += more;
}

function finished({ name, attributes, children, text: content }: Building): XmlNode {
  if (children.length > 0 && content.trim() !== '') throw malformedXml();
  const node = { name, children, text: children.length > 0 ? '' : content };
  return Object.keys(attributes).length > 0 ? { ...node, attributes } : node;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of source.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    found[name] = unescaped(double ?? single ?? '');
  }
  return found;
}

function unescaped(source: string): string {
  if (source.includes('<')) throw malformedXml();
  return source.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (point > 0x10ffff) throw malformedXml();
    return String.fromCodePoint(point);
  });
}

/** The first child of a name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((each) => each.name === name);
}

/** The text of the first child of a name. */
export function childText(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.text;
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((each) => each.name === name) ?? [];
}

/** An element around text, or around elements; undefined ones are left out. */
export function xml(
  name: string,
  content: string | number | boolean | readonly (XmlNode | undefined)[] = '',
  attributes?: Readonly<Record<string, string>>,
): XmlNode {
  const node =
    typeof content === 'object'
      ? { name, children: content.filter((each) => each !== undefined), text: '' }
      : { name, children: [], text: String(content) };
  return attributes ? { ...node, attributes } : node;
}

/** An element, or nothing where there is no text for it. */
export function optional(name: string, content: string | number | boolean | undefined): XmlNode | undefined {
  return content === undefined ? undefined : xml(name, content);
}

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function writeDocument(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write({ ...root, attributes: { xmlns: namespace, ...root.attributes } })}`;
}

function write({ name, attributes = {}, children, text: content }: XmlNode): string {
  const prefixed = Object.keys(attributes).some((key) => key.startsWith('xsi:'));
  const all = prefixed ? { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', ...attributes } : attributes;
  const written = Object.entries(all).map(([key, value]) => ` ${key}="${text(value)}"`);
  const inner = children.length > 0 ? children.map(write).join('') : text(content);
  return `<${name}${written.join('')}>${inner}</${name}>`;
}
