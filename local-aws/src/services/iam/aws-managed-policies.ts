import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Milliseconds } from '../../clock.ts';

/** A policy that AWS keeps for every account. */
export interface AwsManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly version: string;
  readonly created: Milliseconds;
  readonly updated: Milliseconds;
  /** Of the usual ones; the others are known by name alone. */
  readonly document: string | undefined;
}

interface Entry {
  readonly path: string;
  readonly version: string;
  readonly created: number;
  readonly updated: number;
  readonly document?: object;
}

let entries: Readonly<Record<string, Entry>> | undefined;

/**
 * The names, paths and dates of AWS's managed policies, as AWS published them by April 2026, and the documents of those
 * that containers, their networks and their pipelines use. Read at the first question.
 */
function table(): Readonly<Record<string, Entry>> {
  if (!entries) {
    const file = join(import.meta.dirname, 'generated', 'aws-managed-policies.json');
    const parsed: Readonly<Record<string, Entry>> = JSON.parse(readFileSync(file, 'utf8'));
    entries = parsed;
  }
  return entries;
}

const arnPattern = /^arn:aws:iam::aws:policy(?<path>\/(?:.*\/)?)(?<name>[^/]+)$/;

/** Undefined for an ARN that AWS does not have, be it for its path alone. */
export function awsManagedPolicy(arn: string): AwsManagedPolicy | undefined {
  const { path, name } = arnPattern.exec(arn)?.groups ?? {};
  const entry = name !== undefined && Object.hasOwn(table(), name) ? table()[name] : undefined;
  return name !== undefined && entry && entry.path === path ? policyOf(name, entry) : undefined;
}

export function awsManagedPolicies(): AwsManagedPolicy[] {
  return Object.entries(table()).map(([name, entry]) => policyOf(name, entry));
}

function policyOf(name: string, { path, version, created, updated, document }: Entry): AwsManagedPolicy {
  return {
    name,
    arn: `arn:aws:iam::aws:policy${path}${name}`,
    path,
    version,
    created,
    updated,
    document: document && JSON.stringify(document, undefined, 4),
  };
}
