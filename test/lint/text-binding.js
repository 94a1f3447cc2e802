/**
 * ESLint: a text that may change is no child of Lit's (`<p>${text}</p>`) but its element's own text
 * (`<p .textContent=${text}></p>`). A browser's translator takes text nodes out of the page, and Lit
 * writes into the node that is gone. What cannot change may stay: a text of src/i18n or of a feature's
 * messages as it is, without a choice or a call.
 */
import { ESLintUtils } from '@typescript-eslint/utils';
import ts from 'typescript';

const { StringLike, NumberLike, BigIntLike } = ts.TypeFlags;
const MESSAGES = /\/i18n\/|-messages\.ts$/;
const TEXT = StringLike | NumberLike | BigIntLike;

/** Whether an expression after this much of a template is a child, and not an attribute's value. */
function isChildAfter(markup) {
  return markup.lastIndexOf('>') >= markup.lastIndexOf('<');
}

/** Whether a variable is a text, or a group of texts, of src/i18n or of a feature's messages. */
function isFromMessages(scope, name) {
  let variable;
  for (let at = scope; at && !variable; at = at.upper) variable = at.set.get(name);
  const [definition] = variable?.defs ?? [];
  if (definition?.type === 'ImportBinding') return MESSAGES.test(definition.parent.source.value);
  const { init } = definition?.node ?? {};
  return definition?.type === 'Variable' && init != null && isConstant(scope, init);
}

/** `messages.close`, or `close` where that is `const { close } = messages`. */
function isConstant(scope, node) {
  if (node.type === 'Identifier') return isFromMessages(scope, node.name);
  // A space that the build would take away.
  if (node.type === 'Literal') return true;
  return node.type === 'MemberExpression' && !node.computed && isConstant(scope, node.object);
}

export const textBinding = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      child:
        'Bind a text that may change as .textContent of an element of its own (or by dataText).',
    },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    return {
      'TaggedTemplateExpression[tag.name="html"]'({ quasi }) {
        let markup = '';
        quasi.expressions.forEach((expression, index) => {
          markup += quasi.quasis[index].value.raw;
          if (!isChildAfter(markup)) return;
          const type = services.getTypeAtLocation(expression);
          const types = type.isUnion() ? type.types : [type];
          if (!types.some(({ flags }) => flags & TEXT)) return;
          if (isConstant(context.sourceCode.getScope(expression), expression)) return;
          context.report({ node: expression, messageId: 'child' });
        });
      },
    };
  },
};
