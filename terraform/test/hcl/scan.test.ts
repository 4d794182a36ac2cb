import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addressesIn, attributesOf, scan } from '../../hcl/scan.ts';

const onlyBlock = (text: string) => {
  const [block] = scan(text);
  assert.ok(block !== undefined);
  return block;
};

describe('the blocks of a Terraform file', () => {
  it('are told with their labels, lines and the comments directly above', () => {
    const blocks = scan(`# about the file

# policy:allow CKV_AWS_91 dev: they cost more than they tell
// and more
resource "aws_lb" "main" {
  name = "main"
}
locals { a = 1 }
`);

    assert.deepEqual(
      blocks.map(({ type, labels, line, comments }) => ({
        type,
        labels,
        line,
        comments: comments.map(({ text }) => text),
      })),
      [
        {
          type: 'resource',
          labels: ['aws_lb', 'main'],
          line: 5,
          comments: ['policy:allow CKV_AWS_91 dev: they cost more than they tell', 'and more'],
        },
        { type: 'locals', labels: [], line: 8, comments: [] },
      ],
    );
  });

  it('are not confused by braces in strings, comments, templates and here-documents', () => {
    const blocks = scan(`resource "a" "one" {
  text = "} $\${x} \\" } \${upper("}")}" # }
  /* } */
  json = <<-EOT
    { "a": "\${local.b}" } }
    EOT
}
resource "a" "two" {}
`);

    assert.deepEqual(
      blocks.map(({ labels }) => labels[1]),
      ['one', 'two'],
    );
  });

  it('give their attributes, over several lines where brackets are open, and not those of blocks within', () => {
    const { body } = onlyBlock(`locals {
  one = [
    aws_lb.main.arn,
    "text.is.no.address",
  ]
  nested { inner = var.inner }
  two = "\${aws_sns_topic.alerts["a"].arn}/\${var.name}"
}`);

    const addresses = new Map([...attributesOf(body)].map(([name, expression]) => [name, addressesIn(expression)]));

    assert.deepEqual(
      addresses,
      new Map([
        ['one', ['aws_lb.main.arn']],
        ['two', ['aws_sns_topic.alerts["a"].arn', 'var.name']],
      ]),
    );
  });

  it('are found whatever stands in a string', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = JSON.stringify(text)
          .replaceAll('${', () => '$${')
          .replaceAll('%{', '%%{');
        const blocks = scan(`resource "a" "one" {\n  text = ${quoted}\n}\nresource "a" "two" {}\n`);

        assert.equal(blocks.length, 2);
      }),
    );
  });
});
