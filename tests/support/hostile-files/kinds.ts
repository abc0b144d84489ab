import type { Chance } from './chance.ts';

/** What a reader made of a spoiled file. */
export type Outcome =
	| 'refused'
	/** Taken, and it says what the genuine file says, or says openly that nothing vouches for it. */
	| 'same'
	/** Taken, and it says something else as if that were vouched for. */
	| 'other';

/** A kind of file: how a spoiled one is made, and what its readers say. */
export interface Kind {
	readonly name: string;
	/** How many of a thousand files are of this kind. */
	readonly share: number;
	readonly spoil: (chance: Chance) => Uint8Array;
	readonly read: (bytes: Uint8Array) => Promise<Outcome> | Outcome;
}
