/** The contract as one HTML page, from the document alone: what the page says, the gateway holds. */

import type { OpenApiDocument } from './openapi.ts';
import type { JsonSchema } from './openapi-schemas.ts';

type Fields = Readonly<Record<string, unknown>>;

export function contractPage(document: OpenApiDocument, stylePath: string): string {
  const { info, tags, paths, components } = document as OpenApiDocument & {
    tags: { name: string; description?: string }[];
    components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Fields> };
  };
  const offered = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name, description }) => {
    const own = offered.filter(({ operation }) => list(operation.tags).includes(name));
    return `<section><h2 id="tag-${escaped(name)}">${escaped(name)}</h2>${paragraphs(description)}${own.map(operationPart).join('')}</section>`;
  });
  const contents = offered.map(
    ({ path, method, operation }) =>
      `<li><a href="#${escaped(operation.operationId)}"><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code></a> ${inline(operation.summary)}</li>`,
  );
  const security = Object.entries(components.securitySchemes).map(
    ([name, { description }]) => `<dt><code>${escaped(name)}</code></dt><dd>${inline(description)}</dd>`,
  );
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<article id="schema-${escaped(name)}"><h3>${escaped(name)}</h3>${json(schema)}</article>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} ${escaped(info.version)}: contract</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<header><h1>${escaped(info.title)} <small>${escaped(info.version)}</small></h1><p>${inline(info.summary)}</p>
<p><a href="/api/v1/openapi.json">This contract as OpenAPI ${escaped(document.openapi)}</a></p></header>
<main>
${paragraphs(info.description)}
<nav aria-label="Operations"><ul>${contents.join('')}</ul></nav>
<section><h2 id="security">Showing who is calling</h2><dl>${security.join('')}</dl></section>
${sections.join('\n')}
<section><h2 id="schemas">Schemas</h2>${schemas.join('')}</section>
</main>
</body>
</html>
`;
}

function operationPart({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: JsonSchema;
}): string {
  const parameters = list(operation.parameters).map((parameter) => {
    const { name, in: place, required, description, schema } = parameter as Fields;
    return `<tr><td><code>${escaped(name)}</code></td><td>${escaped(place)}${required === true ? ', required' : ''}</td><td>${inline(description)} ${json(schema)}</td></tr>`;
  });
  const bodies = contentOf(operation.requestBody);
  const responses = Object.entries(fields(operation.responses)).map(
    ([status, response]) =>
      `<tr><td>${escaped(status)}</td><td>${inline(fields(response).description)}</td><td>${contentOf(response)}</td></tr>`,
  );
  return `<article id="${escaped(operation.operationId)}">
<h3><b>${method.toUpperCase()}</b> <code>${escaped(path)}</code></h3><p>${inline(operation.summary)}</p>${paragraphs(operation.description)}
<p>${accessOf(operation.security)}</p>
<table><caption>Parameters</caption><tbody>${parameters.join('')}</tbody></table>
${bodies === '' ? '' : `<h4>Body</h4>${bodies}`}
<table><caption>Answers</caption><tbody>${responses.join('')}</tbody></table>
</article>`;
}

function accessOf(security: unknown): string {
  const ways = list(security).map(fields);
  if (ways.some((way) => Object.keys(way).length === 0)) return 'For anyone.';
  return 'For callers who have shown who they are.';
}

function contentOf(holder: unknown): string {
  return Object.entries(fields(fields(holder).content))
    .map(
      ([type, { schema }]) =>
        `<details><summary><code>${escaped(type)}</code></summary>${json(schema)}</details>`,
    )
    .join('');
}

/** A schema as it is written, its references as links. */
function json(schema: unknown): string {
  if (schema === undefined) return '';
  const text = escaped(JSON.stringify(schema, undefined, 2));
  const linked = text.replace(
    /#\/components\/schemas\/(\w+)/g,
    (whole, name) => `<a href="#schema-${name}">${whole}</a>`,
  );
  return `<pre><code>${linked}</code></pre>`;
}

function paragraphs(text: unknown): string {
  if (typeof text !== 'string') return '';
  return text
    .split('\n\n')
    .map((part) =>
      part.startsWith('- ')
        ? `<ul>${part
            .split('\n')
            .map((line) => `<li>${inline(line.slice(2))}</li>`)
            .join('')}</ul>`
        : `<p>${inline(part)}</p>`,
    )
    .join('');
}

/** Of the markup of descriptions only `code` and *stress*. */
function inline(text: unknown): string {
  return escaped(text ?? '')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: unknown): string {
  return String(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function fields(value: unknown): Readonly<Record<string, Fields>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, Fields>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
