import { sum, type CurrencyCode, type Money } from '#money';
import { amountCell, figureLine, moneyColumn, say } from '../context.ts';
import { bankName, lastDigits, type DossierContext } from '../dossier/context.ts';
import type { PaperCell, PaperLeaf, PaperRow, Said, TablePaperData } from '../table-types.ts';

/** What a letter to a branch says of one group whose file goes with it. */
export interface EnclosedGroup {
	readonly name: string;
	readonly village: string | null;
	/** Bank and branch as the group wrote them; for the pen where it has no account. */
	readonly bank: string;
	readonly account: string | null;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	readonly members: number;
	readonly savings: Money;
	/** Null where no meeting decided to ask: its file is a draft. */
	readonly asked: Money | null;
	/** Numbers of the conditions that its first page says are not met. */
	readonly notMet: readonly number[];
	readonly on: DossierContext['on'];
}

/** The same figures as on the first page of its file. */
export function enclosedGroup(dossier: DossierContext, practice: boolean): EnclosedGroup {
	const { group, described, members, position, asked, conditions, currency, on } = dossier;
	return {
		name: group,
		village: described.place.village ?? null,
		bank: bankName(dossier),
		account: lastDigits(dossier) ?? null,
		currency,
		practice,
		members: members.length,
		savings: position.sources.savings,
		asked: asked.basis === null ? null : asked.amount,
		notMet: conditions.filter(({ is }) => is === 'notMet').map(({ number }) => number),
		on
	};
}

/** A letter for one branch. */
export interface BranchLetter {
	readonly bank: string;
	readonly currency: CurrencyCode;
	/** A practice group is among them. */
	readonly practice: boolean;
	readonly paper: TablePaperData;
}

/**
 * One letter a branch, in the order in which the branches come; sums are of one currency. A branch is what groups wrote alike, whatever
 * the case of its letters. No sender is named: whoever brings the files signs.
 */
export function branchLetters(groups: readonly EnclosedGroup[]): readonly BranchLetter[] {
	const byBranch = new Map<string, [EnclosedGroup, ...EnclosedGroup[]]>();
	for (const group of groups) {
		const key = `${group.currency} ${group.bank
			.normalize('NFC')
			.toLowerCase()
			.replace(/[\s,.]+/g, ' ')}`;
		const others = byBranch.get(key);
		if (others === undefined) byBranch.set(key, [group]);
		else others.push(group);
	}
	return [...byBranch.values()].map((enclosed) => ({
		bank: enclosed[0].bank,
		currency: enclosed[0].currency,
		practice: enclosed.some(({ practice }) => practice),
		paper: letterPaper(enclosed)
	}));
}

function letterPaper(groups: readonly [EnclosedGroup, ...EnclosedGroup[]]): TablePaperData {
	const days = groups.map(({ on }) => on).sort();
	return {
		title: 'desk.laptop-letter',
		size: 'a4',
		from: null,
		to: days.at(-1) ?? groups[0].on,
		withoutCode: true,
		leaves: [letterLeaf(groups)]
	};
}

/** Millimetres: room for a stamp and a name. */
const stampHeight = 26;

function letterLeaf(groups: readonly [EnclosedGroup, ...EnclosedGroup[]]): PaperLeaf {
	const [{ bank, currency }] = groups;
	const asked = sum(groups.flatMap((group) => (group.asked === null ? [] : [group.asked])));
	const values: Said['values'] = (words) => ({
		count: groups.length,
		amount: words.money(asked, currency, true)
	});
	return {
		key: bank,
		of: { said: { say: 'dossier.letter-to', values: () => ({ bank }) } },
		columns: [
			{ key: 'place', head: say('paper.number'), kind: 'text', width: 9 },
			{ key: 'group', head: say('paper.group'), kind: 'words' },
			{ key: 'account', head: say('bank.account'), kind: 'text', width: 17 },
			{ key: 'members', head: say('dossier.members-now'), kind: 'text', width: 17 },
			moneyColumn('savings', say('paper.savings'), { carry: 'sum', width: 24 }),
			moneyColumn('asked', say('dossier.amount-asked'), { carry: 'sum', width: 26 }),
			{ key: 'conditions', head: say('dossier.condition'), kind: 'words', width: 28 },
			{ key: 'on', head: say('account.as-at'), kind: 'day', width: 22 }
		],
		sections: [
			{
				key: 'says',
				heading: null,
				rows: [
					{ key: 'encloses', kind: 'note', cells: [{ said: { say: 'desk.laptop-letter-says', values } }] }
				]
			},
			{
				key: 'groups',
				heading: null,
				rows: [
					...groups.map(groupRow),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						null,
						{ text: String(groups.reduce((all, { members }) => all + members, 0)) },
						amountCell(sum(groups.map(({ savings }) => savings))),
						amountCell(asked),
						null,
						null
					)
				]
			},
			{
				key: 'signed',
				heading: null,
				together: true,
				rows: (['desk.laptop-letter-brought', 'desk.laptop-letter-received'] as const).map((word) => ({
					key: word,
					kind: 'note' as const,
					height: stampHeight,
					cells: [say(word)]
				}))
			}
		]
	};
}

function groupRow(group: EnclosedGroup, place: number): PaperRow {
	const { name, village, account, members, savings, asked, on } = group;
	return {
		key: String(place),
		kind: 'plain',
		cells: [
			{ text: String(place + 1) },
			village === null ? { text: name } : { line: [{ text: name }, { below: { text: village } }] },
			account === null ? null : { text: `··${account}` },
			{ text: String(members) },
			amountCell(savings),
			asked === null ? null : amountCell(asked),
			conditionsCell(group),
			{ day: on }
		]
	};
}

/** As the first page has it: a draft is none, whatever its conditions. */
function conditionsCell({ asked, notMet }: EnclosedGroup): PaperCell {
	if (asked === null) return say('dossier.draft-word');
	return notMet.length === 0
		? say('dossier.is-met')
		: { line: [say('dossier.is-notMet'), { text: notMet.join(', ') }] };
}
