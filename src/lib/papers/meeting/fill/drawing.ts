import type { MemberFace, Words } from '#i18n';
import { fewestPieces, money, type Money } from '#money';
import type { BothWords } from '../../cell-text.ts';
import type { PaperFrame } from '../../paper-types.ts';
import type { FillPage, FillPaperData } from './fill-paper.ts';
import type { FillForm } from './form.ts';
import {
	codePlace,
	dotSize,
	firstCountRow,
	isRingPlace,
	layoutOf,
	ringPlaces,
	ringSize,
	rowY,
	sheet,
	slots,
	slotX,
	squares,
	tableEdges,
	type FillDot
} from './layout.ts';
import {
	arrow,
	bothLines,
	disc,
	emptyDot,
	icon,
	line,
	note,
	penOf,
	words,
	type Pen,
	type Shape,
	type Text
} from './shapes.ts';

/** Rings, squares and code by which a camera locates the page. */
const marks = (code: string): readonly Shape[] => [
	...ringPlaces.flatMap(({ x, y }): Shape[] => [
		disc(x, y, ringSize.outer),
		{ is: 'disc', x, y, r: ringSize.gap, white: true },
		disc(x, y, ringSize.disc)
	]),
	...[squares.left, squares.right, squares.top, squares.bottom].flat().flatMap((place): Shape[] => {
		const [x, y] = [place.x - squares.side / 2, place.y - squares.side / 2];
		return isRingPlace(place) ? [] : [{ is: 'box', x, y, width: squares.side, height: squares.side }];
	}),
	{ is: 'code', text: code, x: codePlace.x, y: codePlace.y, module: codePlace.module }
];

/** Left and right ends of the row lines, in millimetres. */
const [from, to] = [tableEdges.left + 4.6, tableEdges.right - 4.6];
/** Half the height of a row, in millimetres. */
const half = 4.8;
const rule = (y: number, width = 0.15): Shape => line(from, y, to, y, width);

export function fillDrawing(
	frame: PaperFrame,
	paper: FillPaperData,
	place: number,
	both: BothWords
): readonly Shape[] {
	const page = paper.pages[place];
	if (page === undefined) return [];
	const pen = penOf(both, paper.currency);
	const { dots } = layoutOf(page.form);
	return [
		...marks(page.code),
		...head(frame, paper, place, pen),
		...columnHeads(page.form, pen),
		...women(page, pen),
		...(page.form.count === null ? [] : count(page.form.count, pen)),
		...dots.flatMap((dot) => drawnDot(dot, page.form)),
		...foot(frame, paper, pen)
	];
}

function head(frame: PaperFrame, paper: FillPaperData, place: number, { both }: Pen): readonly Shape[] {
	const { local, english } = both;
	const title = local.say('paper.meeting-sheet');
	const how = 40;
	// A long name is set smaller to leave room for the code.
	const groupSize = Math.min(4.8, 200 / Math.max(1, frame.group.length));
	const trial = [...new Set([local.say('paper.fill-trial'), english.say('paper.fill-trial')])].join(' · ');
	return [
		...(frame.practice ? practiceBand(both) : []),
		words(21, 21, 6.4, title, { bold: true }),
		...(english.say('paper.meeting-sheet') === title
			? []
			: [words(57, 21, 3.8, english.say('paper.meeting-sheet'), { english: true })]),
		{ is: 'box', x: 86, y: 17.2, width: 36, height: 5.6, line: 0.3 },
		words(104, 21.2, 3, trial, { bold: true, anchor: 'middle' }),
		words(21, 28, groupSize, frame.group, { bold: true }),
		words(21, 34.4, 3.7, `${local.weekday(paper.day)} ${local.day(paper.day)}`, { bold: true }),
		words(90, 34.4, 3, `${local.say('paper.fill-other-day')} ______________`),
		words(149.4, 21, 3.4, `No. ${paper.serial}`, { bold: true, anchor: 'end' }),
		words(149.4, 27, 4.6, `${String(place + 1)} / ${String(paper.pages.length)}`, {
			bold: true,
			anchor: 'end'
		}),
		// Instructions without words: fill a dot; to cancel it, fill the question dot too.
		emptyDot(23.4, how),
		...arrow(28, how),
		disc(32.8, how, 2.1),
		line(37.4, how - 3, 37.4, how + 3, 0.2),
		disc(42.8, how, 2.1),
		line(40, how - 2.6, 45.6, how + 2.6, 0.5),
		line(40, how + 2.6, 45.6, how - 2.6, 0.5),
		...arrow(49.4, how),
		disc(54.4, how, 2.1),
		words(57.6, how + 1.8, 5, '?', { bold: true })
	];
}

const practiceBand = ({ local, english }: Record<'local' | 'english', Words>): readonly Shape[] => {
	const said = [...new Set([local.say('paper.practice'), english.say('paper.practice')])].join(' / ');
	return [
		{ is: 'box', x: 21, y: 7.4, width: 168, height: 6.4, line: 0.6 },
		words(105, 12, 3.8, said, { bold: true, anchor: 'middle' })
	];
};

/** Bottom edge of the pictures above the columns. */
const headFoot = tableEdges.top - 2.3;
/** Baseline of the words above the pictures. */
const headWords = headFoot - 7.4;

function columnHeads(form: FillForm, pen: Pen): readonly Shape[] {
	const { local, english } = pen.both;
	const size = 6.4;
	const above = (name: string, slot: number) => icon(name, slotX(slot) - size / 2, headFoot - size, size);
	const hasLoans = form.rows.some(({ due }) => due !== null);
	const fund = pen.sum(form.fund);
	return [
		above('empty-mat', 0),
		above('woman-on-mat', 1),
		...staircase(form, pen),
		...(form.fund > 0
			? [
					above('social-pot', slots.fund),
					words(slotX(slots.fund) - 2.6, headWords - 2.2, 2.4, local.say('meeting.roll-social-part'), {
						bold: true
					}),
					words(slotX(slots.fund) - 2.6, headWords + 0.6, 2.2, fund)
				]
			: []),
		...(form.fines ? [above('late-coin', slots.fine)] : []),
		...(form.fines && form.fund === 0
			? [words(slotX(slots.fine) - 3, headWords + 0.4, 2.4, local.say('paper.fine'), { bold: true })]
			: []),
		...(hasLoans
			? [
					above('box-in', slots.repay),
					words(slotX(slots.repay) - 3, headWords, 2.9, local.say('paper.repayment'), { bold: true }),
					words(slotX(slots.repay) + 16, headWords, 2.3, english.say('paper.repayment'), { english: true }),
					...form.ladder.map((piece, k) => note(piece, slotX(slots.repay + 1 + k), headFoot - 1.6, 6.3, 3.4))
				]
			: []),
		above('box-out', slots.loan),
		words(slotX(slots.ask), headFoot - 0.6, 6.2, '?', { bold: true, anchor: 'middle' }),
		words(slotX(2) - 3.2, headWords - 0.6, 2.9, local.say('paper.savings'), { bold: true })
	];
}

/** Piles of one to five times the usual payment above the saving dots. */
function staircase(form: FillForm, { currency }: Pen): readonly Shape[] {
	const usual = commonSaving(form);
	return Array.from({ length: form.steps }, (_, place) => place + 1).flatMap((times): readonly Shape[] => {
		const x = slotX(slots.roll + 1 + times);
		if (usual === null)
			return [words(x, headFoot - 1, 4.4, `×${String(times)}`, { bold: true, anchor: 'middle' })];
		const one = fewestPieces(usual, currency).length === 1 && fewestPieces(usual, currency)[0]?.count === 1;
		const pieces = one
			? Array.from({ length: times }, () => usual)
			: fewestPieces(money(usual * times), currency).flatMap(({ piece, count: many }) =>
					Array.from({ length: many }, () => piece)
				);
		return pieces.length > 5
			? [words(x, headFoot - 1, 4.4, `×${String(times)}`, { bold: true, anchor: 'middle' })]
			: pieces.map((piece, step) => note(piece, x, headFoot - 1.5 - step * 2.75, 6.2, 2.9));
	});
}

/** Returns the usual saving of most members; null without such a majority. */
function commonSaving({ rows }: Pick<FillForm, 'rows'>): Money | null {
	const most = rows.find(({ usual }) => 2 * rows.filter((row) => row.usual === usual).length > rows.length);
	return most === undefined || most.usual === 0 ? null : most.usual;
}

function women({ form, faces }: FillPage, { sum, both }: Pen): readonly Shape[] {
	const usual = commonSaving(form);
	const last = rowY(form.rows.length - 1) + half;
	return [
		...form.rows.flatMap(({ number, due, usual: own }, row): readonly Shape[] => [
			rule(rowY(row) - half),
			words(from + 8.4, rowY(row) + 2.3, 6, both.local.number(number), { bold: true, anchor: 'end' }),
			...symbolOf(faces[row], rowY(row)),
			...(own > 0 && own !== usual ? [above(slotX(2), row, sum(own), true)] : []),
			...(due === null ? [] : [above(slotX(slots.repay), row, sum(due), true)])
		]),
		rule(last, form.count === null ? 0.15 : 0.5),
		...[2, slots.fund, slots.repay, slots.loan, slots.ask].map((slot) => {
			const x = (slotX(slot) + slotX(slot - 1)) / 2;
			return line(x, rowY(0) - half, x, last, slot === 2 ? 0.1 : 0.25);
		})
	];
}

const symbolOf = (face: MemberFace | undefined, y: number): readonly Shape[] =>
	face === undefined ? [] : [{ is: 'symbol', name: face.symbol, x: from + 10.2, y: y - 4.1, size: 8.2 }];

/** Places a text above its dot, outside of the 1.41 radii in which the reader looks for ink. */
const above = (x: number, row: number, text: string, bold = false): Text =>
	words(x, rowY(row) - 1.46 * dotSize.radius, text.length > 4 ? 1.75 : 2, text, { bold, anchor: 'middle' });

/** Draws the heading of the cash count and a picture of money before each row of dots. */
function count(rows: NonNullable<FillForm['count']>, pen: Pen): readonly Shape[] {
	const y = rowY(firstCountRow - 1);
	const last = rows.length - 1;
	const sample = rows[2]?.[0] ?? money(0);
	const [one, ten] = [(slotX(1) + slotX(8)) / 2 + 6, slotX(11)];
	return [
		icon('tin-box', from + 1, y - 4, 8),
		...bothLines(pen, 'paper.counted', from + 11, y + 0.2, 4),
		note(sample, one - 5, y + 1.7, 7.4, 3.9),
		words(one + 1.2, y + 1.3, 3.6, '=', { bold: true }),
		disc(one + 6.6, y, 1.9),
		...[3, 2, 1, 0].map((k) => note(sample, ten - 5 + k * 0.7, y + 1.7 - k * 0.7, 7.4, 3.9)),
		words(ten + 2, y + 1.3, 3.6, '×10 =', { bold: true }),
		disc(ten + 14.6, y, 1.9),
		...rows.flatMap((values, kind): readonly Shape[] => {
			const at = rowY(firstCountRow + kind);
			const what =
				kind === last
					? icon('coins', from + 5, at - 4, 8)
					: note(values[0] ?? sample, from + 11, at + 3.1, 15, 6.4);
			return [rule(at - half), what, line(slotX(14) + 1, at + 2.6, slotX(18), at + 2.6, 0.2)];
		}),
		rule(rowY(firstCountRow + last) + half)
	];
}

function drawnDot({ x, y, row, slot, field, value }: FillDot, form: FillForm): readonly Shape[] {
	const isCoins = field === 'count' && row === firstCountRow + (form.count?.length ?? 0) - 1;
	const isSum = (field === 'repay' && value !== 'due') || isCoins;
	const label = isSum ? String(Number(value) / 100) : field === 'count' && slot >= 9 ? '10' : null;
	return [emptyDot(x, y), ...(label === null ? [] : [above(x, row, label)])];
}

function foot(frame: PaperFrame, { officers }: FillPaperData, pen: Pen): readonly Shape[] {
	const { local, english } = pen.both;
	const y = tableEdges.bottom + 7.2;
	const printed = `${local.say('paper.printed-on')} ${local.day(frame.printedOn)} · Bahi ${frame.release}`;
	return [
		icon('box-out', 20, y - 4.6, 6),
		words(
			27.4,
			y,
			3,
			[...new Set([local.say('paper.fill-new-loan'), english.say('paper.fill-new-loan')])].join(' / '),
			{ bold: true }
		),
		...[7.4, 14.4].map((below) =>
			words(20, y + below, 3, `No. ____   ${pen.sum(money(0)).replace('0', '')} ____________   × ______`)
		),
		words(92, y, 3, [...new Set([local.say('paper.signature'), english.say('paper.signature')])].join(' / ')),
		...officers.slice(0, 3).flatMap(({ face, office }, place): readonly Shape[] => {
			const x = 92 + place * 33;
			return [
				line(x, y + 14.2, x + 29, y + 14.2, 0.25),
				words(x, y + 17.6, 2.6, `${local.number(face.number)} · ${local.say(office)}`, { bold: true })
			];
		}),
		words(sheet.width / 2, 289.4, 2.2, printed, { anchor: 'middle' })
	];
}
