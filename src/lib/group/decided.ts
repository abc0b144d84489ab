import type { GroupEvent } from './event-types.ts';

/**
 * Whether an event holds all that was decided when it was admitted, as the app writes it. In an open file the split of a
 * repayment, a settlement, what was given up, parts and where a fine goes may be left out: `admit` fills them in.
 */
export function isDecided(event: GroupEvent): boolean {
	switch (event.type) {
		case 'LoanRepaid':
			return event.split !== undefined;
		case 'LoanWrittenOff':
			return event.principal !== undefined && event.interest !== undefined;
		case 'OverdueInterestForgiven':
			return event.amount !== undefined;
		case 'FineImposed':
			return event.to !== undefined;
		case 'MemberLeft':
			return event.settlement !== undefined;
		case 'CycleSharedOut':
			return event.parts !== undefined && event.lines !== undefined;
		case 'DividendPaid':
			return event.parts?.every(({ amount }) => amount > 0) === true;
		default:
			return true;
	}
}
