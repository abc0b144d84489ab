import type { BaseMeeting } from './base.ts';

/**
 * Bytes of a meeting in plain columns: account (1), amount (4), number (8) and time (8) of each entry, and its words
 * once a meeting.
 */
export function packedSize({ e }: BaseMeeting): number {
	const words = new Set(e.map(({ n }) => n));
	return 8 + e.length * (1 + 4 + 8 + 8) + [...words].join(' ').length;
}
