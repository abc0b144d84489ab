import { dayOfFile, loadBankRules } from '#app';
import { booksContext } from '#papers/context.ts';
import type { DataTable } from '#papers/data/data-table.ts';
import type { GroupMonth } from '#papers/data/month-tables.ts';
import { loadDataFiles } from '#papers/data/load.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { loadReports } from '#session/read-pages.ts';
import type { LaptopGroup } from './laptop-groups.ts';
import type { Laptop } from './laptop.svelte.ts';
import { decimalText } from '#i18n';
import type { Money } from '#money';
import { linesAsCsv } from '#papers/file/table-file.ts';

/**
 * One workbook of these groups, each as at the day of its file: a month, what their reports say, and names of no woman.
 * The book of one group is let go before the next is read.
 *
 * @param month "2026-11", "bs-2083-08"; null is the last whole one by the calendar of each group
 * @returns false where a book could not be read, or the laptop locked: then nothing leaves
 */
export async function handWorkbook(
	app: AppState,
	laptop: Laptop,
	groups: readonly LaptopGroup[],
	month: string | null
): Promise<boolean> {
	const [reports, { bankRules: rules }, { dataFiles }] = await Promise.all([
		loadReports(),
		loadBankRules(),
		loadDataFiles()
	]);
	const nameOf = () => null;
	const each: (readonly DataTable[])[] = [];
	const months: GroupMonth[] = [];
	laptop.working(true);
	for (const { id, signedOn } of groups) {
		const view = await laptop.read(id);
		const events = await view?.session.events();
		if (view === null || events?.ok !== true) break;
		const { currency, cover } = view;
		const on = dayOfFile(events.value, signedOn);
		const book = reports.accountBook(events.value, { currency, ...(on === null ? {} : { on }) });
		const context = booksContext({ reports, events: events.value, currency, book }, nameOf);
		const group = { ...context, id: cover.book, practice: cover.practice, rules, nameOf };
		each.push(dataFiles.groupTables(group));
		months.push(dataFiles.groupMonth(group, month ?? dataFiles.lastWholeMonth(app.today, book.months)));
	}
	laptop.working(false);
	if (each.length < groups.length || laptop.phase !== 'open') return false;
	const words = wordsOf(app);
	const tables = [...dataFiles.monthTables(months, reports), ...dataFiles.joinedTables(each)];
	const sheets = tables.map((table) => dataFiles.sheetOfTable(table, words));
	const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	await app.parts.fileOut.hand(`groups-${app.today}.xlsx`, await dataFiles.xlsxOf(sheets), mime);
	return true;
}

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
