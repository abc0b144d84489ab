import { expect, test } from 'vitest';
import { fillForms } from '#papers/meeting/fill/form.ts';
import { firstCountRow, layoutOf, type FillDot } from '#papers/meeting/fill/layout.ts';
import { money } from '#money';
import { decideAnswers } from './answers.ts';
import type { Seen } from './dots.ts';

// Rules of a row, tested with unambiguous dots: a contradictory row is asked, never guessed.

const [form] = fillForms({
	currency: 'INR',
	steps: 5,
	fund: money(500),
	fines: true,
	rows: Array.from({ length: 12 }, (_, place) => ({
		number: place + 1,
		usual: money(2000),
		due: money(11_000)
	}))
});
if (form === undefined) throw new Error('there is a page');
const layout = layoutOf(form);

const bare = { fill: 0, inked: 0, peak: 0.02, ridge: 0.01, uneven: 0.02, circle: 1 };
const inked = { ...bare, fill: 0.6, inked: 0.8, peak: 0.8, ridge: 0.1 };
const grey = { ...bare, fill: 0.09, inked: 0.1, peak: 0.2 };
/** A rim that ink crosses in these directions of 32. */
const rim = (...at: readonly number[]): Float32Array =>
	Float32Array.from({ length: 32 }, (_, k) => (at.includes(k) ? 0.8 : 0));

type Place = readonly [row: number, field: FillDot['field'], value: string, over?: Partial<Seen>];

/** Answers if these dots are marked, besides a saving of each member. @param row whose saving is not marked automatically */
function read(row: number, ...marks: readonly Place[]) {
	const seen = layout.dots.map((dot): Seen => {
		const mark = marks.find(
			([at, field, value]) => at === dot.row && field === dot.field && value === dot.value
		);
		const isUsual = dot.row !== row && dot.field === 'roll' && dot.value === '1';
		return { dot, rim: rim(), ...(mark !== undefined || isUsual ? inked : bare), ...mark?.[3] };
	});
	return decideAnswers(layout, seen).answers.filter((answer) => answer.row === row);
}

const said = (row: number, ...marks: readonly Place[]) =>
	Object.fromEntries(read(row, ...marks).map(({ field, value, why }) => [field, why ?? value]));

const nothing = { roll: 'nothing marked', fund: '', fine: '', repay: '', loan: '', ask: '' };

test('plain marks are read, and an empty row asks for the roll alone', () => {
	expect(said(0)).toEqual(nothing);
	expect(said(0, [0, 'roll', '2'], [0, 'fund', 'fund'], [0, 'repay', '5000'], [0, 'repay', '10000'])).toEqual(
		{
			...nothing,
			roll: '2',
			fund: 'fund',
			repay: '5000+10000'
		}
	);
	expect(read(0, [0, 'roll', '2']).find(({ field }) => field === 'roll')?.sure).toBeGreaterThan(0.5);
});

test('what contradicts itself is asked: two marks of the roll, due beside notes, absent beside money', () => {
	expect(said(0, [0, 'roll', '1'], [0, 'roll', '2'])['roll']).toBe('more than one');
	expect(said(0, [0, 'roll', '1'], [0, 'repay', 'due'], [0, 'repay', '5000'])['repay']).toBe('due and notes');
	expect(said(0, [0, 'roll', 'absent'], [0, 'fund', 'fund'])['roll']).toBe('absent and money');
	expect(said(0, [0, 'roll', 'absent'])['roll']).toBe('absent');
});

test('a filled "?" asks all of her row, however plain the rest is', () => {
	const asked = 'she asks';
	expect(said(0, [0, 'roll', '1'], [0, 'repay', 'due'], [0, 'ask', 'ask'])).toEqual({
		roll: asked,
		fund: asked,
		fine: asked,
		repay: asked,
		loan: asked,
		ask: 'ask'
	});
});

test('grey that no pen made, a dot under a cross, a stroke through it and a ring around it are asked', () => {
	const crossed = { rim: rim(3, 4, 11, 12, 19, 20, 27, 28) };
	for (const over of [
		grey,
		crossed,
		{ rim: rim(4, 5, 20, 21) },
		{ ...bare, rim: Float32Array.from({ length: 32 }, () => 0.7) }
	])
		expect(said(0, [0, 'roll', '1'], [0, 'fund', 'fund', over])['fund']).toBe('unsure dot');
	// A tick leaves the circle once.
	expect(said(0, [0, 'roll', '1'], [0, 'fund', 'fund', { rim: rim(4, 5) }])['fund']).toBe('fund');
});

test('a second mark that somebody added after a filled one was struck out decides nothing by itself', () => {
	const struck = { rim: rim(3, 4, 11, 12, 19, 20, 27, 28) };
	expect(said(0, [0, 'roll', '1', struck], [0, 'roll', '2'])['roll']).toBe('unsure dot');
});

test('notes are told off from the left: a mark behind a gap is asked, coins are a sum in any order', () => {
	const row = firstCountRow;
	const dots = layout.dots.filter((dot) => dot.row === row);
	const counted = (...slots: readonly number[]) => {
		const seen = layout.dots.map((dot): Seen => {
			const isOn =
				(dot.row === row && slots.includes(dot.slot)) ||
				(dot.row < 12 && dot.field === 'roll' && dot.value === '1');
			return { dot, rim: rim(), ...(isOn ? inked : bare) };
		});
		return decideAnswers(layout, seen).answers.find((answer) => answer.row === row);
	};
	expect(dots).toHaveLength(14);
	expect(counted(0, 1, 9)?.value).toBe('50000+50000+500000');
	expect(counted(0, 2)).toMatchObject({ value: null, why: 'not in a row' });
	expect(counted(10)).toMatchObject({ value: null, why: 'not in a row' });
	expect(said(firstCountRow + 6, [firstCountRow + 6, 'count', '500'])['count']).toBe('500');
});
