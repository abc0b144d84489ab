import type { GroupEvent } from '#group';
import * as reports from '#reports';
import { booksContext } from '#papers/context.ts';
import type { GroupOfTables } from '#papers/data/cells.ts';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';

/** A group as the desk and the command make tables of it; without names of women. */
export function groupOfTables(events: readonly GroupEvent[], id: string): GroupOfTables {
	const book = reports.accountBook(events, { currency: 'INR' });
	const nameOf = () => null;
	const context = booksContext({ reports, events, currency: 'INR', book }, nameOf);
	return { ...context, id, practice: false, rules: bankRules, nameOf };
}
