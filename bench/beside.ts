import { hold, type Evening } from './felt.ts';
import { median, slowdown } from './frame.ts';

const turns = 2;

/**
 * Runs the evening of `felt` on two builds in turn and prints a table of its steps: count, ms from the touch at 6× (on the usual machine) and
 * the longest task, median and maximum; and CPU ms of the page's thread at full speed, which depends least on other load.
 *
 * @param before built app of another tree
 * @param after built app of this tree
 */
export async function beside(before: string, after: string): Promise<void> {
	const held = { before: new Map<number, Evening[]>(), after: new Map<number, Evening[]>() };
	for (let turn = 0; turn < turns; turn += 1)
		for (const rate of [slowdown, 1])
			for (const [which, folder] of [
				['before', before],
				['after', after]
			] as const) {
				const evening = await hold({ slowdown: rate, folder });
				held[which].set(rate, [...(held[which].get(rate) ?? []), evening]);
				console.error(`${which}, turn ${turn + 1}, ${rate}×: ${evening.yardstick.toFixed(2)}`);
			}
	const slow = held.after.get(slowdown) ?? [];
	const steps = [...(slow[0]?.steps.keys() ?? [])];
	console.log(`${slow[0] === undefined ? 0 : [...slow[0].steps.values()].flat().length} steps`);
	console.log(
		'step | count | ms before → after: middle | worst | longest task | ms of processor: middle | worst'
	);
	for (const step of steps) {
		const cell = (rate: number, figures: keyof Evening & ('steps' | 'worked' | 'tasks'), of: typeof median) =>
			(['before', 'after'] as const)
				.map((which) => {
					const each = (held[which].get(rate) ?? []).map(
						(evening) => of(evening[figures].get(step) ?? []) * (figures === 'worked' ? 1 : evening.yardstick)
					);
					return median(each).toFixed(0);
				})
				.join(' → ');
		const most = (figures: readonly number[]): number => Math.max(...figures);
		const count = slow[0]?.steps.get(step)?.length ?? 0;
		console.log(
			[
				step,
				count,
				cell(slowdown, 'steps', median),
				cell(slowdown, 'steps', most),
				cell(slowdown, 'tasks', most),
				cell(1, 'worked', median),
				cell(1, 'worked', most)
			].join(' | ')
		);
	}
}
