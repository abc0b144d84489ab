import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

// What a person reads and no rule depends on: the description of a field, the message of a check, the reason of a defect.
const saying = new Set(['description', 'present', 'assert', 'saying', 'text', 'listCode', 'id', 'count']);

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
			if (!path.isStringLiteral() && !path.isTemplateLiteral()) return undefined;
			const parent = path.parentPath;
			return parent?.isCallExpression() && saying.has(calledName(parent.node) ?? '')
				? 'words for people'
				: undefined;
		}
	})
];
