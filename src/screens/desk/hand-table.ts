import { decimalText } from '#i18n';
import type { Money } from '#money';
import { linesAsCsv } from '#papers/file/table-file.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { LaptopGroup } from './laptop-groups.ts';

const columns = [
	'group',
	'village',
	'members',
	'last-meeting',
	'savings',
	'loans',
	'overdue',
	'box',
	'ready',
	'ready-of',
	'for-bank',
	'look',
	'copy'
] as const;

/** The figures of these groups for a spreadsheet; it holds names of groups and of no woman. */
export async function handTable(app: AppState, groups: readonly LaptopGroup[]): Promise<void> {
	const words = wordsOf(app);
	const amount = (of: Money, { currency }: LaptopGroup): string => decimalText(of, currency);
	const lines = groups.map((group) => [
		group.from === 'practice' ? `${group.name} (${words.say('school.practice-mark')})` : group.name,
		group.village,
		String(group.members),
		group.lastMeetingOn ?? '',
		amount(group.savings, group),
		amount(group.loans, group),
		amount(group.overdue, group),
		amount(group.health.box, group),
		String(group.conditions?.met ?? ''),
		String(group.conditions?.of ?? ''),
		String(group.conditions?.forBank ?? ''),
		String(group.conditions?.look ?? ''),
		group.health.lastBackupOn ?? ''
	]);
	const head = columns.map((column) => words.say(`desk.laptop-${column}`));
	const bytes = new TextEncoder().encode(linesAsCsv([head, ...lines]));
	await app.parts.fileOut.hand(`groups-${app.today}.csv`, bytes, 'text/csv');
}
