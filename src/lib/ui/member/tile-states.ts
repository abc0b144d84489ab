import type { IconName, MessageKey } from '#i18n';

/** What a tile says about its woman today. `plain` says nothing. */
export type TileState = 'saved' | 'came' | 'absent' | 'late' | 'excused' | 'unmarked' | 'agreed' | 'plain';

export const tileIcon: Readonly<Record<TileState, IconName | null>> = {
	saved: 'gullak-in',
	came: 'open-hands',
	absent: 'empty-mat',
	late: 'late-coin',
	excused: 'speaking-mouth',
	unmarked: null,
	agreed: 'check',
	plain: null
};

export const tileLabel: Readonly<Record<TileState, MessageKey | null>> = {
	saved: 'attendance.saved',
	came: 'roll.came-no-money',
	absent: 'attendance.absent',
	late: 'attendance.late',
	excused: 'attendance.excused',
	unmarked: 'attendance.unmarked',
	agreed: 'attendance.agreed',
	plain: null
};
