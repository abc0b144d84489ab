import type { Command, GroupEvent, GroupState, Rejection } from '#group';
import {
	bankOpened,
	day,
	doing,
	founded,
	lent,
	marked,
	meeting,
	memberId,
	saved,
	toBank
} from './builders.ts';
import { bought, fined, toSocialFund } from './dues.ts';
import { written } from './people.ts';

/** A book of three women in which every kind of tap finds something; 540 rupees are in the box, 400 in the bank. */

export const first = '2025-01-05';
export const now = '2025-02-05';
export const on = day(now);
export const [m1, m2, m3] = [memberId('m1'), memberId('m2'), memberId('m3')];
/** The two officers. */
export const agreedBy = [m1, m2];
/** Everybody came. */
export const here = [marked('m1'), marked('m2'), marked('m3')];

export const tapBook = (constitution: object = {}): readonly GroupEvent[] => [
	...founded(first, { box: 1000, constitution: { socialFund: { amount: 1000 }, ...constitution } }),
	bankOpened()(first),
	...meeting(
		1,
		first,
		saved('m1', 100),
		saved('m2', 50, 'voluntary'),
		toBank(400),
		toSocialFund('m1', 30),
		bought('scale', 40),
		fined('f1', 'm1', 5),
		lent('l1', 'm1', 200)
	)
];

/** The first event of a command. Fails the test when it is refused. */
export const firstOf = (state: GroupState, command: Command) => written(state, command)[0];

/** Why a command is refused; null when it is taken. */
export function refusalOfCommand(state: GroupState, command: Command): Rejection | null {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error;
}
