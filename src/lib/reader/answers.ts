import type { FillField, FillLayout } from '#papers/meeting/fill/layout.ts';
import type { Seen } from './dots.ts';
import { beyond, learnHand, type Hand } from './hand.ts';
import { isFull, markOfDot, mayBeCross, surenessOf, type Mark } from './marks.ts';

/** Reason for which an answer must be asked. */
export type Why =
	| 'unsure dot'
	| 'nothing marked'
	| 'more than one'
	| 'due and notes'
	| 'absent and money'
	| 'not in a row'
	| 'she asks';

/** Answer of a row to one field. */
export interface Answer {
	readonly row: number;
	readonly field: FillField;
	/** Values of the marked dots, joined by "+"; null if the user must be asked. */
	readonly value: string | null;
	/** Certainty of the least certain dot, 0 to 1; 0 if the user must be asked. */
	readonly sure: number;
	readonly why?: Why;
}

interface Decided {
	readonly answers: readonly Answer[];
	/** In the order of the layout's dots. */
	readonly marks: readonly Mark[];
	readonly hand: Hand;
}

/** A dot with its decision. */
interface Judged {
	readonly field: FillField;
	readonly value: string;
	readonly mark: Mark;
	readonly sure: number;
	readonly seen: Seen;
}

export function decideAnswers(layout: FillLayout, seen: readonly Seen[]): Decided {
	const hand = learnHand(layout, seen);
	const marks = seen.map((one) => markOfDot(one, hand));
	const byRow = new Map<number, Judged[]>();
	for (const [k, one] of seen.entries()) {
		const { row, field, value } = one.dot;
		const mark = marks[k] ?? 'unsure';
		byRow.set(row, [
			...(byRow.get(row) ?? []),
			{ field, value, mark, sure: surenessOf(one, hand, mark), seen: one }
		]);
	}
	return { answers: [...byRow].flatMap(([row, dots]) => answersOf(row, dots, hand)), marks, hand };
}

const ask = (row: number, field: FillField, why: Why): Answer => ({ row, field, value: null, sure: 0, why });

const leastSure = (dots: readonly Judged[]): number => Math.min(1, ...dots.map(({ sure }) => sure));

/** Money fields that a row may have besides the roll. */
const money: readonly FillField[] = ['fund', 'fine', 'repay', 'loan'];

function answersOf(row: number, dots: readonly Judged[], hand: Hand): readonly Answer[] {
	const of = (field: FillField): readonly Judged[] => dots.filter((dot) => dot.field === field);
	if (dots[0]?.field === 'count') return [countOf(row, dots)];
	const sums = money
		.filter((field) => of(field).length > 0)
		.map((field) => plain(row, field, of(field)))
		.map((one) =>
			one.field === 'repay' && one.value?.startsWith('due+') === true
				? ask(row, 'repay', 'due and notes')
				: one
		);
	const roll = rollOf(row, of('roll'), hand);
	// Money of an absent member may have been sent with somebody else.
	const isOdd = roll.value === 'absent' && sums.some(({ value }) => value !== null && value !== '');
	const own = [isOdd ? ask(row, 'roll', 'absent and money') : roll, ...sums];
	const asks = plain(row, 'ask', of('ask'));
	return [...(asks.value === 'ask' ? own.map(({ field }) => ask(row, field, 'she asks')) : own), asks];
}

/** All marked values; must be asked if any dot is unsure. */
function plain(row: number, field: FillField, dots: readonly Judged[]): Answer {
	if (dots.some(({ mark }) => mark === 'unsure')) return ask(row, field, 'unsure dot');
	const marked = dots.filter(({ mark }) => mark === 'marked').map(({ value }) => value);
	return { row, field, value: marked.join('+'), sure: leastSure(dots) };
}

/** Notes are marked off from the left: a mark behind a gap is an error and is asked. A sum of coins has no order. */
function countOf(row: number, dots: readonly Judged[]): Answer {
	const answer = plain(row, 'count', dots);
	const values = [...new Set(dots.map(({ value }) => value))];
	if (answer.value === null || values.length !== 2) return answer;
	const hasGap = values.some((value) => {
		const own = dots.filter((dot) => dot.value === value).map(({ mark }) => mark === 'marked');
		return own.slice(0, own.filter(Boolean).length).includes(false);
	});
	return hasGap ? ask(row, 'count', 'not in a row') : answer;
}

/** Certainty of a light or overdrawn mark that is accepted because the other dots of the row are empty. */
const oneAmongClean = 0.1;

/** Exactly one dot of the roll is marked, so the dots are also compared with each other. */
function rollOf(row: number, dots: readonly Judged[], hand: Hand): Answer {
	const [first, ...others] = [...dots].sort((a, b) => b.seen.fill - a.seen.fill);
	if (first === undefined) return ask(row, 'roll', 'nothing marked');
	const areClean = others.every(({ mark }) => mark === 'empty');
	if (first.mark === 'marked' && areClean)
		return { row, field: 'roll', value: first.value, sure: leastSure(dots) };
	if (dots.filter(({ mark }) => mark === 'marked').length > 1) return ask(row, 'roll', 'more than one');
	if (dots.every(({ mark }) => mark === 'empty')) return ask(row, 'roll', 'nothing marked');
	return areClean && first.mark !== 'empty' && isMarkAmongClean(first, others, hand)
		? { row, field: 'roll', value: first.value, sure: oneAmongClean }
		: ask(row, 'roll', 'unsure dot');
}

function isMarkAmongClean({ seen }: Judged, others: readonly Judged[], hand: Hand): boolean {
	const over = seen.fill - hand.level;
	const { outside, crossings } = beyond(seen, hand.rimInk);
	const isStroke = (one: Seen): boolean => one.ridge - hand.ridge > Math.max(0.09, 6 * hand.ridgeSpread);
	const isLight =
		over > Math.max(0.05, 0.4 * hand.light, 4 * hand.spread) && outside < 0.2 && seen.uneven < 0.3;
	const isLine = isStroke(seen) && !others.some((other) => isStroke(other.seen)) && outside < 0.2;
	// A crossed-out filled dot was withdrawn without a replacement; any other overdrawn one was only filled carelessly.
	const isCrossedOut = isFull(seen, hand) && crossings >= 3 && !mayBeCross(seen, hand);
	const isOverdrawn = over > hand.markedFrom && outside < 0.5 && !isCrossedOut;
	return isLight || isLine || isOverdrawn;
}
