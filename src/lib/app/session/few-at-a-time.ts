import { present } from '#kernel';

/** Streams of a browser that are open side by side hinder one another: three keep its processor busy. */
const most = 3;

/** Does the same work on every item, three of them at a time. @returns what it gave, in the order of the items */
export async function fewAtATime<Item, Done>(
	items: readonly Item[],
	work: (item: Item, index: number) => Promise<Done>
): Promise<Done[]> {
	const done: Done[] = [];
	let next = 0;
	const goOn = async (): Promise<void> => {
		while (next < items.length) {
			const index = next;
			next += 1;
			done[index] = await work(present(items[index], 'an item stands in its place'), index);
		}
	};
	await Promise.all(Array.from({ length: most }, goOn));
	return done;
}
