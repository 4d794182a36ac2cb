/** What `--image` may be: a full reference, a digest or a tag of the contract's repository. */
export function imageReference(image: string, repositoryUri: string): string {
  if (image.includes('/')) return image;
  return image.startsWith('sha256:') ? `${repositoryUri}@${image}` : `${repositoryUri}:${image}`;
}
