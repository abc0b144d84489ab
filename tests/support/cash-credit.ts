import { bankOpened, founded, meeting, withFields } from './builders.ts';
import { creditOpened, debited, drawn, paidBack } from './outside-money.ts';

/**
 * A cash credit (ledger fine print 40), by hand. Sanctioned on 10 January 2024: limit 6,00,000, drawing power of the first
 * year 3,00,000; from 1 January 2025 on 4,00,000.
 *
 *   January 2024   drawn 1,00,000 + 1,50,000, owed 2,50,000
 *   February       repaid 80,000, interest 1,750 debited, owed 1,71,750
 *   March          drawn 1,28,250, owed 3,00,000; interest 2,100 debited, owed 3,02,100
 *   April          repaid 12,100 with charges of 250 beside it, owed 2,90,000
 */
export const via = { via: 'bank/b1' };
export const cc = { borrowingId: 'cc' };
export const before = [
	...founded('2024-01-05', { box: 200_000 }),
	bankOpened()('2024-01-05'),
	creditOpened(300_000, { limit: 60_000_000 })('2024-01-10')
];
export const account = [
	...before,
	...meeting(1, '2024-01-10', drawn(100_000, via), withFields(drawn(150_000, via), { eventId: 'second' })),
	...meeting(
		2,
		'2024-02-10',
		withFields(paidBack(80_000, { ...cc, ...via }), { eventId: 'repaid' }),
		debited({ ...cc, interest: 175_000 })
	),
	...meeting(3, '2024-03-10', drawn(128_250, via), debited({ ...cc, interest: 210_000 })),
	...meeting(4, '2024-04-10', paidBack(12_100, { ...cc, ...via, charges: 25_000 }))
];
