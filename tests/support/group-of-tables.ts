import type { GroupEvent } from '#group';
import type { CurrencyCode } from '#money';
import * as reports from '#reports';
import { booksContext } from '#papers/context.ts';
import type { GroupOfTables } from '#papers/data/data-table.ts';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';

/** A group as the desk and the command make tables of it; without names of women. */
export function groupOfTables(
	events: readonly GroupEvent[],
	id: string,
	currency: CurrencyCode = 'INR'
): GroupOfTables {
	const book = reports.accountBook(events, { currency });
	const nameOf = () => null;
	const context = booksContext({ reports, events, currency, book }, nameOf);
	return { ...context, id, practice: false, rules: bankRules, nameOf };
}
