import { zero } from '#money';
import type { MessageKey } from '#i18n';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { addressLine } from '../address.ts';
import { say } from '../context.ts';
import {
	formTitle,
	accountCell,
	askedWords,
	bankName,
	firstAccount,
	lastDigits,
	type DossierContext
} from './context.ts';
import { oneDay } from '../one-day.ts';
import { draftText } from './conditions.ts';
import { signatures } from './signatures.ts';

/** Part 9, form IV: the letter that asks, with the receipt that the bank gives back. */
export function applicationPart(context: DossierContext): readonly DossierBlock[] {
	const { asked, asking } = context;
	const { resolution } = asking;
	const isDraft = asked.basis === null;
	return [
		{ kind: 'part', key: 'part 9', number: 9, title: formTitle(context, 'application'), newPage: true },
		...draftText(context, 'application-draft'),
		{ kind: 'text', key: 'to', say: 'dossier.letter-to', values: () => ({ bank: bankName(context) }) },
		{
			kind: 'text',
			key: 'letter',
			say: resolution === null || isDraft ? 'dossier.letter-draft' : 'dossier.letter-says',
			values: (words) => ({
				...askedWords(context)(words),
				...(resolution === null
					? {}
					: { day: oneDay(resolution.on, words), forIt: resolution.forIt, present: resolution.present })
			})
		},
		applicationTable(context),
		// What asks for nothing is not signed, and the bank gives no receipt for it.
		...(isDraft ? [] : signedParts(context))
	];
}

function signedParts(context: DossierContext): readonly DossierBlock[] {
	const digits = lastDigits(context);
	return [
		{ kind: 'text', key: 'consent', say: 'dossier.letter-consent' },
		signatures('application-signing', context),
		{
			kind: 'receipt',
			key: 'receipt',
			said: {
				say: 'dossier.receipt-says',
				values: (words) => ({
					group: context.group,
					account:
						digits === undefined ? '' : ` ${words.say('dossier.receipt-account', { account: digits })}`,
					amount: askedWords(context)(words).amount
				})
			},
			fields: ['dossier.receipt-number', 'paper.date', 'dossier.receipt-officer']
		}
	];
}

/** What the book knows of the loan that is asked for; nothing of it is for the pen. */
function applicationTable(context: DossierContext): TableBlock {
	const { dose, plan, asking, members, asked } = context;
	const line = (label: MessageKey, cell: PaperCell): PaperRow => ({
		key: label,
		kind: 'plain',
		cells: [say(label), cell]
	});
	const account = firstAccount(context);
	const address = addressLine(context.described.place, context.isNepal);
	const decided = asking.plan === null ? null : plan;
	const women = plan.lines.filter(({ amount }) => amount > 0).length;
	const times = Math.max(0, ...plan.lines.map(({ instalments }) => instalments ?? 0));
	const rows: readonly PaperRow[] = [
		line('paper.group', { text: context.group }),
		line('dossier.bank-account', account === undefined ? say('dossier.no-account') : accountCell(context)),
		...(address === '' ? [] : [line('dossier.place', { text: address })]),
		line('dossier.loan-is', { words: [{ say: 'dossier.loan-number', values: { number: dose.dose } }] }),
		line(
			'dossier.amount-asked',
			asked.basis === null
				? say('dossier.asked-nothing')
				: { said: { say: 'dossier.asked-in-words', values: askedWords(context) } }
		),
		...(decided === null
			? []
			: [
					line('dossier.use-earning-sum', { money: decided.byUse.income }),
					line('dossier.use-old-debt-sum', { money: decided.byUse.oldDebt }),
					line('dossier.use-household-sum', { money: decided.byUse.household }),
					...(decided.byUse.unknown === zero
						? []
						: [line('register.use-unknown', { money: decided.byUse.unknown })]),
					line('dossier.women-of-plan', { text: `${String(women)} / ${String(members.length)}` }),
					...(times === 0 ? [] : [line('dossier.repaid-in', { text: String(times) })])
				]),
		line('dossier.form-checklist', say('dossier.enclosed'))
	];
	return {
		kind: 'table',
		key: 'application',
		together: true,
		rowHeight: 7,
		columns: [
			{ key: 'label', head: say('account.particulars'), kind: 'words', width: 70 },
			{ key: 'said', head: say('dossier.by-book'), kind: 'words' }
		],
		sections: [{ key: 'application', heading: null, rows }]
	};
}
