/** What Fargate's LATEST stands for on Linux. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html */
const latest = '1.4.0';

/** A service keeps the version that it was asked for, LATEST among them; deployments and tasks tell the one that runs. */
export function runningPlatformVersion(asked: string | undefined): string {
  return asked === undefined || asked === 'LATEST' ? latest : asked;
}
