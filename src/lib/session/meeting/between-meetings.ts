import type { Command, GroupState } from '#group';
import type { LocalDate } from '#kernel';

/** What happens between meetings stands at the desk, which the first entry opens in the same transaction (ledger law 5). */
export function atDesk(
	{ openMeeting }: GroupState,
	on: LocalDate,
	commands: readonly Command[]
): readonly Command[] {
	return openMeeting === null ? [{ type: 'OpenMeeting', on, kind: 'desk' }, ...commands] : commands;
}
