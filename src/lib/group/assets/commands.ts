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
	readonly via?: string;
}
