import type { GroupOfTables } from './cells.ts';
import type { DataTable } from './data-table.ts';
import { accountsTable, conditionsTable, groupsTable } from './standing-tables.ts';
import { depositsTable, meetingsTable } from './money-tables.ts';
import { loansTable, membersTable } from './people-tables.ts';

/** Everything that staff ask about a group; names of women only where they were asked for. */
export function groupTables(group: GroupOfTables): readonly DataTable[] {
	return [
		groupsTable(group),
		membersTable(group),
		loansTable(group),
		depositsTable(group),
		meetingsTable(group),
		conditionsTable(group),
		accountsTable(group)
	];
}
