/** A top-level block of a Terraform file: `resource "aws_lb" "main" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** 1 is the first. */
  readonly line: number;
  /** The comment lines directly above, without their marks. */
  readonly comments: readonly { readonly line: number; readonly text: string }[];
  readonly body: HclText;
}

/** A piece of HCL, and beside it the same with comments and quoted text blanked out, letter for letter. */
export interface HclText {
  readonly text: string;
  readonly code: string;
}

/**
 * Reads the top-level blocks of a Terraform file. It knows strings, templates, here-documents and comments, which is
 * what it takes to find blocks, their attributes and the addresses that they name. Whether the file is right is for
 * `terraform validate` to say.
 */
export function scan(text: string): readonly HclBlock[] {
  const code = codeOf(text);
  const blocks: HclBlock[] = [];
  let from = 0;
  for (;;) {
    const open = code.indexOf('{', from);
    if (open === -1) return blocks;
    const close = closingOf(code, open);
    const head = /([\w-]+)((?:[ \t]+(?:"[^"\n]*"|[\w-]+))*)\s*$/.exec(code.slice(from, open));
    if (head !== null) {
      const [found, type = ''] = head;
      const start = from + head.index;
      const line = lineOf(text, start);
      blocks.push({
        type,
        labels: [...text.slice(start + type.length, start + found.length).matchAll(/"([^"]*)"|([\w-]+)/g)].map(
          (label) => label[1] ?? label[2] ?? '',
        ),
        line,
        comments: commentsAbove(text, line),
        body: { text: text.slice(open + 1, close), code: code.slice(open + 1, close) },
      });
    }
    from = close + 1;
  }
}

/** The attributes that stand in a body itself, not in blocks within it. */
export function attributesOf(body: HclText): ReadonlyMap<string, HclText> {
  const attributes = new Map<string, HclText>();
  const start = /(?:^|\n)[ \t]*([\w-]+)[ \t]*=(?![=>])/g;
  let from = 0;
  for (;;) {
    start.lastIndex = from;
    const found = start.exec(body.code);
    if (found === null) return attributes;
    const block = body.code.indexOf('{', from);
    if (block !== -1 && block < found.index) {
      from = closingOf(body.code, block);
      continue;
    }
    const begin = found.index + found[0].length;
    const end = endOfExpression(body.code, begin);
    attributes.set(found[1] ?? '', { text: body.text.slice(begin, end), code: body.code.slice(begin, end) });
    from = end;
  }
}

/** The bodies of `dynamic "access_logs" { … }` within a body. */
export function dynamicBlocks(body: HclText, label: string): readonly HclText[] {
  return [...body.code.matchAll(/(?:^|\n)[ \t]*dynamic[ \t]+"[ ]*"[ \t]*\{/g)].flatMap(({ index, 0: head }) => {
    const open = index + head.length - 1;
    const isMeant = body.text.slice(index, open).includes(`"${label}"`);
    const close = closingOf(body.code, open);
    return isMeant ? [{ text: body.text.slice(open + 1, close), code: body.code.slice(open + 1, close) }] : [];
  });
}

/** The addresses that an expression names: `aws_lb.main.arn`, `local.name`, `var.zones`, `each.key`. */
export function addressesIn(expression: HclText): readonly string[] {
  const traversal = /(?<![\w.\]-])[a-zA-Z_][\w-]*(?:\[[^\]\n]*\]|\.[a-zA-Z_*][\w-]*)+/g;
  return [...expression.code.matchAll(traversal)].map(({ index, 0: found }) =>
    expression.text.slice(index, index + found.length),
  );
}

/** Blanks what is no code: comments, quoted text, here-documents; what they interpolate stays. */
function codeOf(text: string): string {
  const code = [...text.split('')];
  /** How deep in braces each interpolation within which we are stands; a string or here-document is around each. */
  const around: { readonly end: string; depth: number }[] = [];
  let quote = '';
  let index = 0;
  const blank = (count: number): void => {
    for (let step = 0; step < count; step += 1) if (code[index + step] !== '\n') code[index + step] = ' ';
    index += count;
  };
  while (index < text.length) {
    const rest = text.slice(index, index + 3);
    const letter = text.charAt(index);
    if (quote !== '') {
      if (rest.startsWith('$${') || rest.startsWith('%%{')) blank(3);
      else if (rest.startsWith('${') || rest.startsWith('%{')) {
        around.push({ end: quote, depth: 0 });
        quote = '';
        blank(2);
      } else if (quote === '"') {
        if (letter === '\\') blank(2);
        else if (letter === '"') {
          quote = '';
          index += 1;
        } else blank(1);
      } else if (letter === '\n' && endsHere(text, index + 1, quote)) {
        index += 1;
        blank(text.slice(index).search(/\n|$/));
        quote = '';
      } else blank(1);
      continue;
    }
    const innermost = around.at(-1);
    if (letter === '"') {
      quote = '"';
      index += 1;
    } else if (letter === '#' || rest.startsWith('//')) {
      blank(text.slice(index).search(/\n|$/));
    } else if (rest.startsWith('/*')) {
      const end = text.indexOf('*/', index);
      blank((end === -1 ? text.length : end + 2) - index);
    } else if (rest.startsWith('<<') && /^<<-?\w/.test(rest)) {
      const mark = /^<<-?(\w+)/.exec(text.slice(index, index + 80)) ?? [''];
      blank(mark[0].length);
      quote = mark[1] ?? '';
    } else if (letter === '}' && innermost?.depth === 0) {
      around.pop();
      quote = innermost.end;
      blank(1);
    } else {
      if (innermost !== undefined && letter === '{') innermost.depth += 1;
      if (innermost !== undefined && letter === '}') innermost.depth -= 1;
      index += 1;
    }
  }
  return code.join('');
}

function endsHere(text: string, lineStart: number, mark: string): boolean {
  return new RegExp(`^[ \\t]*${mark}[ \\t]*(?:\\n|$)`).test(text.slice(lineStart, lineStart + mark.length + 80));
}

function closingOf(code: string, open: number): number {
  let depth = 0;
  for (let index = open; index < code.length; index += 1) {
    if (code[index] === '{') depth += 1;
    if (code[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return code.length;
}

/** An expression ends with its line, unless a bracket is open. */
function endOfExpression(code: string, begin: number): number {
  let depth = 0;
  for (let index = begin; index < code.length; index += 1) {
    const letter = code.charAt(index);
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (letter === '\n' && depth <= 0) return index;
  }
  return code.length;
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function commentsAbove(text: string, line: number): HclBlock['comments'] {
  const lines = text.split('\n');
  const comments: { line: number; text: string }[] = [];
  for (let above = line - 1; above >= 1; above -= 1) {
    const found = /^\s*(?:#|\/\/)\s?(.*)$/.exec(lines[above - 1] ?? '');
    if (found === null) break;
    comments.unshift({ line: above, text: (found[1] ?? '').trim() });
  }
  return comments;
}
