/**
 * ESLint: no words stand in a template itself, neither as text nor in an attribute that is read out or
 * seen: they would be English in every language. They are a text of src/i18n or of a feature's messages.
 */
const READ_OUT =
  /\s(?:aria-label|aria-description|title|placeholder|alt)=("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const WORDS = /\p{L}{2,}/u;

/** What the reader of a template sees: no tags, comments, styles, and no names of symbols (`&times;`). */
function seen(markup) {
  return markup
    .replace(/<!--.*?-->|<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/gs, ' ')
    .replace(/&\w+;/g, '');
}

export const literalText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: 'Take “{{text}}” from the texts: it is English in every language here.' },
  },
  create: (context) => ({
    'TaggedTemplateExpression[tag.name="html"]'({ quasi }) {
      // An expression is no words, and leaves a tag that is open as it is.
      const markup = quasi.quasis.map(({ value }) => value.raw).join('0');
      const texts = [seen(markup), ...Array.from(markup.matchAll(READ_OUT), ([, value]) => value)];
      for (const text of texts)
        if (WORDS.test(text))
          context.report({ node: quasi, messageId: 'literal', data: { text: text.trim() } });
    },
  }),
};
