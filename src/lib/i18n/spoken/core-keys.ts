import type { MessageKey } from '../messages/en/index.ts';

/**
 * What is heard at every meeting. With the numbers this is the core of a new voice: recorded first, in half an hour, and
 * worth handing on by itself.
 */
export const coreKeys: readonly MessageKey[] = [
	'who.name',
	'roll.prompt',
	'roll.read-back',
	'roll.read-back-came',
	'roll.read-back-absent',
	'roll.taken-back',
	'roll.faces-prompt',
	'repay.prompt',
	'repay.prompt-principal',
	'repay.prompt-interest',
	'repay.read-back',
	'repay.read-back-finished',
	'repay.read-back-not-today',
	'fine.prompt',
	'fine.read-back',
	'fine.read-back-imposed',
	'loan.prompt',
	'loan.read-back',
	'loan.her-yes',
	'count.prompt',
	'count.read-back',
	'difference.equal',
	'close.prompt',
	'close.read-back',
	'seal.prompt',
	'member.prompt',
	'member.prompt-loan',
	'home.prompt',
	'meeting.opened'
];
