import { hold, rounds, type Evening, type Step } from '../felt.ts';
import { median, type AppRow } from '../frame.ts';

/** Legal maximum of members in Nepal, the highest of all countries. */
const manyWomen = 40;

const held = new Map<string, Promise<Evening>>();

function heldAt(slowdown: number, women?: number): Promise<Evening> {
	const name = `${slowdown} ${String(women)}`;
	const evening = held.get(name) ?? hold({ slowdown, women, tells: true, goesRound: women === undefined });
	held.set(name, evening);
	return evening;
}

const row = (name: string, figure: (evening: Evening) => number, budget: number, aim: number): AppRow => ({
	name: `felt: ${name}`,
	unit: 'ms',
	onlySlow: true,
	budget: { normal: budget, slow: budget },
	aim: { normal: aim, slow: aim },
	measure: async (slowdown) => {
		const evening = await heldAt(slowdown);
		return { subject: figure(evening), yardstick: evening.yardstick };
	}
});

const of = (step: Step, figure: (times: readonly number[]) => number) => (evening: Evening) =>
	figure(evening.steps.get(step) ?? []);
const longest = (times: readonly number[]): number => Math.max(...times);
const middle = (step: Step, budget: number, aim: number): AppRow => row(step, of(step, median), budget, aim);

export const rows: readonly AppRow[] = [
	row('any key → paint', ({ keys }) => median(keys), 100, 60),
	row('answer acknowledged', ({ answers }) => median(answers), 100, 60),
	middle('roll → next', 200, 120),
	middle('last answer → circle', 400, 300),
	middle('circle → give back', 300, 200),
	middle('give back → next', 300, 150),
	middle('loan written', 300, 150),
	middle('last code → roll', 450, 300),
	middle('closing code → sealed', 1_500, 1_000),
	middle('her page', 500, 300),
	middle('change of screen', 300, 200),
	row('change of screen, worst', of('change of screen', longest), 450, 300),
	middle('first sheet: wall', 1_000, 700),
	middle('first sheet: meeting', 1_000, 700),
	middle('first sheet: bank', 1_000, 700),
	middle('bank file → back', 450, 300),
	row(
		'longest task in a step',
		({ tasks }) => longest([...tasks].flatMap(([step, of]) => (step === 'open' ? [] : of))),
		350,
		200
	),
	row(
		'longest task of roll → circle, bank file → back, last code → roll',
		({ tasks }) =>
			longest(
				(['last answer → circle', 'bank file → back', 'last code → roll'] as const).flatMap(
					(step) => tasks.get(step) ?? []
				)
			),
		200,
		150
	),
	row('longest task at home in the first 10 s', ({ blockedAtHome }) => blockedAtHome, 200, 100),
	{
		name: `felt: memory after ${rounds[1]} rounds ÷ after ${rounds[0]}`,
		unit: 'KB',
		onlySlow: true,
		budget: { normal: 1.1, slow: 1.1 },
		aim: { normal: 1.05, slow: 1.05 },
		measure: async (slowdown) => {
			const [reference = NaN, subject = NaN] = (await heldAt(slowdown)).heap;
			return { subject, reference };
		}
	},
	{
		name: `felt: ${manyWomen} women ÷ 20, the step that grows most`,
		unit: 'ms',
		onlySlow: true,
		budget: { normal: 2.3, slow: 2.3 },
		aim: { normal: 1.5, slow: 1.5 },
		measure: async (slowdown) => {
			const [few, many] = [await heldAt(slowdown), await heldAt(slowdown, manyWomen)];
			const beside = [...many.steps].map(([step, times]) => {
				const [subject, reference] = [median(times) * many.yardstick, of(step, median)(few) * few.yardstick];
				process.stdout.write(`${step}: ${(subject / reference).toFixed(2)}\n`);
				return { subject, reference };
			});
			const ratio = (one: { readonly subject: number; readonly reference: number }) =>
				one.subject / one.reference;
			return beside.reduce((most, one) => (ratio(one) > ratio(most) ? one : most));
		}
	}
];
