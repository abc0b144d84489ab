import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { BankAccountId } from '#kernel';
import { bookOf, event, founded, refusalOf } from '../../../../tests/support/builders.ts';
import { descriptionIn, fitsField, groupEventSchema, type GroupEvent } from '../index.ts';

// The description of a group for the papers of a bank: the last value of each field counts.

const on = '2025-02-05';
const said = (fields: object): GroupEvent => event({ type: 'GroupDescribed', occurredOn: on, ...fields });
const account = event({
	type: 'BankAccountOpened',
	occurredOn: on,
	bankAccountId: 'b1',
	bank: 'Example Bank'
});
const [founding, ...others] = founded('2025-01-05');
const begun = [
	{ ...founding, place: { village: 'Old', block: 'Block' }, codes: { nrlm: 'BR/1' } } as GroupEvent,
	...others
];

describe('what is said of a group', () => {
	test('takes the place of what was said of the same part before, and of no other', () => {
		const events = [
			...begun,
			said({ place: { village: 'New', pin: '845437' } }),
			said({ codes: { federation: 'F-7' } }),
			said({ place: { pin: '845438' } })
		];
		expect(descriptionIn(events)).toEqual({
			place: { village: 'New', block: 'Block', pin: '845438' },
			codes: { nrlm: 'BR/1', federation: 'F-7' }
		});
	});

	test('of an account keeps what was not said anew', () => {
		const events = [
			...begun,
			account,
			said({ bankAccountId: 'b1', branch: 'Sonbarsa', ifsc: 'EXMP0000021' }),
			said({ bankAccountId: 'b1', lastFour: '4321' })
		];
		expect(bookOf(events).bankAccounts.get('b1' as BankAccountId)).toMatchObject({
			bank: 'Example Bank',
			branch: 'Sonbarsa',
			ifsc: 'EXMP0000021',
			lastFour: '4321'
		});
	});

	test('of an account that the book does not know is refused', () => {
		expect(refusalOf(bookOf(begun), said({ bankAccountId: 'b9', ifsc: 'EXMP0000021' }))).toEqual({
			type: 'BankAccountUnknown',
			bankAccountId: 'b9'
		});
	});

	test('is read without what turns letters around', () => {
		expect(descriptionIn([said({ place: { village: 'So\u202enpur' } })]).place).toEqual({
			village: 'Sonpur'
		});
	});
});

describe('a file', () => {
	const taken = (fields: object) =>
		v.is(groupEventSchema, { type: 'GroupDescribed', occurredOn: on, ...fields });

	test('says something, and of an account which one', () => {
		expect(taken({ place: { village: 'Sonpur' } })).toBe(true);
		expect(taken({ bankAccountId: 'b1', branch: 'Sonbarsa' })).toBe(true);
		expect([
			taken({}),
			taken({ place: {} }),
			taken({ bankAccountId: 'b1' }),
			taken({ branch: 'Sonbarsa' }),
			taken({ place: { village: 'Sonpur' }, bankAccountId: 'b1' }),
			taken({ place: { village: 'Sonpur', husband: 'X' } })
		]).toEqual([false, false, false, false, false, false]);
	});

	test.each([
		['village', '1234 5678 9012', false],
		['street', 'Lane 4', true],
		['pin', '845437', true],
		['pin', '84543A', false],
		['ifsc', 'EXMP0000021', true],
		['ifsc', 'exmp0000021', false],
		['lastFour', '43210', false],
		['nrlm', 'BR/000/31', true],
		['nrlm', 'BR 31', false]
	] as const)('takes as %s "%s": %s', (field, text, fits) => {
		expect(fitsField(field, text)).toBe(fits);
	});
});
