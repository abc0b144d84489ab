import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// What a component says that it is given, it takes: nobody hands over what nobody looks at.

const components = filesUnder('src').filter((path) => path.endsWith('.svelte'));

test('a component takes each of its props', () => {
	expect(components.flatMap((path) => untaken(textOf(path)).map((name) => `${path}: ${name}`))).toEqual([]);
});

/** What a browser draws by itself: a list, a field for a day or a month, a round button. */
const ofTheBrowser = /<select\b|type="(?:date|month|time|radio|range|color|number)"/;

test('what is chosen is chosen from the visual system, never from a field that the browser draws', () => {
	expect(ofTheBrowser.test('<input class="framed" type="radio" />')).toBe(true);
	expect(components.filter((path) => ofTheBrowser.test(textOf(path)))).toEqual([]);
});

describe('a prop', () => {
	const script = (taken: string): string =>
		`<script lang="ts">interface Props { icon: string; label?: string } const ${taken}: Props = $props();</script>`;

	test('is found where it is not taken', () => {
		expect(untaken(script('{ icon }'))).toEqual(['label']);
	});

	test('is found where its type stands beside it', () => {
		const beside = (taken: string): string =>
			`<script lang="ts">const ${taken}: { icon: string; label?: string } = $props();</script>`;
		expect(untaken(beside('{ icon }'))).toEqual(['label']);
		expect(untaken(beside('{ icon, label }'))).toEqual([]);
	});

	test('is taken by its name, by another one, or with all others', () => {
		expect(untaken(script("{ icon, label: text = '' }"))).toEqual([]);
		expect(untaken(script('{ icon, ...rest }'))).toEqual([]);
		expect(untaken(script('all'))).toEqual([]);
	});
});

/** Names of `interface Props`, or of the type beside `$props()`, that are not in the pattern of `$props()`; none where the props are taken whole. */
function untaken(component: string): readonly string[] {
	const instance = component.replace(/<script[^>]* module[\s\S]*?<\/script>/, '');
	const [, code = ''] = /<script lang="ts"[^>]*>([\s\S]*?)<\/script>/.exec(instance) ?? [];
	const given: string[] = [];
	const patterns: ts.BindingName[] = [];
	const give = (members: readonly ts.TypeElement[]): void => {
		given.push(...members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : [])));
	};
	const visit = (node: ts.Node): void => {
		if (ts.isInterfaceDeclaration(node) && node.name.text === 'Props') give(node.members);
		if (ts.isVariableDeclaration(node) && node.initializer?.getText().startsWith('$props(') === true) {
			patterns.push(node.name);
			if (node.type && ts.isTypeLiteralNode(node.type)) give(node.type.members);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('component.ts', code, ts.ScriptTarget.Latest, true));
	return patterns
		.map(namesIn)
		.flatMap((taken) => given.filter((name) => taken !== 'all' && !taken.has(name)));
}

function namesIn(pattern: ts.BindingName): ReadonlySet<string> | 'all' {
	if (!ts.isObjectBindingPattern(pattern)) return 'all';
	if (pattern.elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined)) return 'all';
	return new Set(pattern.elements.map(({ name, propertyName }) => (propertyName ?? name).getText()));
}
