import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

// What a person reads and no rule depends on: the description of a field, the message of a check, the reason of a defect.
const saying = new Set(['description', 'present', 'assert', 'saying', 'text', 'listCode', 'id', 'count']);
/** Checks whose message comes after what they check. */
const withMessage = new Set(['check', 'regex', 'minLength', 'maxLength']);

/**
 * The name that is called, with or without `v.` before it.
 *
 * @param {any} node a call, as Babel describes it
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
		/** @param {any} path where Babel stands */
		shouldIgnore(path) {
			const { parentPath } = path;
			if (!parentPath?.isCallExpression()) return undefined;
			// A message that is put together only when it is needed.
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
