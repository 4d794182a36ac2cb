import { timestamp } from '../config.ts';
import type { Digest } from '../digest.ts';
import { hexOf } from '../digest.ts';
import type { LockedPackage } from './lockfile.ts';

export interface SbomSubject {
  readonly title: string;
  readonly version: string;
  /** The image's digest. */
  readonly digest: Digest;
  /** The full commit. */
  readonly revision: string | undefined;
  readonly source: string | undefined;
  readonly packages: readonly LockedPackage[];
  readonly base: { readonly name: string; readonly digest: string } | undefined;
  /** Seconds from the epoch. */
  readonly createdAt: number;
}

export const sbomMediaType = 'application/spdx+json';
export const sbomPredicateType = 'https://spdx.dev/Document';

const unknown = 'NOASSERTION';

/**
 * What is in the image, as SPDX 2.3: the application, each package whose code it has taken in, and the base, whose own
 * contents its own papers tell.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/
 */
export function sbom(subject: SbomSubject): string {
  const { title, version, digest, packages, base, createdAt } = subject;
  const components = [...packages.map(npmPackage), ...(base === undefined ? [] : [basePackage(base)])];
  return JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `${title}-${version}`,
    // Unique to the image, and the same whenever the image is built again.
    documentNamespace: `https://spdx.org/spdxdocs/${encodeURIComponent(`${title}-${version}`)}-${hexOf(digest)}`,
    creationInfo: { created: timestamp(createdAt), creators: ['Tool: ship'] },
    documentDescribes: ['SPDXRef-Application'],
    packages: [application(subject), ...components],
    relationships: [
      relationship('SPDXRef-DOCUMENT', 'DESCRIBES', 'SPDXRef-Application'),
      ...components.map(({ SPDXID, primaryPackagePurpose }) =>
        relationship('SPDXRef-Application', primaryPackagePurpose === 'CONTAINER' ? 'DEPENDS_ON' : 'CONTAINS', SPDXID),
      ),
    ],
  });
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string) {
  return { spdxElementId, relationshipType, relatedSpdxElement };
}

function application({ title, version, digest, revision, source }: SbomSubject) {
  const at = revision === undefined ? '' : `@${revision}`;
  return {
    SPDXID: 'SPDXRef-Application',
    name: title,
    versionInfo: version,
    downloadLocation: source === undefined ? unknown : `git+${source}${at}`,
    filesAnalyzed: false,
    licenseConcluded: unknown,
    licenseDeclared: unknown,
    copyrightText: unknown,
    primaryPackagePurpose: 'APPLICATION',
    externalRefs: [purl(`pkg:oci/${encodeURIComponent(title)}@${encodeURIComponent(digest)}`)],
  };
}

function npmPackage({ name, version, integrity, license }: LockedPackage) {
  const checksum = checksumOf(integrity);
  return {
    SPDXID: `SPDXRef-npm-${`${name}-${version}`.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replace(/^-/, '')}`,
    name,
    versionInfo: version,
    downloadLocation: `https://registry.npmjs.org/${name}/-/${name.replace(/^.*\//, '')}-${version}.tgz`,
    filesAnalyzed: false,
    licenseConcluded: unknown,
    licenseDeclared: license !== undefined && isLicenseExpression(license) ? license : unknown,
    copyrightText: unknown,
    primaryPackagePurpose: 'LIBRARY',
    ...(checksum === undefined ? {} : { checksums: [checksum] }),
    externalRefs: [purl(`pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`)],
  };
}

function basePackage({ name, digest }: { readonly name: string; readonly digest: string }) {
  const repository = name.replace(/:[^/:]*$/, '');
  const last = repository.replace(/^.*\//, '');
  return {
    SPDXID: 'SPDXRef-Base',
    name,
    versionInfo: digest,
    downloadLocation: unknown,
    filesAnalyzed: false,
    licenseConcluded: unknown,
    licenseDeclared: unknown,
    copyrightText: unknown,
    primaryPackagePurpose: 'CONTAINER',
    externalRefs: [
      purl(`pkg:oci/${last}@${encodeURIComponent(digest)}?repository_url=${encodeURIComponent(repository)}`),
    ],
  };
}

function purl(referenceLocator: string) {
  return { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator };
}

/** npm's base64 as SPDX's hexadecimal digits. */
function checksumOf(integrity: string | undefined) {
  const [, algorithm = '', content = ''] = /^(sha1|sha256|sha512)-([A-Za-z0-9+/=]+)$/.exec(integrity ?? '') ?? [];
  if (algorithm === '') return undefined;
  return { algorithm: algorithm.toUpperCase(), checksumValue: Buffer.from(content, 'base64').toString('hex') };
}

/** Names and operators only: `UNLICENSED` and `SEE LICENSE IN …` are npm's words, not SPDX's. */
function isLicenseExpression(text: string): boolean {
  return text !== 'UNLICENSED' && !/^see license/i.test(text) && /^[A-Za-z0-9.+\-() ]+$/.test(text);
}
