import { nextTask, present } from '#kernel';

/** Parallel decompression streams of a browser slow one another down: three keep the processor busy. */
const most = 3;

/** Pages that a cheap phone opens in about forty milliseconds. */
const inOneTask = 16;

/**
 * Processes items three at a time and yields for input in between: a browser decrypts short data at once, so
 * a whole book would otherwise be read in one task. @returns the results in the order of the items
 */
export async function fewAtATime<Item, Done>(
	items: readonly Item[],
	work: (item: Item, index: number) => Promise<Done>
): Promise<Done[]> {
	const done: Done[] = [];
	let next = 0;
	let rest = Promise.resolve();
	const goOn = async (): Promise<void> => {
		while (next < items.length) {
			const index = next;
			next += 1;
			if (index % inOneTask === inOneTask - 1) rest = nextTask();
			await rest;
			done[index] = await work(present(items[index], 'an item stands in its place'), index);
		}
	};
	await Promise.all(Array.from({ length: most }, goOn));
	return done;
}
