import type { MessageKey } from '../messages/en.ts';

/**
 * What is heard at every meeting. With the numbers this is the core of a new voice: recorded first, in a quarter of an hour, and
 * worth handing on by itself.
 */
export const coreKeys: readonly MessageKey[] = [
	'word.who-name',
	'meeting.roll-prompt',
	'meeting.roll-read-back',
	'meeting.roll-read-back-came',
	'meeting.roll-read-back-absent',
	'meeting.roll-taken-back',
	'meeting.roll-faces-prompt',
	'loan.repay-prompt',
	'loan.repay-prompt-principal',
	'loan.repay-prompt-interest',
	'loan.repay-read-back',
	'loan.repay-read-back-finished',
	'loan.repay-read-back-not-today',
	'meeting.fine-prompt',
	'meeting.fine-read-back',
	'meeting.fine-read-back-imposed',
	'loan.prompt',
	'loan.read-back',
	'loan.her-yes',
	'meeting.count-prompt',
	'meeting.count-read-back',
	'meeting.difference-equal',
	'meeting.close-prompt',
	'meeting.close-read-back',
	'meeting.seal-prompt',
	'member.prompt',
	'member.prompt-loan',
	'book.home-prompt',
	'meeting.opened'
];
