import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// Devanagari stands high and reaches low: what cuts at the edge of a line takes vowel signs away, and a name becomes another one.

interface Rule {
	readonly file: string;
	readonly selector: string;
	readonly body: string;
}

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

const rules: readonly Rule[] = filesUnder('src')
	.filter((path) => /\.(?:svelte|css)$/.test(path))
	.flatMap((file) => {
		const text = textOf(file);
		const css = file.endsWith('.css') ? text : (/<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '');
		return [...withoutComments(css).matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(
			([, selector = '', body = '']) => ({
				file: file.replace(/^src\//, ''),
				selector: selector.replace(/\s+/g, ' ').trim(),
				body
			})
		);
	});

/** What may cut, and why no letter of it is lost. */
const mayCut: Readonly<Record<string, string>> = {
	'app.css .for-ears': 'nobody sees it',
	'lib/ui/layout/Leaves.svelte .flow': 'beside, between rows: no row is cut, and every leaf can be turned to',
	'lib/ui/layout/Screen.svelte main': 'what is longer than the screen scrolls',
	'lib/ui/scan/CameraView.svelte .view': 'a picture',
	'lib/ui/scan/SheetCamera.svelte .view': 'a picture',
	'lib/ui/print/PaperSheet.svelte .sheet': 'the edge of the paper, 4 mm outside what is printed on it',
	'lib/ui/print/MeetingPictures.svelte ol': 'beside, where whole columns stand that have no room',
	'screens/people/member-page/UnlockedPaper.svelte .papers':
		'beside, until the sheets know how wide they are',
	'lib/ui/layout/SlidingIn.svelte .way': 'beside, while a card slides in'
};

test('nothing cuts at the edge of letters', () => {
	const cuts = rules.filter(({ body }) =>
		/(?:^|[\s;])(?:overflow(?:-[xy])?\s*:[^;]*\b(?:hidden|clip)\b|text-overflow\s*:|(?:-webkit-)?line-clamp\s*:|contain\s*:[^;]*(?:paint|strict|content))/.test(
			body
		)
	);
	expect(cuts.map(({ file, selector }) => `${file} ${selector}`).sort()).toEqual(Object.keys(mayCut).sort());
});

/** Numerals alone, and letters of the Latin alphabet alone: their signs need no room above and below. */
const numeralsAlone = new Set([
	'lib/ui/meeting/CodePad.svelte .keys button',
	'lib/ui/meeting/StepRow.svelte .marker',
	'lib/ui/meeting/StepRow.svelte .notes, .beside',
	'lib/ui/meeting/StepRow.svelte .line :global(.money)',
	'lib/ui/member/MemberBadge.svelte .number',
	'lib/ui/member/MemberTile.svelte .state',
	'lib/ui/member/NumberBadge.svelte b',
	'lib/ui/money/CountRows.svelte .plain',
	'lib/ui/money/CountRows.svelte b',
	'lib/ui/money/DigitPad.svelte .pad button',
	'lib/ui/money/MoneyCard.svelte .numeral',
	'lib/ui/member/SymbolNumber.svelte b',
	"screens/frame/DayChip.svelte [data-small='true']",
	'screens/school/PenFigure.svelte .count b',
	'routes/group/rules/+page.svelte .amount',
	'screens/frame/EntryRow.svelte .amount',
	'routes/meeting/give-back/+page.svelte span',
	'screens/frame/loan/SlipRow.svelte .slip',
	'screens/loans/plan/AllParts.svelte .part',
	'routes/meeting/roll/+page.svelte button',
	'lib/ui/layout/GroupedLetters.svelte .groups span',
	'lib/ui/layout/GroupedLetters.svelte input'
]);

/** Of the last of both ways to say it; null where neither is used. */
function lineHeightOf(body: string): number | null {
	const said = [...body.matchAll(/line-height:\s*([\d.]+)\s*;|font:[^;]*?\/\s*([\d.]+)\s/g)].at(-1);
	return said === undefined ? null : Number(said[1] ?? said[2]);
}

test('a line of words on a screen is at least one and a half times as high as its letters', () => {
	// Rows of paper are measured in millimetres: tests/journeys/letters.journey.ts looks at their letters.
	const low = rules
		.filter(({ file }) => !file.startsWith('lib/ui/print/'))
		.filter(({ body }) => (lineHeightOf(body) ?? 2) < 1.5)
		.map(({ file, selector }) => `${file} ${selector}`);
	expect(low.filter((place) => !numeralsAlone.has(place))).toEqual([]);
	expect([...numeralsAlone].filter((place) => !low.includes(place))).toEqual([]);
});
