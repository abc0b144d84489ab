import type { LocalDate } from '#kernel';
import type { Money } from '#money';

export interface BuyAsset {
	readonly type: 'BuyAsset';
	readonly on: LocalDate;
	readonly thing: string;
	readonly amount: Money;
	readonly via?: string;
}

export interface SellAsset {
	readonly type: 'SellAsset';
	readonly on: LocalDate;
	readonly thing: string;
	readonly amount: Money;
	/** What a part of the thing stood at in the book, minor units; all of it is sold where it is left out. */
	readonly cost?: Money | undefined;
	readonly via?: string;
}
