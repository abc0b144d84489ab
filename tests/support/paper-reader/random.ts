import { chance } from '../photo.ts';

/** Chance of one photograph: all of it follows from one seed. */
export class Random {
	readonly next: () => number;

	constructor(seed: number) {
		this.next = chance(Math.imul(seed, 2_654_435_761));
		for (let k = 0; k < 4; k += 1) this.next();
	}
	range(low: number, high: number): number {
		return low + (high - low) * this.next();
	}
	int(low: number, high: number): number {
		return Math.floor(this.range(low, high + 1));
	}
	is(share: number): boolean {
		return this.next() < share;
	}
	normal(mean = 0, deviation = 1): number {
		const size = Math.sqrt(-2 * Math.log(Math.max(1e-12, this.next())));
		return mean + deviation * size * Math.cos(2 * Math.PI * this.next());
	}
	pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
		const item = items[Math.floor(this.next() * items.length)];
		if (item === undefined) throw new Error('there is something to pick');
		return item;
	}
	/** Each with its weight. */
	weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
		let at = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
		const found = items.find(([, weight]) => (at -= weight) <= 0) ?? items.at(-1);
		if (found === undefined) throw new Error('there is something to pick');
		return found[0];
	}
}
