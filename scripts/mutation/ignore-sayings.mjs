import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

// Ignores texts that no rule depends on: the description of a field, the message of a check, the reason of a defect.
const saying = new Set(['description', 'present', 'assert', 'saying', 'text', 'listCode', 'id', 'count']);
/** Checks whose message follows the checked value. */
const withMessage = new Set(['check', 'regex', 'minLength', 'maxLength']);

/**
 * The name of the called function, with or without `v.` before it.
 *
 * @param {any} node a call expression of Babel
 * @returns {string | null}
 */
function calledName(node) {
	const { callee } = node;
	if (callee.type === 'Identifier') return callee.name;
	return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
		? callee.property.name
		: null;
}

export const strykerPlugins = [
	declareValuePlugin(PluginKind.Ignore, 'sayings', {
		/** @param {any} path Babel's current path */
		shouldIgnore(path) {
			const { parentPath } = path;
			if (!parentPath?.isCallExpression()) return undefined;
			// A message that is built lazily.
			if (path.isArrowFunctionExpression())
				return calledName(parentPath.node) === 'assert' ? 'words for people' : undefined;
			if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
			if (parentPath.node.callee.type === 'Import')
				return 'the name of a module: without it nothing is built';
			const name = calledName(parentPath.node) ?? '';
			const isMessage = withMessage.has(name) && parentPath.node.arguments.indexOf(path.node) > 0;
			return saying.has(name) || isMessage ? 'words for people' : undefined;
		}
	})
];
