'use strict';

// The page fills in every example it finds. One of a header that may be left out (a version to insist on,
// a key that was used before) would be sent and refused, so it is shown in words instead.
function shownInWords(parameter) {
  if (parameter.required || parameter.example === undefined) {
    return parameter;
  }
  const { example, ...rest } = parameter;
  return { ...rest, description: `${rest.description ?? ''}\n\nExample: \`${example}\`` };
}

function withoutOptionalExamples(node) {
  if (Array.isArray(node)) {
    return node.map(withoutOptionalExamples);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const copy = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withoutOptionalExamples(value)]),
  );
  return typeof copy.name === 'string' && typeof copy.in === 'string' && copy.schema
    ? shownInWords(copy)
    : copy;
}

const OptionalExamples = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: original => document => original(withoutOptionalExamples(document)),
      },
    },
  },
});

SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#page',
  deepLinking: true,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false, // who you claim to be is forgotten with the page
  validatorUrl: null, // it would tell somebody else the address of this service
  plugins: [OptionalExamples],
});
