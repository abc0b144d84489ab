import { rootOf, type AccountCode } from '#ledger';
import type { Money } from '#money';
import type { Rejection } from '../rejections.ts';

/** The refusal for an account that would go below zero; minor units. */
export function tooSmall(overdrawn: {
	readonly account: AccountCode;
	readonly held: Money;
	readonly asked: Money;
}): Rejection {
	const { account, held, asked } = overdrawn;
	const root = rootOf(account);
	if (root === 'box') return { type: 'BoxTooSmall', held, asked };
	return root === 'bank'
		? { type: 'BankTooSmall', held, asked }
		: { type: 'AccountTooSmall', account, held, asked };
}
