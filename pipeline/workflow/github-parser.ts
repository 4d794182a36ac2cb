import { registerHooks } from 'node:module';

// The parser's package is made for bundlers: it imports its schema without saying that it is JSON, which Node wants said.
const hooks = registerHooks({
  load: (url, context, load) =>
    load(url, url.endsWith('.min.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
hooks.deregister();

/** What GitHub's own parser and schema say against a workflow; empty where it is one. */
export function refusalsOf(name: string, content: string): readonly string[] {
  const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
