import type { MessageKey } from './messages/en.ts';

/** What has words under a prefix: of `picture.icon-book` and `picture.icon-pen` these are `book` and `pen`. */
export type NamedUnder<Prefix extends string> = MessageKey extends infer Key
	? Key extends `${Prefix}${infer Name}`
		? Name
		: never
	: never;

/** A drawing: each has words for those who hear the screen. */
export type IconName = NamedUnder<'picture.icon-'>;

/** How a woman is shown: symbol and number always, her chosen name where there is one. No photo is needed. */
export interface MemberFace {
	/** One of `memberSymbols`. */
	readonly symbol: string;
	/** Colour ring, 1 to 8. */
	readonly colour: number;
	/** Her number in the group; never given twice. */
	readonly number: number;
	readonly name?: string | undefined;
}
