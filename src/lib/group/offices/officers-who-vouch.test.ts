import { describe, expect, test } from 'vitest';
import {
	bookOf,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	office,
	openMeeting,
	sealed,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { left } from '../../../../tests/support/people.ts';
import { hasVouchers, officersWhoDecide, officersWhoVouch } from '../index.ts';

// Members whose codes are required before another member makes hers (ledger law 41). m1 is president and m2 secretary of a group of four from 5
// January 2025.

const [first, now, later] = ['2025-01-05', '2025-02-05', '2025-03-05'];
const everybody = ['m1', 'm2', 'm3', 'm4'].map((one) => marked(one));
const before = [...founded(first, { members: 4 }), ...meeting(1, first, ...everybody)];
const after = (...entries: readonly Entry[]) =>
	bookOf([...before, ...meeting(2, now, ...everybody, ...entries)]);
const vouching = (state: ReturnType<typeof bookOf>, woman: string) =>
	officersWhoVouch(state, memberId(woman));

describe('before a woman makes her code', () => {
	test('those who decided the page that chose her give theirs, and never she herself', () => {
		const state = after(office('m3', 'treasurer'));
		expect(vouching(state, 'm3')).toEqual(['m1', 'm2']);
		expect(vouching(state, 'm4')).toEqual(['m1', 'm2']);
	});

	test('whoever was chosen on the last page vouches for nobody before the next', () => {
		const both = after(office('m3', 'president'), office('m4', 'secretary'));
		expect(officersWhoDecide(both)).toEqual(['m3', 'm4']);
		expect(vouching(both, 'm3')).toEqual(['m1', 'm2']);
		expect(vouching(both, 'm4')).toEqual(['m1', 'm2']);
		const next = bookOf([
			...before,
			...meeting(2, now, ...everybody, office('m3', 'president'), office('m4', 'secretary')),
			...meeting(3, later, ...everybody)
		]);
		expect(vouching(next, 'm1')).toEqual(['m3', 'm4']);
	});

	test('where one officer is left besides her, any other woman with that one: two others always', () => {
		const state = bookOf(before);
		expect(vouching(state, 'm2')).toEqual(['m1', 'm3', 'm4']);
		const enough = (...women: readonly string[]) => hasVouchers(state, memberId('m2'), women.map(memberId));
		expect(enough('m1')).toBe(false);
		expect(enough('m1', 'm2')).toBe(false);
		expect(enough('m3', 'm4')).toBe(false);
		expect(enough('m1', 'm3')).toBe(true);
	});

	// Three members, two officers: if one officer is ill, dead, gone or has forgotten her code, the two others make her a new one, which the next close
	// reads out. There the circle enters her leaving and chooses a successor, so nobody is locked out.
	test.each([
		['m1', 'm2'],
		['m2', 'm1']
	])(
		'in a group of three with two officers the code of %s is made by %s and the third woman',
		(gone, stays) => {
			const three = [
				...founded(first, { members: 3 }),
				...meeting(1, first, ...['m1', 'm2', 'm3'].map((one) => marked(one)))
			];
			const state = bookOf(three);
			const enough = (...women: readonly string[]) => hasVouchers(state, memberId(gone), women.map(memberId));
			expect(vouching(state, gone)).toEqual([stays, 'm3']);
			expect([enough(stays), enough('m3'), enough(stays, 'm3')]).toEqual([false, false, true]);
			const held = gone === 'm1' ? 'president' : 'secretary';
			const after = [
				...openMeeting(2, now, marked(stays), marked('m3'), left(gone, {}), office('m3', held)),
				withFields(sealed, { approvals: ['m1', 'm2'] })(now)
			];
			expect([...officersWhoDecide(bookOf([...three, ...after]))].toSorted()).toEqual(
				[stays, 'm3'].toSorted()
			);
		}
	);

	test('founded and handed over on one day, two vouch as well', () => {
		const handed = [
			...founded(first, { members: 4 }),
			...meeting(1, first, ...everybody, office('m3', 'president'))
		];
		const state = bookOf(handed);
		expect(vouching(state, 'm3')).toEqual(['m1', 'm2']);
		expect(hasVouchers(state, memberId('m3'), [memberId('m1')])).toBe(false);
	});

	test('a woman who has left vouches for nobody', () => {
		const state = bookOf([
			...before,
			...meeting(2, now, ...everybody, office('m3', 'president'), left('m1'))
		]);
		expect(vouching(state, 'm3')).toEqual(['m2', 'm4']);
	});

	test('who joined between meetings vouches for nobody before the circle heard of her', () => {
		expect(vouching(bookOf([...before, joined(5)(now)]), 'm2')).toEqual(['m1', 'm3', 'm4']);
	});

	test('an office given at the meeting that is open decides nothing in it', () => {
		const state = bookOf([...before, ...openMeeting(2, now, ...everybody, office('m3', 'president'))]);
		expect(vouching(state, 'm3')).toEqual(['m1', 'm2']);
	});
});
