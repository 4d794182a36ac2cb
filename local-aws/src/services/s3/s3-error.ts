import { element, text } from '../../wire/protocols/xml.ts';

/** What S3 answers instead of a result. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly code: string;
  readonly status: number;
  /** Elements beside the code and the message, e.g. the bucket's name. */
  readonly details: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    status: number,
    message: string,
    details: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.headers = headers;
  }

  body(requestId: string): string {
    const details = Object.entries(this.details).map(([name, value]) => element(name, text(value)));
    const inner =
      element('Code', text(this.code)) +
      element('Message', text(this.message)) +
      details.join('') +
      element('RequestId', text(requestId)) +
      element('HostId', 'local-aws');
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', inner)}`;
  }
}

export function noSuchBucket(bucket: string): S3Error {
  return new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: bucket });
}

export function noSuchKey(key: string): S3Error {
  return new S3Error('NoSuchKey', 404, 'The specified key does not exist.', { Key: key });
}

export function noSuchVersion(key: string, versionId: string): S3Error {
  const message = 'The specified version does not exist.';
  return new S3Error('NoSuchVersion', 404, message, { Key: key, VersionId: versionId });
}

export function noSuchUpload(uploadId: string): S3Error {
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  return new S3Error('NoSuchUpload', 404, message, { UploadId: uploadId });
}

export function malformedXml(): S3Error {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new S3Error('MalformedXML', 400, message);
}

export function invalidArgument(name: string, value: string, message: string): S3Error {
  return new S3Error('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value });
}

export function invalidRequest(message: string): S3Error {
  return new S3Error('InvalidRequest', 400, message);
}

export function preconditionFailed(condition: string): S3Error {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Error('PreconditionFailed', 412, message, { Condition: condition });
}

export function notImplemented(what: string): S3Error {
  const message = `A header or query you provided implies functionality that is not implemented: ${what}`;
  return new S3Error('NotImplemented', 501, message);
}
