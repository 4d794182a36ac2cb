import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { type Body, readBody } from '../../wire/body.ts';
import { incompleteBody } from './aws-chunked.ts';
import type { ObjectFiles } from './object-files.ts';
import { S3Error } from './s3-error.ts';
import type { S3State } from './state.ts';
import { parseXml, writeDocument, type XmlNode } from './xml-tree.ts';

export interface S3Deps {
  readonly state: S3State;
  readonly files: ObjectFiles;
  readonly clock: Clock;
  readonly randomId: () => string;
}

/** One request, its path and query read. */
export interface Exchange {
  readonly deps: S3Deps;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** From the signature. */
  readonly region: string;
  /** The first value of a header, by its name in lower case. */
  header(name: string): string | undefined;
}

const largestDocument = 2 * 1024 * 1024;

/** A body that is read whole: a document, a policy. @throws {S3Error} MaxMessageLengthExceeded, RequestTimeout, ... */
export async function readText({ request, deps }: Exchange): Promise<string> {
  const body: Body = await readBody(request, { bytes: largestDocument, time: 30_000 }, deps.clock);
  switch (body.kind) {
    case 'whole':
      return body.bytes.toString('utf8');
    case 'too large':
      throw new S3Error('MaxMessageLengthExceeded', 400, 'Your request was too large.');
    case 'too slow':
      throw new S3Error('RequestTimeout', 400, 'Your socket connection to the server was not read from in time.');
    case 'cut off':
      throw incompleteBody();
    default:
      return body satisfies never;
  }
}

/** @throws {S3Error} MalformedXML for another root element, too */
export async function readDocument(exchange: Exchange, root: string): Promise<XmlNode> {
  const document = parseXml(await readText(exchange));
  if (document.name !== root) {
    throw new S3Error(
      'MalformedXML',
      400,
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  return document;
}

export function sendDocument({ response }: Exchange, root: XmlNode): void {
  const body = Buffer.from(writeDocument(root), 'utf8');
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': body.length }).end(body);
}

/** An answer without a body; headers without a value are left out. */
export function sendEmpty(
  { response }: Exchange,
  status: number,
  headers: Readonly<Record<string, string | number | undefined>> = {},
): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  if (status !== 204) response.setHeader('content-length', 0);
  response.writeHead(status).end();
}
