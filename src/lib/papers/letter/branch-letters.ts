import { sum, type CurrencyCode, type Money } from '#money';
import { amountCell, countCell, moneyCell, say, table } from '../context.ts';
import { bankName, lastDigits, type DossierContext } from '../dossier/context.ts';
import { inRanges, looksOf } from '../dossier/conditions.ts';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection, Said, TablePaperData } from '../table-types.ts';

/** Data of one group that is enclosed in a letter to a branch. */
export interface EnclosedGroup {
	readonly name: string;
	readonly village: string | null;
	/** Bank and branch as entered by the group; blank for handwriting without an account. */
	readonly bank: string;
	readonly account: string | null;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	readonly members: number;
	readonly savings: Money;
	/** The requested sum; null for a draft. */
	readonly asked: Money | null;
	/** Readiness as on its first page. */
	readonly head: DossierContext['head'];
	readonly isDraft: boolean;
	readonly on: DossierContext['on'];
}

export function enclosedGroup(dossier: DossierContext, practice: boolean): EnclosedGroup {
	const { group, described, members, position, asked, head, isDraft, currency, on } = dossier;
	return {
		name: group,
		village: described.place.village ?? null,
		bank: bankName(dossier),
		account: lastDigits(dossier) ?? null,
		currency,
		practice,
		members: members.length,
		savings: position.sources.savings,
		asked: isDraft ? null : asked.amount,
		head,
		isDraft,
		on
	};
}

export interface BranchLetter {
	readonly bank: string;
	readonly currency: CurrencyCode;
	/** True if a practice group is included. */
	readonly practice: boolean;
	readonly paper: TablePaperData;
}

/**
 * Returns one letter for each branch and currency, in the order of first occurrence. Branch names are compared without regard to case
 * and punctuation. No sender is named, because whoever brings the files signs.
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

/** Millimetres for a stamp and a name. */
const stampHeight = 26;

function letterLeaf(groups: readonly [EnclosedGroup, ...EnclosedGroup[]]): PaperLeaf {
	const [{ bank, currency }] = groups;
	const applying = groups.filter((group) => !group.isDraft);
	const asked = sum(applying.flatMap((group) => (group.asked === null ? [] : [group.asked])));
	const values: Said['values'] = (words) => ({
		count: applying.length,
		drafts: groups.length - applying.length,
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
			table.money('savings', say('paper.savings'), { carry: 'sum', width: 24 }),
			table.money('asked', say('dossier.amount-asked'), { carry: 'sum', width: 26 }),
			{ key: 'conditions', head: say('dossier.condition'), kind: 'words', width: 28 },
			{ key: 'on', head: say('account.as-at'), kind: 'day', width: 22 }
		],
		sections: [
			...table.only('says', [
				table.line('note', 'encloses', { said: { say: 'desk.laptop-letter-says', values } })
			]),
			...groupSections(groups, asked),
			{
				key: 'signed',
				heading: null,
				together: true,
				rows: (['desk.laptop-letter-brought', 'desk.laptop-letter-received'] as const).map((word) => ({
					...table.line('note', word, say(word)),
					height: stampHeight
				}))
			}
		]
	};
}

/** Returns applications with their total, followed by drafts. */
function groupSections(groups: readonly EnclosedGroup[], asked: Money): readonly PaperSection[] {
	const [applying, drafts] = [
		groups.filter((group) => !group.isDraft),
		groups.filter((group) => group.isDraft)
	];
	const rowOf = (group: EnclosedGroup) => groupRow(group, groups.indexOf(group));
	const total = table.total(
		null,
		countCell(applying.reduce((all, { members }) => all + members, 0)),
		amountCell(sum(applying.map(({ savings }) => savings))),
		amountCell(asked),
		null,
		null
	);
	return [
		...table.only('groups', [...applying.map(rowOf), total]),
		...(drafts.length === 0
			? []
			: [{ key: 'drafts', heading: say('register.drafts-apart'), rows: drafts.map(rowOf) }])
	];
}

function groupRow(group: EnclosedGroup, place: number): PaperRow {
	const { name, village, account, members, savings, asked, head, currency, on } = group;
	const below = [
		...(village === null ? [] : [{ text: village }]),
		...looksOf(head.look, currency).map((said) => ({ said }))
	].map((cell): PaperCell => ({ below: cell }));
	return table.row(
		String(place),
		countCell(place + 1),
		below.length === 0 ? { text: name } : { line: [{ text: name }, ...below] },
		account === null ? null : { text: `··${account}` },
		countCell(members),
		amountCell(savings),
		moneyCell(asked),
		conditionsCell(group),
		{ day: on }
	);
}

/** Returns the same summary of conditions as the first page. */
function conditionsCell({ head: { is, notMet, forBank } }: EnclosedGroup): PaperCell {
	if (is === 'met') return say('dossier.is-met');
	const [word, numbers] =
		is === 'notMet' ? (['dossier.draft-word', notMet] as const) : (['dossier.is-bank', forBank] as const);
	return { line: [say(word), { text: inRanges(numbers) }] };
}
