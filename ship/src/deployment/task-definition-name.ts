/** `family:revision` of a task definition's ARN; what is in this form already stays as it is. */
export function shortName(taskDefinition: string): string {
  return taskDefinition.slice(taskDefinition.lastIndexOf('/') + 1);
}
