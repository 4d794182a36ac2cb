import { MalformedInput } from '../protocol.ts';

/** Form parameters by the dots of their names: `Tags.member.1.Key` stands four levels below the root. */
export interface ParameterTree {
  readonly value: string | undefined;
  readonly children: ReadonlyMap<string, ParameterTree>;
}

interface GrowingTree {
  value: string | undefined;
  readonly children: Map<string, GrowingTree>;
}

const mostParameters = 20_000;
const deepest = 32;

/** @throws {MalformedInput} on more parameters, or deeper names, than any operation has */
export function parameterTree(form: URLSearchParams): ParameterTree {
  const root: GrowingTree = { value: undefined, children: new Map() };
  let count = 0;
  for (const [name, value] of form) {
    if (++count > mostParameters) throw new MalformedInput(`More than ${mostParameters} parameters.`);
    const parts = name.split('.', deepest + 1);
    if (parts.length > deepest) throw new MalformedInput(`A parameter's name has more than ${deepest} parts.`);
    let node = root;
    for (const part of parts) {
      const child = node.children.get(part) ?? { value: undefined, children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    node.value = value;
  }
  return root;
}
