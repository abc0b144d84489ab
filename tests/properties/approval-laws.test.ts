import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert, type MemberId } from '#kernel';
import {
	decide,
	officersWhoDecide,
	type Command,
	type GroupEvent,
	type GroupState,
	type Office
} from '#group';
import {
	aStamp,
	bookOf,
	day,
	founded,
	marked,
	memberId,
	openMeeting,
	rules,
	rupees
} from '../support/builders.ts';
import { cases, seed } from '../support/soak.ts';

// Law 41, whatever is touched in whatever order: nobody approves but by her code at the seal, and only those decide who
// held an office when the meeting began. The oracle knows the first two women by name; it does not ask the domain.

const on = day('2025-02-05');
const women = ['m1', 'm2', 'm3', 'm4', 'm5'].map(memberId);
const [m1, m2] = women as [MemberId, MemberId];

const book = (): GroupState =>
	bookOf([
		...founded('2025-01-05', { members: 5, box: 1000 }),
		...openMeeting(1, '2025-02-05', ...women.map((one) => marked(one)))
	]);

const some = fc.subarray(women);
const one = fc.constantFrom(...women);
const act: fc.Arbitrary<Command> = fc.oneof(
	fc
		.record({
			memberId: one,
			office: fc.constantFrom<Office>('president', 'secretary', 'writer', 'keyHolder'),
			agreedBy: some
		})
		.map((given): Command => ({ type: 'GiveOffice', on, ...given })),
	fc
		.record({ memberId: one, agreedBy: some })
		.map((left): Command => ({ type: 'LeaveGroup', on, reason: 'excluded', ...left })),
	fc
		.record({ agreedBy: some, least: fc.integer({ min: 1, max: 3 }) })
		.map(({ agreedBy, least }): Command => ({
			type: 'ChangeRules',
			on,
			constitution: rules({ quorum: '1/20', approvals: { seal: least, rule: least } }) as never,
			agreedBy
		})),
	some.map((agreedBy): Command => ({ type: 'PassResolution', on, kind: 'other', agreedBy }))
);

/** What the phone wrote of these touches; what is refused is not written. */
function play(acts: readonly Command[]): {
	readonly state: GroupState;
	readonly events: readonly GroupEvent[];
} {
	let state = book();
	const stamp = aStamp();
	const events: GroupEvent[] = [];
	for (const command of acts) {
		const decided = decide(state, command, stamp);
		if (!decided.ok) continue;
		({ state } = decided.value);
		events.push(...decided.value.steps.map(({ event }) => event));
	}
	return { state, events };
}

test('nobody stands in the approvals without her code, and no other code closes the meeting', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 8 }), some, (acts, codes) => {
			const { state, events } = play(acts);
			for (const event of events) expect(event).not.toHaveProperty('approvedBy');
			expect(officersWhoDecide(state)).toEqual([m1, m2]);
			const stamp = aStamp('s');
			const box = state.balances.get('box' as never) ?? 0;
			const counted = decide(
				state,
				{ type: 'CountCash', on, pieces: new Map([[rupees(1), box / 100]]) },
				stamp
			);
			assert(counted.ok, 'the box is counted');
			const sealed = decide(counted.value.state, { type: 'SealMeeting', on, approvals: codes }, stamp);
			const isApproved = codes.includes(m1) && codes.includes(m2);
			// Who would leave one officer alone chooses a successor first.
			const isRefused = !sealed.ok && sealed.error.type !== 'SuccessorMissing';
			expect(isRefused).toBe(!isApproved);
			if (sealed.ok) expect(sealed.value.steps[0]?.event).toMatchObject({ approvals: codes });
		}),
		{ numRuns: cases(300), seed: seed() }
	);
});
