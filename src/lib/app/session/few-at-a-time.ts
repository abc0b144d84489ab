import { nextTask, present } from '#kernel';

/** Streams of a browser that are open side by side hinder one another: three keep its processor busy. */
const most = 3;

/** A cheap phone opens so many pages in about forty milliseconds. */
const inOneTask = 16;

/**
 * Does the same work on every item, three of them at a time, and answers touches in between: a browser decrypts what is short at once, so
 * that a whole book would be read in one task. @returns what it gave, in the order of the items
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
