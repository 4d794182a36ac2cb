/** `npm run pictures:architecture`: draws docs/pictures/architecture-light.svg and -dark.svg. */
import { writeFileSync } from 'node:fs';

interface Theme {
  readonly name: string;
  readonly ground: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  /** Areas, from the outermost to the innermost. */
  readonly areas: readonly [string, string, string];
  readonly box: string;
  readonly service: string;
  readonly way: string;
  readonly control: string;
}

const themes: readonly Theme[] = [
  {
    name: 'light',
    ground: '#ffffff',
    ink: '#1f2328',
    faint: '#59636e',
    line: '#d1d9e0',
    areas: ['#f6f8fa', '#eef4fb', '#ffffff'],
    box: '#ffffff',
    service: '#dafbe1',
    way: '#0969da',
    control: '#8250df',
  },
  {
    name: 'dark',
    ground: '#0d1117',
    ink: '#e6edf3',
    faint: '#9198a1',
    line: '#3d444d',
    areas: ['#151b23', '#111d2e', '#0d1117'],
    box: '#212830',
    service: '#12361f',
    way: '#58a6ff',
    control: '#bc8cff',
  },
];

for (const theme of themes) {
  writeFileSync(new URL(`architecture-${theme.name}.svg`, import.meta.url), architecture(theme));
}

function architecture(theme: Theme): string {
  const { ink, faint, line, box, way, control } = theme;

  const area = (x: number, y: number, width: number, height: number, depth: 0 | 1 | 2, title: string): string =>
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${theme.areas[depth]}" stroke="${line}"/>
<text x="${x + 12}" y="${y + 20}" class="t">${title}</text>`;

  const node = (x: number, y: number, width: number, lines: readonly string[], fill: string = box): string => {
    const height = 22 + lines.length * 17;
    const [title = '', ...rest] = lines;
    const middle = x + width / 2;
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${line}"/>
<text x="${middle}" y="${y + 24}" text-anchor="middle" class="n">${title}</text>
${rest.map((text, index) => `<text x="${middle}" y="${y + 42 + index * 16}" text-anchor="middle" class="s">${text}</text>`).join('\n')}`;
  };

  const arrow = (path: string, colour: 'way' | 'control'): string =>
    `<path d="${path}" fill="none" stroke="${colour === 'way' ? way : control}" stroke-width="2" marker-end="url(#${colour})"${colour === 'control' ? ' stroke-dasharray="5 4"' : ''}/>`;

  const head = (name: string, colour: string): string =>
    `<marker id="${name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="${colour}"/></marker>`;

  const label = (x: number, y: number, text: string): string => `<text x="${x}" y="${y}" class="s">${text}</text>`;

  return `<svg xmlns="http://www.w3.org/2000/svg" width="980" height="620" viewBox="0 0 980 620" role="img" aria-label="The architecture on AWS">
<style>text{font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif;fill:${ink}}.t{font-size:12px;fill:${faint};font-weight:600}.n{font-size:14px;font-weight:600}.s{font-size:12px;fill:${faint}}</style>
<defs>${head('way', way)}${head('control', control)}</defs>
<rect width="980" height="620" fill="${theme.ground}"/>
${area(220, 14, 740, 500, 0, 'AWS region')}
${area(238, 46, 466, 450, 1, 'VPC 10.0.0.0/16')}
${area(254, 158, 212, 322, 2, 'zone us-east-1a')}
${area(478, 158, 212, 322, 2, 'zone us-east-1b')}
${node(20, 82, 150, ['Users'])}
${node(330, 72, 340, ['Application Load Balancer', 'HTTPS, health checks on /health, WAF'])}
${node(266, 190, 120, ['NAT gateway', '10.0.1.0/24'])}
${node(490, 190, 120, ['NAT gateway', '10.0.2.0/24'])}
${node(270, 300, 180, ['Fargate task', 'the service on port 8080', 'private 10.0.11.0/24'], theme.service)}
${node(494, 300, 180, ['Fargate task', 'the service on port 8080', 'private 10.0.12.0/24'], theme.service)}
${node(270, 406, 404, ['ECS service', 'rolling, blue/green, linear, canary; circuit breaker'])}
${node(20, 192, 150, ['GitHub Actions', 'or a laptop', 'by OIDC, no keys'])}
${node(20, 306, 150, ['Terraform', 'what there is'])}
${node(20, 406, 150, ['ship', 'which version runs'])}
${node(736, 46, 206, ['ECR', 'images by digest, signed'])}
${node(736, 138, 206, ['CloudWatch', 'logs, metrics, dashboard', 'alarms, SLO burn rates'])}
${node(736, 244, 206, ['SNS', 'e-mail, Slack, pager'])}
${node(736, 334, 206, ['Secrets Manager, KMS', 'secrets of the container'])}
${node(736, 424, 206, ['SSM parameter', 'the contract between', 'Terraform and ship'])}
${node(20, 546, 940, ['local-aws', 'the same APIs on this machine; tasks are processes, so that a deployment can be tried with no account'])}
${arrow('M170 102H328', 'way')}
${arrow('M420 128V298', 'way')}
${arrow('M644 128V298', 'way')}
${arrow('M360 404V375', 'control')}
${arrow('M584 404V375', 'control')}
${arrow('M95 265V304', 'control')}
${arrow('M20 228H8V434H18', 'control')}
${arrow('M170 334H218', 'control')}
${arrow('M170 434H268', 'control')}
${arrow('M95 462V544', 'control')}
${arrow('M839 211V242', 'control')}
${arrow('M704 174H734', 'control')}
${arrow('M736 74H706', 'control')}
${arrow('M736 362H706', 'control')}
${label(22, 30, 'solid: requests; dashed: control')}
</svg>
`;
}
