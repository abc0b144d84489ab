import { describe, expect, test } from 'vitest';
import { bankOpened, bookOf, event, founded } from '../../../../tests/support/builders.ts';
import { formFields } from './form-fields.ts';

// Staff are asked only for details that the book lacks, and never about a member.

const on = '2025-01-05';
const described = event({
	type: 'GroupDescribed',
	occurredOn: on,
	place: {
		village: 'Rampur',
		panchayat: 'Khajuria',
		block: 'Kotwa',
		district: 'East',
		state: 'Bihar',
		pin: '845437'
	},
	codes: { nrlm: 'BR/31' },
	bankAccountId: 'b1',
	branch: 'Kotwa',
	ifsc: 'EXMP0000021',
	lastFour: '4321'
});
const withAccount = [...founded(on), bankOpened()(on)];
const missing = (events: readonly Parameters<typeof bookOf>[0][number][], currency: 'INR' | 'NPR' = 'INR') =>
	formFields(events, bookOf(events, currency))
		.filter(({ said, isPrinted }) => said === null && isPrinted)
		.map(({ field }) => field);

describe('the forms of a bank', () => {
	test('ask for where the group is, its code, and of its account what a passbook names', () => {
		expect(missing(withAccount)).toEqual([
			'village',
			'panchayat',
			'block',
			'district',
			'state',
			'pin',
			'nrlm',
			'branch',
			'lastFour',
			'ifsc'
		]);
	});

	test('ask for nothing twice', () => {
		expect(missing([...withAccount, described])).toEqual([]);
	});

	test('ask a group without an account for none of its account', () => {
		expect(missing(founded(on))).not.toContain('ifsc');
	});

	test('of Nepal know no PIN, no IFSC and no code of a mission of India', () => {
		expect(missing(withAccount, 'NPR')).toEqual([
			'village',
			'panchayat',
			'block',
			'district',
			'state',
			'branch',
			'lastFour'
		]);
	});
});
