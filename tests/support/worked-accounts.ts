import {
	accepted,
	bankOpened,
	counted,
	event,
	founded,
	lent,
	meeting,
	opened,
	opening,
	repaid,
	saved,
	sealed,
	spent,
	toBank,
	withFields,
	type Entry
} from './builders.ts';
import { finePaid, fined } from './dues.ts';
import { bankCharged, borrowed, corrected, granted, interestCredited, paidBack } from './outside-money.ts';
import { left, shared } from './people.ts';

/**
 * A book of eight months over two years of accounts (from 1 April), worked by hand; rupees, 2 percent declining.
 *
 * | day            | what                                                                         | box  | bank    |
 * | -------------- | ---------------------------------------------------------------------------- | ---- | ------- |
 * | 5 December     | brought in: box 1000, bank 500 = revolving fund 600 + surplus 900            | 1000 | 500     |
 * | 5 January      | saved 20 + 20 + 20, voluntary 5; lent 500; stationery 30                     | 535  | 500     |
 * | 5 February     | repaid 110 = 100 + interest 10 of 500; saved 20 + 20; 300 to the bank        | 385  | 800     |
 * | 5 March        | repaid 8, interest of 400; fine 5; borrowed 1000 through the bank; charge 10 | 398  | 1790    |
 * | 20 March, late | saved 20; travel 7: written only after 5 April                               | 411  | 1790    |
 * | 5 April        | stationery was 20, not 30; borrowing repaid 200 + 15 + 5 through the bank    | 421  | 1570    |
 * | 5 May          | loan of 400 written off, 50 of it recovered; lent 300 less 30 kept back;     |      |         |
 * |                | grant 100; bank interest 12.50; m3 leaves with her 25; dividend 60; 2 short  | 214  | 1582.50 |
 */
export const workedAccounts = [
	...founded('2024-12-05'),
	bankOpened()('2024-12-05'),
	opening({
		box: 100_000,
		bank: [{ bankAccountId: 'b1', amount: 50_000 }],
		revolvingFund: 60_000,
		surplus: 90_000
	})('2024-12-05'),
	...meeting(
		1,
		'2025-01-05',
		saved('m1', 20),
		saved('m2', 20),
		saved('m3', 20),
		saved('m3', 5, 'voluntary'),
		lent('l1', 'm1', 500),
		withFields(spent('stationery', 30), { eventId: 'wrong' })
	),
	...meeting(2, '2025-02-05', repaid('l1', 110), saved('m1', 20), saved('m2', 20), toBank(300)),
	...meeting(
		3,
		'2025-03-05',
		repaid('l1', 8),
		fined('f1', 'm3', 5, { to: 'group' }),
		finePaid('f1', 5),
		borrowed(1000, { via: 'bank/b1' }),
		bankCharged(10)
	),
	...meeting(
		4,
		'2025-04-05',
		withFields(corrected('wrong'), { eventId: 'out' }),
		withFields(spent('stationery', 20), { eventId: 'right', corrects: 'wrong', occurredOn: '2025-01-05' }),
		paidBack(200, { interest: 1500, charges: 500, via: 'bank/b1' })
	),
	withFields(opened(5), { late: true })('2025-03-20'),
	saved('m2', 20)('2025-03-20'),
	spent('travel', 7)('2025-03-20'),
	sealed('2025-03-20'),
	...meeting(
		6,
		'2025-05-05',
		writtenOff('l1'),
		repaid('l1', 50),
		lent('l2', 'm2', 300, { method: 'upFront', instalments: 5 }),
		granted(100, { kind: 'grant' }),
		interestCredited(12.5),
		left('m3'),
		shared('equal', 60),
		counted({ '20000': 1, '200': 7 }),
		accepted('short', 2)
	)
];

function writtenOff(loanId: string): Entry {
	return (occurredOn) => event({ type: 'LoanWrittenOff', occurredOn, loanId, reason: 'moved' });
}
