import type { GroupEvent } from '#group';
import {
	bankOpened,
	event,
	founded,
	fromBank,
	lent,
	marked,
	opened,
	repaid,
	saved,
	sealed,
	spent,
	toBank,
	withFields,
	type Entry
} from './builders.ts';
import { feePaid, fined, finePaid, fromSocialFund, toSocialFund } from './dues.ts';
import { writtenOff } from './loan-entries.ts';
import { bankCharged, borrowed, corrected, debited, interestCredited, paidBack } from './outside-money.ts';
import { left } from './people.ts';
import { dayOf, threeYears, type Month, type Row } from './three-years.ts';

/**
 * The three years as events of a book.
 *
 * @param given rupees that a woman gave at a meeting, by slip and month: she brought what she was asked for
 */
export function threeYearsOfEvents(given: ReadonlyMap<string, number>): readonly GroupEvent[] {
	const rules = { saving: { mode: 'fixed', amount: 10_000 }, yearStart: '04-01' };
	return [
		...founded(dayOf(1), { members: 6, constitution: rules }),
		bankOpened()(dayOf(1)),
		...threeYears.flatMap((month) => page(month, given))
	];
}

function page(month: Month, given: ReadonlyMap<string, number>): readonly GroupEvent[] {
	const open = month.late ? withFields(opened(month.month), { late: true }) : opened(month.month);
	return [
		open(month.day),
		...month.rows.flatMap((row) => entries(row, month.month, given)).map((make) => make(month.day)),
		sealed(month.day)
	];
}

function entries(row: Row, month: number, given: ReadonlyMap<string, number>): readonly Entry[] {
	const her = 'who' in row ? `m${row.who}` : '';
	const brought = (key: string) => given.get(key) ?? 0;
	switch (row.what) {
		case 'came':
			return [marked(her)];
		case 'absent':
			return [marked(her, 'absent')];
		case 'saves':
			return [
				row.wrong === undefined
					? saved(her, row.rupees)
					: withFields(saved(her, row.wrong), { eventId: `wrong-${month}` })
			];
		case 'lend':
			return [withFields(lent(row.slip, her, row.rupees, { instalments: row.parts }), { source: row.from })];
		case 'repays':
			return [
				withFields(repaid(row.slip, brought(`${row.slip} ${month}`)), {
					eventId: `wrong-${month}-${row.slip}`
				})
			];
		case 'putsRight':
			return putRight(row.month, brought);
		case 'givesUp':
			return [writtenOff(row.slip)];
		case 'recovers':
			return [repaid(row.slip, row.rupees)];
		case 'fine':
			return [fined(row.name, her, row.rupees, { to: 'group' })];
		case 'paysFine':
			return [finePaid(row.name, row.rupees)];
		case 'fund':
			return [toSocialFund(her, row.rupees)];
		case 'fundHelps':
			return [fromSocialFund(her, row.rupees, { reason: 'illness' })];
		default:
			return others(row);
	}
}

type Other = Exclude<
	Row,
	{
		what:
			| 'came'
			| 'absent'
			| 'saves'
			| 'lend'
			| 'repays'
			| 'putsRight'
			| 'givesUp'
			| 'recovers'
			| 'fine'
			| 'paysFine'
			| 'fund'
			| 'fundHelps';
	}
>;

function others(row: Other): readonly Entry[] {
	switch (row.what) {
		case 'joins':
			return [
				(on) => event({ type: 'MemberJoined', occurredOn: on, memberId: `m${row.who}`, number: row.who }),
				feePaid('buyIn', row.rupees, { memberId: `m${row.who}` })
			];
		case 'leaves':
			return [left(`m${row.who}`)];
		case 'spends':
			return [spent(row.on, row.rupees)];
		case 'toBank':
			return [toBank(row.rupees)];
		case 'fromBank':
			return [fromBank(row.rupees)];
		case 'bankInterest':
			return [interestCredited(row.rupees)];
		case 'bankCharge':
			return [bankCharged(row.rupees)];
		case 'borrows':
			return [borrowed(row.rupees, { via: 'bank/b1' })];
		case 'lenderDebits':
			return [debited({ interest: row.rupees * 100 })];
		case 'paysLender':
			return [paidBack(row.rupees, { interest: row.interest * 100, via: 'bank/b1' })];
	}
}

/** The woman of month 8 had saved 150; she of month 21 had brought 500 more. */
function putRight(month: number, brought: (key: string) => number): readonly Entry[] {
	if (month === 8) return [corrected('wrong-8'), inPlace('wrong-8', saved('m2', 150), dayOf(8))];
	return [corrected('wrong-21-d'), inPlace('wrong-21-d', repaid('d', brought('d 21 right')), dayOf(21))];
}

const inPlace =
	(corrects: string, entry: Entry, on: string): Entry =>
	() =>
		event({ ...entry(on), corrects });
