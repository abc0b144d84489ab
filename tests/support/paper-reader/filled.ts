import {
	firstCountRow,
	dotSize,
	sheet as paper,
	type FillDot,
	type FillLayout
} from '#papers/meeting/fill/layout.ts';
import { cancel, drawMark, pens, smudge, stroke, type Cancelled, type MarkKind, type Pen } from './pen.ts';
import { type Sheet } from './printed.ts';
import type { Random } from './random.ts';

/** What is known of a filled sheet. Money in minor units. */
export interface Truth {
	/** What a person reads, row by row; `nothing` where she was forgotten. Notes are a sum. */
	readonly answers: readonly { readonly row: number; readonly field: string; readonly value: string }[];
	/** What was done to each dot; '' where nothing was. */
	readonly kinds: readonly string[];
	readonly pen: string;
	/** What lay in the box by the book, what was lent, and where somebody marked another thing than was laid. */
	readonly before: number;
	readonly lent: number;
	readonly slips: number;
}

/** By the rules; every woman the same here. */
export const fineOfAll = 1000;

/** Fills a printed sheet as a hurried hand does. Draws into `sheet`. */
export function fillSheet(sheet: Sheet, layout: FillLayout, random: Random): Truth {
	const filling = new Filling(sheet, layout, random);
	for (const row of layout.form.rows.keys()) filling.woman(row);
	if (layout.form.count !== null) filling.count();
	filling.strays();
	return filling.truth;
}

class Filling {
	readonly #sheet: Sheet;
	readonly #layout: FillLayout;
	readonly #random: Random;
	readonly #pen: Pen;
	/** Told hands fill as they were shown, free ones do what comes. */
	readonly #isTold: boolean;
	readonly #neat: number;
	readonly #favourite: MarkKind;
	readonly #kinds: string[];
	readonly #answers: { row: number; field: string; value: string }[] = [];
	readonly #before: number;
	#inBox: number;
	#lent = 0;
	#slips = 0;
	#leftOver = 0;

	constructor(sheet: Sheet, layout: FillLayout, random: Random) {
		this.#sheet = sheet;
		this.#layout = layout;
		this.#random = random;
		this.#pen = random.weighted(pens);
		this.#isTold = random.is(0.6);
		this.#neat = random.range(0.12, 0.55);
		const habits: readonly (readonly [MarkKind, number])[] = this.#isTold
			? [
					['fill', 6],
					['spiral', 2]
				]
			: [
					['tick', 5],
					['fill', 3],
					['cross', 2],
					['slash', 2],
					['blob', 1]
				];
		this.#favourite = random.weighted(habits);
		this.#kinds = layout.dots.map(() => '');
		this.#before = random.int(40, 500) * 1000;
		this.#inBox = this.#before;
	}

	get truth(): Truth {
		// What the dots could not hold lay there no more: the book says so much less.
		const before = this.#before - this.#leftOver;
		return {
			answers: this.#answers,
			kinds: this.#kinds,
			pen: this.#pen.name,
			before,
			lent: this.#lent,
			slips: this.#slips
		};
	}

	woman(row: number): void {
		const random = this.#random;
		const form = this.#layout.form;
		const woman = form.rows[row];
		if (woman === undefined) return;
		const dots = this.#layout.dots.filter((dot) => dot.row === row && dot.field !== 'count');
		const has = (field: string): boolean => dots.some((dot) => dot.field === field);
		const mark = (field: string, value: string): void => {
			const dot = dots.find((one) => one.field === field && one.value === value);
			if (dot !== undefined) this.#mark(dot);
		};
		const put = (field: string, value: string): void => void this.#answers.push({ row, field, value });
		// Forgotten: whoever reads an answer there has made it up.
		if (random.is(0.01)) {
			for (const field of ['roll', 'fund', 'fine', 'repay', 'loan', 'ask'])
				if (has(field)) put(field, field === 'roll' ? 'nothing' : '');
			return;
		}
		const given = random.weighted([
			['1', 77],
			['2', 5],
			['3', 2],
			['4', 1],
			['5', 1],
			['came', 6],
			['absent', 8]
		]);
		// One woman in four hundred marks another sum than she laid.
		const isSlip = /\d/.test(given) && random.is(0.0025);
		const roll = isSlip
			? random.pick(['came', '1', '2', '3', '4', '5'].filter((value) => value !== given))
			: given;
		if (isSlip) this.#slips += 1;
		if (/\d/.test(given)) this.#inBox += Number(given) * woman.usual;
		if (random.is(0.02))
			this.#wrong(random.pick(dots.filter(({ field, value }) => field === 'roll' && value !== roll)));
		mark('roll', roll);
		put('roll', roll);
		const isHere = roll !== 'absent';
		if (has('fund')) {
			const gives = isHere && (roll === 'came' ? random.is(0.1) : random.is(0.95));
			if (gives) mark('fund', 'fund');
			this.#inBox += gives ? form.fund : 0;
			put('fund', gives ? 'fund' : '');
		}
		if (has('fine')) {
			const pays = isHere && random.is(0.05);
			if (pays) mark('fine', 'fine');
			this.#inBox += pays ? fineOfAll : 0;
			put('fine', pays ? 'fine' : '');
		}
		if (has('repay')) put('repay', this.#gaveBack(dots, woman.due ?? 0, isHere));
		const borrows = isHere && random.is(0.04);
		if (borrows) {
			mark('loan', 'loan');
			this.#lent += Math.min(
				random.int(1, 8) * 50_000,
				Math.floor((this.#inBox - this.#lent) / 10_000) * 10_000
			);
		}
		put('loan', borrows ? 'loan' : '');
		const asks = random.is(0.015);
		if (asks) mark('ask', 'ask');
		put('ask', asks ? 'ask' : '');
	}

	#gaveBack(dots: readonly FillDot[], due: number, isHere: boolean): string {
		const random = this.#random;
		const how = isHere
			? random.weighted([
					['due', 76],
					['other', 14],
					['none', 10]
				])
			: 'none';
		if (how === 'none') return '';
		if (how === 'due') {
			for (const dot of dots) if (dot.field === 'repay' && dot.value === 'due') this.#mark(dot);
			this.#inBox += due;
			return 'due';
		}
		const notes = dots.filter(({ field, value }) => field === 'repay' && value !== 'due');
		const step = this.#layout.form.ladder[0] ?? 1000;
		const laid = this.#lay(notes, random.int(1, Math.floor((2 * due) / step) + 3) * step);
		this.#inBox += laid;
		if (random.is(0.06)) this.#wrong(random.pick(notes));
		return laid === 0 ? '' : String(laid);
	}

	/** Pieces as they come, a dot for a note, one of the five for a bundle of ten. */
	count(): void {
		const random = this.#random;
		const rows = this.#layout.form.count ?? [];
		let left = this.#inBox - this.#lent;
		for (const [k, values] of rows.entries()) {
			const row = firstCountRow + k;
			const dots = this.#layout.dots.filter((dot) => dot.row === row);
			const put = (value: number): void =>
				void this.#answers.push({ row, field: 'count', value: value === 0 ? '' : String(value) });
			if (k === rows.length - 1) {
				const laid = this.#lay(dots, left);
				put(laid);
				left -= laid;
				continue;
			}
			const piece = values[0] ?? 1;
			const most = Math.floor(Math.max(0, left - 2000) / piece);
			const share = k === 0 ? random.range(0.3, 0.9) : k === 5 ? 1 : random.range(0.2, 0.95);
			const pieces = Math.min(59, Math.floor(most * share));
			left -= pieces * piece;
			const isSlip = pieces > 0 && random.is(0.006);
			const said = isSlip ? Math.max(0, pieces + random.pick([-1, 1])) : pieces;
			if (isSlip) this.#slips += 1;
			for (const dot of dots.filter(({ slot }) => slot < 9).slice(0, said % 10)) this.#mark(dot);
			for (const dot of dots.filter(({ slot }) => slot >= 9).slice(0, Math.floor(said / 10))) this.#mark(dot);
			put(said * piece);
		}
		this.#leftOver = left;
	}

	/** Largest first; what cannot be laid is left out. @returns what was laid */
	#lay(dots: readonly FillDot[], amount: number): number {
		let left = amount;
		for (const dot of [...dots].sort((a, b) => Number(b.value) - Number(a.value)))
			if (Number(dot.value) <= left) {
				left -= Number(dot.value);
				this.#mark(dot);
			}
		return amount - left;
	}

	#mark(dot: FillDot): void {
		const random = this.#random;
		const usual = random.is(this.#isTold ? 0.86 : 0.8);
		const kind = usual
			? this.#favourite
			: random.weighted<MarkKind>([
					['fill', 5],
					['spiral', 2],
					['half', 2],
					['tick', 4],
					['cross', 2],
					['slash', 2],
					['blob', 1.5],
					['around', 0.4]
				]);
		this.#kinds[this.#layout.dots.indexOf(dot)] = kind;
		drawMark(this.#sheet, { ...dot, r: dotSize.radius }, kind, this.#pen, this.#neat, random);
	}

	/** Filled by mistake, and taken back. */
	#wrong(dot: FillDot): void {
		const random = this.#random;
		const place = this.#layout.dots.indexOf(dot);
		if (this.#kinds[place] !== '') return;
		const how = random.weighted<Cancelled | 'erased'>([
			['x', 4],
			['strike', 3],
			['blot', 3],
			['wave', 2],
			['erased', this.#pen.name.includes('pencil') ? 6 : 0]
		]);
		this.#kinds[place] = `cancelled ${how}`;
		const at = { ...dot, r: dotSize.radius };
		const pen = how === 'erased' ? { ...this.#pen, alpha: random.range(0.06, 0.16) } : this.#pen;
		drawMark(this.#sheet, at, 'fill', pen, this.#neat, random);
		if (how !== 'erased') cancel(this.#sheet, at, how, pen, random);
	}

	/** What nobody meant: specks, slips of the pen, thumbs, tea, folds. */
	strays(): void {
		const random = this.#random;
		const many = random.weighted([
			[0, 30],
			[1, 30],
			[2, 20],
			[4, 12],
			[7, 8]
		]);
		for (let k = 0; k < many; k += 1) {
			const at = { x: random.range(18, paper.width - 18), y: random.range(20, paper.height - 20) };
			const kind = random.weighted([
				['speck', 4],
				['slip', 3],
				['smudge', 3],
				['long', 0.6]
			]);
			if (kind === 'smudge') {
				smudge(
					this.#sheet,
					at,
					[random.range(3, 12), random.range(2, 7), random.range(0, 3)],
					[110, 105, 100],
					random.range(0.05, 0.22)
				);
				continue;
			}
			const angle =
				kind === 'slip' ? random.range(0, 7) : random.range(-0.4, 0.4) + (random.is(0.5) ? 0 : Math.PI / 2);
			const long = kind === 'speck' ? 0.1 : kind === 'slip' ? random.range(1.5, 7) : random.range(15, 60);
			const pen =
				kind === 'speck'
					? { ...this.#pen, width: random.range(0.3, 1.1) }
					: { ...this.#pen, alpha: this.#pen.alpha * random.range(0.4, 1) };
			stroke(
				this.#sheet,
				[at, { x: at.x + long * Math.cos(angle), y: at.y + long * Math.sin(angle) }],
				pen,
				random
			);
		}
		if (random.is(0.12))
			smudge(
				this.#sheet,
				{ x: random.range(30, 180), y: random.range(40, 260) },
				[random.range(15, 40), random.range(15, 40), 0],
				[170, 130, 80],
				random.range(0.08, 0.3)
			);
		if (!random.is(0.25)) return;
		const crease = (): Pen => ({
			name: 'crease',
			rgb: [120, 120, 120],
			width: random.range(0.3, 0.9),
			alpha: random.range(0.08, 0.3),
			skip: 0.3
		});
		const y = paper.height / 2 + random.normal(0, 1.2);
		stroke(
			this.#sheet,
			[
				{ x: 0, y },
				{ x: paper.width, y: y + random.range(-2, 2) }
			],
			crease(),
			random
		);
		const x = paper.width / 2 + random.normal(0, 1.2);
		if (random.is(0.5))
			stroke(
				this.#sheet,
				[
					{ x, y: 0 },
					{ x: x + random.range(-2, 2), y: paper.height }
				],
				crease(),
				random
			);
	}
}
