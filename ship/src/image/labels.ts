export interface LabelOptions {
  readonly title: string;
  readonly version: string;
  /** The full commit. */
  readonly revision: string | undefined;
  /** Where the source is found, a URL. */
  readonly source: string | undefined;
  /** Where the base is found: `REF@sha256:…`; undefined for scratch. */
  readonly base: { readonly name: string; readonly digest: string } | undefined;
}

const prefix = 'org.opencontainers.image';

/** @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
export function imageLabels({ title, version, revision, source, base }: LabelOptions): Record<string, string> {
  return {
    ...(base === undefined ? {} : { [`${prefix}.base.digest`]: base.digest, [`${prefix}.base.name`]: base.name }),
    ...(revision === undefined ? {} : { [`${prefix}.revision`]: revision }),
    ...(source === undefined ? {} : { [`${prefix}.source`]: source }),
    [`${prefix}.title`]: title,
    [`${prefix}.version`]: version,
  };
}
