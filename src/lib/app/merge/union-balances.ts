import { err, ok, type Result } from '#kernel';
import { foldAdmitted, withId, type RefusedAt } from '#group';
import { post, type Balances } from '#ledger';
import type { CurrencyCode } from '#money';
import type { Ordered, OrderedRecord } from './one-order.ts';

/**
 * What stands on every account when each record of a union counts once, with the legs that it had where it was written. A sum: it is the
 * same in whatever order the records came. What two phones paid out twice is below zero here, and for people to look at.
 *
 * @returns signed minor units, debit positive; or where a line does not fold, which its own check refuses before
 */
export function unionBalances(
	{ lines, beside }: Pick<Ordered<OrderedRecord>, 'lines' | 'beside'>,
	currency: CurrencyCode
): Result<Balances, RefusedAt> {
	const balances: Balances = new Map();
	// What stands of them was entered anew by those who settled it.
	const counted = new Set<string>(beside);
	for (const line of lines) {
		const events = line.flatMap((record) => record.events);
		const hashOf = new Map<string, string>();
		let place = 0;
		for (const record of line)
			for (const event of record.events) hashOf.set(withId(event, (place += 1)).eventId, record.hash);
		const folded = foldAdmitted(events, currency, ({ event, entry }) => {
			const isNew = !counted.has(hashOf.get(event.eventId ?? '') ?? '');
			if (isNew && entry !== null) post(balances, entry);
		});
		if (!folded.ok) return err(folded.error);
		for (const { hash } of line) counted.add(hash);
	}
	return ok(balances);
}
