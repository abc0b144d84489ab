import { money } from '#money';
import { differenceOf, suspectsOf, boxSums, type BoxKnown } from '#reader/box.ts';
import { readSheet, type Reading, type PictureRefusal } from '#reader/read-sheet.ts';
import { photographed, type HowTaken } from './camera.ts';
import { formOfExample, type ExamplePage } from './examples.ts';
import { fillSheet, fineOfAll, type Truth } from './filled.ts';
import { byPrinter } from './printed.ts';
import { Random } from './random.ts';

/** One photograph, read and held against what is known of it. */
export interface Judged {
	readonly seed: number;
	readonly page: string;
	readonly pen: string;
	readonly refused: PictureRefusal | null;
	/** Whose answers these are: those of a sheet beside it are right only by its own truth. */
	readonly of: 'main' | 'second' | 'nobody' | null;
	readonly another: boolean;
	readonly answers: number;
	readonly asked: number;
	readonly askedOfCount: number;
	/** As "field: what stands on the paper → what was read". */
	readonly wrong: readonly string[];
	/** Wrong, and not among what is shown before it counts: sums of notes, new loans, the count. */
	readonly silent: number;
	readonly taps: number;
	/** Of read pages with a count, once each question is answered by the paper: the difference in the box, and how many slips there were. */
	readonly box: { readonly difference: number; readonly slips: number; readonly suspects: number } | null;
	/** Millimetres between where dots are and where they were looked for: mean and most. */
	readonly off: readonly [number, number] | null;
	/** Milliseconds of reading. */
	readonly ms: number;
}

/** Six pages in turn, the weekly one with the count twice. */
const order = [0, 1, 2, 3, 0, 4, 5];

/** Prints, fills, photographs and reads one sheet; all of it follows from the seed. */
export function judged(
	pages: readonly ExamplePage[],
	seed: number,
	how: HowTaken & { readonly isTwo?: boolean } = {}
): Judged {
	const random = new Random(seed);
	const page = pages[order[seed % order.length] ?? 0];
	if (page === undefined) throw new Error('there is a page');
	const sheet = byPrinter(page.blank, random);
	const truth = fillSheet(sheet, page.layout, random);
	const others = pages.filter((one) => one !== page);
	const beside = how.isTwo === true ? random.pick(others) : null;
	const second = beside === null ? null : byPrinter(beside.blank, random);
	const secondTruth = second === null || beside === null ? null : fillSheet(second, beside.layout, random);
	const { picture, view } = photographed(sheet, random, { ...how, ...(second === null ? {} : { second }) });
	const from = performance.now();
	const reading = readSheet(picture, formOfExample(pages));
	const ms = performance.now() - from;
	const bare = { seed, page: page.name, pen: truth.pen, ms };
	if ('refused' in reading) return { ...bare, ...nothing, refused: reading.refused };
	const isMain = reading.code === page.code;
	const own = isMain ? truth : reading.code === beside?.code ? secondTruth : null;
	if (own === null)
		return { ...bare, ...nothing, refused: null, of: 'nobody', wrong: ['a page that is not in the picture'] };
	return {
		...bare,
		...compared(reading, own),
		refused: null,
		of: isMain ? 'main' : 'second',
		another: reading.another,
		box: boxOf(reading, own),
		off: isMain ? offOf(reading, view.at) : null
	};
}

const nothing = {
	of: null,
	another: false,
	answers: 0,
	asked: 0,
	askedOfCount: 0,
	wrong: [],
	silent: 0,
	taps: 0,
	box: null,
	off: null
} as const;

/** A made-up "?" only asks more, and sums of notes are the same whichever of two twenties was filled. */
function compared({ answers }: Reading, truth: Truth) {
	const pairs = answers.map((got) => ({
		got,
		want: truth.answers.find(({ row, field }) => row === got.row && field === got.field)?.value ?? ''
	}));
	const wrong = pairs.filter(({ got, want }) => got.value !== null && !isSame(got.value, want));
	const asked = answers.filter(({ value }) => value === null);
	const sums = answers.filter(
		({ field, value }) => field === 'repay' && value !== null && /\d/.test(value)
	).length;
	const rowsAsked = new Set(asked.filter(({ why }) => why === 'she asks').map(({ row }) => row)).size;
	const questions = asked.filter(({ why }) => why !== 'she asks').length;
	return {
		answers: pairs.length,
		asked: asked.length,
		askedOfCount: asked.filter(({ field }) => field === 'count').length,
		wrong: wrong.map(
			({ got, want }) =>
				`${got.field}: ${want === '' ? 'nothing' : want} → ${got.value === '' ? 'nothing' : String(got.value)}`
		),
		silent: wrong.filter(
			({ got }) =>
				!['loan', 'count'].includes(got.field) && !(got.field === 'repay' && /\d/.test(got.value ?? ''))
		).length,
		// Shoot, day and OK; a question each; three for a row that says "?"; one for every four sums of notes.
		taps: 3 + questions + 3 * rowsAsked + Math.ceil(sums / 4)
	};
}

/** Sums are the same whichever notes make them. */
export function isSame(got: string, want: string): boolean {
	if (got === want) return true;
	const isSum = (text: string) => /^(?:\d+(?:\+\d+)*)?$/.test(text);
	return isSum(got) && isSum(want) && sumOf(got) === sumOf(want);
}

const sumOf = (text: string): number =>
	text === '' ? 0 : text.split('+').reduce((sum, part) => sum + Number(part), 0);

function boxOf({ layout, answers }: Reading, truth: Truth): Judged['box'] {
	const known: BoxKnown = {
		before: money(truth.before),
		lent: money(truth.lent),
		fineOf: () => money(fineOfAll)
	};
	const settled = answers.map((answer) => {
		if (answer.value !== null) return answer;
		const want =
			truth.answers.find(({ row, field }) => row === answer.row && field === answer.field)?.value ?? '';
		return { ...answer, value: want === 'nothing' ? '' : want };
	});
	const pages = [{ form: layout.form, answers: settled }];
	const difference = differenceOf(boxSums(pages, known), known);
	if (difference === null) return null;
	const suspects = difference === 0 ? 0 : suspectsOf(pages, known, difference).length;
	return { difference, slips: truth.slips, suspects };
}

function offOf(
	{ layout, mesh, placed }: Reading,
	at: (x: number, y: number) => { readonly x: number; readonly y: number }
) {
	const all = layout.dots.map(({ x, y }) => {
		const [found, real] = [mesh.toPixels(x, y), at(x, y)];
		return Math.hypot(found.x - real.x, found.y - real.y) / placed.scale;
	});
	return [all.reduce((sum, one) => sum + one, 0) / all.length, Math.max(...all)] as const;
}
