import { descriptionIn } from '#group';
import type { GroupOfTables } from './cells.ts';
import { standingIn } from './standing-tables.ts';

/** Groups in one file, each with its code, its place and its report; amounts are minor units. */
export function groupsAsJson(groups: readonly GroupOfTables[]): string {
	const content = { format: 'bahi-groups', version: 1, groups: groups.map(groupAsJson) };
	return `${JSON.stringify(content, null, '\t')}\n`;
}

function groupAsJson(group: GroupOfTables) {
	const { reports, events, currency, book, id, practice, rules, nameOf } = group;
	const view = { currency, on: book.on };
	const { place, codes } = descriptionIn(events);
	const rule = reports.doseRuleFor(rules, currency);
	const standing = standingIn(group);
	const members = [...book.state.members.values()].map(({ memberId, number, symbol }) => ({
		number,
		symbol,
		...nameIn(nameOf(memberId))
	}));
	return {
		book: id,
		name: book.state.name,
		codes,
		place,
		currency,
		practice,
		on: book.on,
		members,
		report: reports.reportWithShareOut(events, view),
		conditions:
			standing === null || rule === undefined
				? null
				: {
						rule: rule.id,
						ruleFits: standing.ruleFits,
						dose: standing.dose,
						...standing.head,
						lines: standing.conditions,
						missing: standing.missing
					}
	};
}

const nameIn = (name: string | null) => (name === null ? {} : { name });
