import { dayNumber, daysBetween, type LocalDate } from '#kernel';
import { money, type CurrencyCode, type Money } from '#money';
import { searched, type LaptopGroup } from './laptop-groups.ts';

/** What the table can be put in order by; `help`: who needs it most stands first. */
export type TableField =
	| 'group'
	| 'village'
	| 'members'
	| 'last-meeting'
	| 'savings'
	| 'loans'
	| 'overdue'
	| 'box'
	| 'ready'
	| 'copy';

/** Questions that staff ask of all groups; the others than `ready` are reasons to call. */
export const tableQuestions = ['help', 'overdue', 'noBackup', 'missedMeetings', 'ready'] as const;
export type TableQuestion = (typeof tableQuestions)[number];

type Value = string | number;

const valueOf: Readonly<Record<TableField, (group: LaptopGroup) => Value>> = {
	group: ({ name }) => name,
	village: ({ village }) => village,
	members: ({ members }) => members,
	'last-meeting': ({ lastMeetingOn }) => lastMeetingOn ?? '',
	savings: ({ savings }) => savings,
	loans: ({ loans }) => loans,
	overdue: ({ overdue }) => overdue,
	box: ({ health }) => health.box,
	ready: ({ conditions }) => (conditions && conditions.of > 0 ? conditions.met / conditions.of : -1),
	// The column shows days: the older a copy, the more of them, and none is older than any.
	copy: ({ health: { lastBackupOn } }) =>
		lastBackupOn === null ? Number.MAX_SAFE_INTEGER : -dayNumber(lastBackupOn)
};

const answers: Readonly<Record<TableQuestion, (group: LaptopGroup) => boolean>> = {
	help: ({ marks, differs }) => differs || marks.length > 0,
	overdue: ({ overdue }) => overdue > 0,
	noBackup: hasMark('noBackup'),
	missedMeetings: hasMark('missedMeetings'),
	ready: ({ conditions: of }) => Boolean(of && of.of > 0 && of.met === of.of)
};

function hasMark(kind: TableQuestion): (group: LaptopGroup) => boolean {
	return ({ marks }) => marks.some((mark) => mark.kind === kind);
}

/** Sums of the groups that are shown, minor units. */
export interface TableSums {
	readonly groups: number;
	readonly currency: CurrencyCode;
	readonly members: number;
	readonly savings: Money;
	readonly loans: Money;
	readonly overdue: Money;
	readonly box: Money;
}

/** The groups of a laptop as a table: searched, asked, put in order. Nothing of it is kept. */
export class GroupTable {
	readonly #groups: () => readonly LaptopGroup[];
	readonly #today: () => LocalDate;
	typed = $state('');
	/** Null: all. */
	village = $state<string | null>(null);
	question = $state<TableQuestion | null>(null);
	/** Null: who needs help most stands first. */
	column = $state<TableField | null>(null);
	descending = $state(false);

	constructor(groups: () => readonly LaptopGroup[], today: () => LocalDate) {
		this.#groups = groups;
		this.#today = today;
	}

	readonly shown: readonly LaptopGroup[] = $derived.by(() => {
		const asked = this.question === null ? () => true : answers[this.question];
		const found = searched(this.#groups(), this.typed).filter(
			(group) => (this.village === null || group.village === this.village) && asked(group)
		);
		return this.column === null ? found : inOrder(found, valueOf[this.column], this.descending);
	});

	/** Where groups meet, with how many; empty where no file says it. */
	readonly villages: readonly { readonly name: string; readonly count: number }[] = $derived.by(() => {
		const counts = new Map<string, number>();
		for (const { village } of this.#groups())
			if (village !== '') counts.set(village, (counts.get(village) ?? 0) + 1);
		return [...counts]
			.map(([name, count]) => ({ name, count }))
			.sort((one, other) => one.name.localeCompare(other.name, 'hi'));
	});

	/** How many groups answer each question with yes, whatever is shown. */
	readonly questions: readonly { readonly name: TableQuestion; readonly count: number }[] = $derived.by(() =>
		tableQuestions.map((name) => ({ name, count: this.#groups().filter(answers[name]).length }))
	);

	/** Null where groups keep their books in different currencies: those are not added, and money of practice groups is none. */
	readonly totals: TableSums | null = $derived.by(() => {
		const real = this.shown.filter(({ from }) => from !== 'practice');
		const [first] = real;
		if (first === undefined || real.some(({ currency }) => currency !== first.currency)) return null;
		const all = (of: (group: LaptopGroup) => number) => real.reduce((sum, group) => sum + of(group), 0);
		return {
			groups: real.length,
			currency: first.currency,
			members: all(({ members }) => members),
			savings: money(all(({ savings }) => savings)),
			loans: money(all(({ loans }) => loans)),
			overdue: money(all(({ overdue }) => overdue)),
			box: money(all(({ health }) => health.box))
		};
	});

	/** Days since the last entry that the file holds; null where it holds none. */
	daysOfCopy({ health }: LaptopGroup): number | null {
		return health.lastBackupOn === null ? null : Math.max(0, daysBetween(health.lastBackupOn, this.#today()));
	}
	/** Days since it met, where it should have met since; null where all is well. */
	daysWithout(group: LaptopGroup): number | null {
		if (group.lastMeetingOn === null || !answers.missedMeetings(group)) return null;
		return Math.max(0, daysBetween(group.lastMeetingOn, this.#today()));
	}
	/** The file is too old to be a copy that helps. */
	isCopyOld(group: LaptopGroup): boolean {
		return answers.noBackup(group);
	}

	/** By this column; touched again, the other way round; a third time, by help again. Words begin at their first letter, figures at the largest. */
	sort(column: TableField): void {
		const begins = column !== 'group' && column !== 'village';
		if (this.column !== column) {
			this.column = column;
			this.descending = begins;
		} else if (this.descending === begins) this.descending = !begins;
		else this.column = null;
	}
}

function inOrder(
	groups: readonly LaptopGroup[],
	of: (group: LaptopGroup) => Value,
	descending: boolean
): readonly LaptopGroup[] {
	const compare = (one: Value, other: Value): number =>
		typeof one === 'number' && typeof other === 'number'
			? one - other
			: String(one).localeCompare(String(other), 'hi');
	const sign = descending ? -1 : 1;
	return groups.toSorted((one, other) => sign * compare(of(one), of(other)));
}
