import type { IconName, MemberFace, MessageKey, Words } from '#i18n';
import { faceWords } from './face-words.ts';

/** State of a member's tile. `plain`: no state; `notToday`: she was asked and gives nothing now. */
export type TileState =
	| 'saved'
	| 'paid'
	| 'came'
	| 'absent'
	| 'late'
	| 'excused'
	| 'notToday'
	| 'unmarked'
	| 'agreed'
	| 'plain';

export const tileIcon: Readonly<Record<TileState, IconName | null>> = {
	saved: 'gullak-in',
	paid: 'box-in',
	came: 'woman-on-mat',
	absent: 'empty-mat',
	late: 'late-coin',
	excused: 'speaking-mouth',
	notToday: 'open-hands',
	unmarked: null,
	agreed: 'check',
	plain: null
};

/**
 * Background and edge of a tile, the same on every screen. Leaf green means received or yes; an absence has a dashed edge,
 * which is visible without colour.
 */
export const tileLook: Readonly<Record<TileState, 'leaf' | 'flag' | 'mat' | 'dashed' | 'plain'>> = {
	saved: 'leaf',
	paid: 'leaf',
	came: 'mat',
	absent: 'mat',
	late: 'flag',
	excused: 'mat',
	notToday: 'dashed',
	unmarked: 'dashed',
	agreed: 'leaf',
	plain: 'plain'
};

export const tileLabel: Readonly<Record<TileState, MessageKey | null>> = {
	saved: 'code.attendance-saved',
	paid: 'word.bead-paid',
	came: 'meeting.roll-came-no-money',
	absent: 'code.attendance-absent',
	late: 'code.attendance-late',
	excused: 'code.attendance-excused',
	notToday: 'loan.repay-not-today',
	unmarked: 'code.attendance-unmarked',
	agreed: 'code.attendance-agreed',
	plain: null
};

/** Spoken label of a tile, including what it does not show: member, state and sum. */
export function tileWords(
	{
		face,
		state,
		mark,
		iconLabel,
		amount,
		beside
	}: {
		readonly face: MemberFace;
		readonly state: TileState;
		readonly mark: TileState | undefined;
		readonly iconLabel: string | undefined;
		/** In words, as is `beside`. */
		readonly amount: string | undefined;
		readonly beside: string | undefined;
	},
	words: Words
): string {
	const stateKey = tileLabel[state];
	const said = [faceWords(face, words), words.say('word.who-number', { number: face.number })];
	if (iconLabel !== undefined) said.push(iconLabel);
	const markKey = mark === undefined ? null : tileLabel[mark];
	if (stateKey !== null) said.push(words.say(stateKey));
	if (markKey !== null) said.push(words.say(markKey));
	if (amount !== undefined) said.push(amount);
	if (beside !== undefined) said.push(`${words.say('meeting.roll-social-part')} ${beside}`);
	return said.join(', ');
}
