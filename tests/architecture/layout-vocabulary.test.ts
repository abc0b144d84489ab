import { parse, parseCss, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// Where things stand is said in src/layout.css alone; the style of a component draws only what is its own.

/** Drawings and papers: what lies where is what they are. */
const drawings =
	/^src\/lib\/ui\/(?:(?:print|icon|scene|symbol|receipt)\/|(?:QrCode|school\/ScenePicture)\.svelte$)/;

const components = filesUnder('src').filter((path) => path.endsWith('.svelte') && !drawings.test(path));

const placesChild = 'gives a component that stands in it its place';

/** Rules that lay out without the vocabulary, and why. The list only becomes shorter. */
const ownLayout: Readonly<Record<string, { why: string; rules: readonly string[] }>> = {
	'lib/ui/layout/Answer.svelte': { why: placesChild, rules: ["[data-shape='tall'] > :global(svg)"] },
	'lib/ui/layout/Leaves.svelte': {
		why: 'the browser lays a list out in columns as high as their room, of which one is in view',
		rules: ['.flow']
	},
	'lib/ui/layout/Pager.svelte': { why: placesChild, rules: ['nav :global(button)'] },
	'lib/ui/layout/Screen.svelte': { why: placesChild, rules: ['main > :global(button)'] },
	'lib/ui/meeting/CodePad.svelte': { why: placesChild, rules: ['.acts > :global(button:first-child)'] },
	'lib/ui/meeting/StepRow.svelte': {
		why: 'a hint stands beside its word on a short phone',
		rules: ['.words:has(> .hint)']
	},
	'lib/ui/money/CountRows.svelte': { why: placesChild, rules: ['.piece > :global(svg + svg)'] },
	'lib/ui/money/DigitPad.svelte': { why: placesChild, rules: ['.acts > :global(button)', '.acts .next'] },
	'lib/ui/money/MoneyCard.svelte': {
		why: 'the zones of a money card are its drawing: picture, word, numeral, ear',
		rules: [
			'.card',
			'.head',
			'.picture',
			'.numeral',
			'.card > :global([data-listen])',
			'.line',
			'.beside',
			".card[data-flat='true']",
			"[data-flat='true'] .head"
		]
	},
	'lib/ui/money/NotePad.svelte': { why: placesChild, rules: ['.bundle :global(.pile)'] },
	'routes/help/+page.svelte': {
		why: placesChild,
		rules: [
			'.ways > :global(button)',
			'.ways > :global(button:nth-child(4):nth-last-child(-n + 2)), .ways > :global(button:nth-child(5):last-child)',
			'.ways > :global(button:nth-child(4):last-child)'
		]
	},
	'routes/meeting/code/+page.svelte': { why: placesChild, rules: ['.skip :global(button)'] },
	'routes/meeting/minutes/+page.svelte': {
		why: placesChild,
		rules: ['.kinds :global(button)', '.kinds :global(button)']
	},
	'routes/red-book/late/+page.svelte': { why: placesChild, rules: ['.number > :global(button)'] },
	'routes/bank/borrowing/+page.svelte': { why: placesChild, rules: ['.parts > :global(:first-child)'] },
	'screens/desk/GroupRow.svelte': {
		why: 'a table whose rows become cards on a narrow laptop',
		rules: ['tr', 'th, td', '.choose', 'th']
	},
	'screens/desk/GroupTable.svelte': {
		why: 'a table whose rows become cards on a narrow laptop',
		rules: ['table, thead, tbody, tfoot', 'thead tr, tfoot tr']
	},
	'screens/desk/LaptopShelf.svelte': { why: placesChild, rules: ['.add :global(label)'] },
	'screens/desk/slips/RebuiltShown.svelte': {
		why: 'pictures and words in cells of a table',
		rules: ['thead th :global(svg)', 'tbody th span']
	},
	'screens/founding/DayChoice.svelte': { why: placesChild, rules: ['.today', '.one-line > :global(button)'] },
	'screens/founding/OpeningScale.svelte': {
		why: placesChild,
		rules: ["[data-long='true'] > :global(.note-room)"]
	},
	'lib/ui/money/FigureLines.svelte': { why: placesChild, rules: ['li > :global(.note-room)'] },
	'screens/frame/print/PrintScreen.svelte': {
		why: 'the zones of a bar with its picture and its words',
		rules: ['.coming', '.coming > :global(:first-child)', '.coming > :global(progress)', 'b']
	},
	'screens/book/meeting/MoveTile.svelte': { why: placesChild, rules: ['.signs :global(svg)'] },
	'lib/ui/layout/NumberSteps.svelte': { why: placesChild, rules: ['.steps > :global(button)'] },
	'screens/home/StartButton.svelte': { why: placesChild, rules: ['button :global(.day)'] },
	'screens/loans/plan/AllParts.svelte': { why: placesChild, rules: ['section :global(.note-room)'] },
	'screens/people/offices/OneOffice.svelte': { why: placesChild, rules: ['li > :global(.badge)'] },
	'screens/sharing/share-out/SumTile.svelte': { why: placesChild, rules: ['b + :global(*)'] }
};

type Block = AST.CSS.StyleSheet | AST.CSS.Block | ReturnType<typeof parseCss>;

interface Rule {
	readonly selector: string;
	readonly said: ReadonlyMap<string, string>;
}

/** Rules of a style, those inside of others and of media too. On paper, what lies where belongs to the paper. */
function rulesIn(block: Block, css: string, selector = ''): readonly Rule[] {
	const said = new Map(
		block.children.flatMap((node) =>
			node.type === 'Declaration' ? [[node.property, node.value.trim()] as const] : []
		)
	);
	const inner = block.children.flatMap((node) => {
		if (node.type === 'Rule')
			return rulesIn(node.block, css, css.slice(node.prelude.start, node.prelude.end).replace(/\s+/g, ' '));
		if (node.type !== 'Atrule' || node.block === null || /\bprint\b/.test(node.prelude)) return [];
		return rulesIn(node.block, css, selector);
	});
	return said.size === 0 ? inner : [{ selector, said }, ...inner];
}

function rulesOf(component: string): readonly Rule[] {
	const { css } = parse(component, { modern: true });
	return css === null ? [] : rulesIn(css, component);
}

const layout =
	/^(?:display|(?:row-|column-)?gap|flex(?:-.+)?|grid(?:-.+)?|(?:align|justify|place)-.+|order)$/;

/** What is not drawn has no place: `display: none` is no layout. */
const laysOut = ({ said }: Rule): boolean =>
	[...said].some(
		([property, value]) => layout.test(property) && !(property === 'display' && value === 'none')
	);

/** The card that is pressed, the one that has only a frame, and the calm surface. */
function drawsCard({ said }: Rule): boolean {
	if (said.get('border-radius') !== 'var(--radius)') return false;
	const ground = said.get('background');
	const isFramed = said.get('border') === 'var(--stroke) solid var(--line)';
	return ground === 'var(--mat)' ? !said.has('border') : ground === 'var(--card)' && isFramed;
}

const vocabulary = rulesIn(parseCss(textOf('src/layout.css')), textOf('src/layout.css'));
const names = new Set(
	vocabulary.flatMap(({ selector }) => selector.split(', ').map((name) => name.slice(1)))
);

const rules = components.flatMap((path) =>
	rulesOf(textOf(path)).map((rule) => ({ ...rule, file: path.replace(/^src\//, '') }))
);

function byFile(found: typeof rules): Readonly<Record<string, readonly string[]>> {
	const files = [...new Set(found.map(({ file }) => file))].sort();
	return Object.fromEntries(
		files.map((path) => [path, found.filter(({ file }) => file === path).map(({ selector }) => selector)])
	);
}

test('a component is laid out by the vocabulary, but for what is listed', () => {
	const listed = Object.entries(ownLayout).map(([file, { rules: selectors }]) => [file, selectors]);
	expect(byFile(rules.filter(laysOut))).toEqual(Object.fromEntries(listed));
});

test('no element is laid out in its attributes, but for the parts of a mix, which are as wide as they are large', () => {
	const laidOut =
		/\sstyle:(?:display|gap|flex|grid|order)\b|\sstyle="[^"]*\b(?:display|gap|flex|grid|order)\s*:/;
	const found = components.filter((path) => laidOut.test(textOf(path)));
	expect(found).toEqual(['src/screens/sharing/MixRules.svelte']);
});

test('no component draws the card again', () => {
	expect(byFile(rules.filter(drawsCard))).toEqual({});
});

test('a class of the vocabulary means the same in every style', () => {
	const selectors = filesUnder('src')
		.filter((path) => path.endsWith('.svelte'))
		.flatMap((path) => rulesOf(textOf(path)).map(({ selector }) => ({ path, selector })));
	const taken = selectors.filter(({ selector }) =>
		[...selector.matchAll(/\.([a-z][\w-]*)/g)].some(([, name = '']) => names.has(name))
	);
	expect(taken).toEqual([]);
});

test('every class of the vocabulary is used', () => {
	const quoted = components.flatMap((path) => [...textOf(path).matchAll(/"[^"]*"|'[^'\n]*'|`[^`]*`/g)]);
	const used = new Set(quoted.flatMap(([text]) => text.split(/[^\w-]+/)));
	expect([...names].filter((name) => !used.has(name))).toEqual([]);
});

describe('the reader of styles', () => {
	const style = (css: string): readonly Rule[] => rulesOf(`<p class="a">b</p><style>${css}</style>`);

	test('finds layout in media and in nested rules, not on paper and not where nothing is drawn', () => {
		const css =
			'.a { color: red; @media (width < 9px) { order: 1 } } @media print { .a { display: grid } } .b { display: none }';
		expect(style(css).filter(laysOut)).toHaveLength(1);
		expect(
			style('.a { row-gap: 1px } .b { flex-basis: 0 } .c { place-items: center }').filter(laysOut)
		).toHaveLength(3);
		expect(style('.a { --own-gap: 1px; margin: 0 }').filter(laysOut)).toEqual([]);
	});

	test('knows the card', () => {
		const frame = 'border: var(--stroke) solid var(--line); border-radius: var(--radius);';
		expect(style(`.a { ${frame} background: var(--card) }`).filter(drawsCard)).toHaveLength(1);
		expect(
			style('.a { border-radius: var(--radius); background: var(--mat) }').filter(drawsCard)
		).toHaveLength(1);
		expect(style(`.a { ${frame} background: var(--flag-tint) }`).filter(drawsCard)).toEqual([]);
	});
});
