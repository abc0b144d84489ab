import { money, zero, type Money } from '#money';
import type { CreditPlan } from '#reports';
import type { MessageKey, Words } from '#i18n';
import type { DossierBlock, FieldsBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { addressLine } from '../words.ts';
import { say, table } from '../context.ts';
import {
	accountCell,
	askedWords,
	bankName,
	dayCell,
	field,
	firstAccount,
	formTitle,
	lastDigits,
	signatures,
	tableBlock,
	textBlock,
	type DossierContext
} from './context.ts';
import { oneDay } from '../cell-text.ts';

/** Part 9, form IV: the application letter, with the receipt that the bank returns. */
export function applicationPart(context: DossierContext): readonly DossierBlock[] {
	const { resolution } = context.asking;
	if (resolution === null) return [];
	const { forIt, present } = resolution.vote;
	return [
		{ kind: 'part', key: 'part 9', number: 9, title: formTitle(context, 'application'), newPage: true },
		textBlock('to', 'dossier.letter-to', () => ({ bank: bankName(context) })),
		textBlock('letter', 'dossier.letter-says', (words) => ({
			...askedWords(context)(words),
			day: oneDay(resolution.on, words),
			forIt,
			present
		})),
		applicationTable(context),
		askedOfBank(context),
		...signedParts(context)
	];
}

function signedParts(context: DossierContext): readonly DossierBlock[] {
	const digits = lastDigits(context);
	return [
		textBlock('consent', 'dossier.letter-consent'),
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

/** Fields that only the group and the bank can fill: kind of loan, guarantee, and for a cooperative of Nepal its accounts. */
function askedOfBank({ isNepal }: DossierContext): FieldsBlock {
	return {
		kind: 'fields',
		key: 'application-asked',
		rows: [
			[
				{ ...field('paper.kind-term'), tick: true },
				{ ...field('dossier.cash-credit'), tick: true },
				{ ...field('dossier.supporting'), wide: true }
			],
			...(isNepal ? [[field('paper.plain-share-account'), field('paper.plain-savings-account')]] : [])
		]
	};
}

/** Uses of a loan as banks classify them; unused ones are not printed. */
const uses = [
	['dossier.use-earning-sum', 'income'],
	['dossier.use-old-debt-sum', 'oldDebt'],
	['dossier.use-household-sum', 'household'],
	['register.use-unknown', 'unknown']
] as const satisfies readonly (readonly [MessageKey, keyof CreditPlan['byUse']])[];

/** Returns the first instalment of the whole plan if all parts start together, in whole rupees, rounded up. */
function firstInstalment({ lines }: CreditPlan): Money {
	const unit = 100;
	return money(
		lines.reduce((all, { amount, instalments }) => {
			return instalments === null ? all : all + Math.ceil(amount / instalments / unit) * unit;
		}, 0)
	);
}

/** Returns the repayment as in "24 × 16,672"; nothing if a part has no number of instalments. */
function repaidLines(plan: CreditPlan, { currency }: DossierContext): readonly PaperCell[] {
	const parts = plan.lines.filter(({ amount }) => amount > 0).map(({ instalments }) => instalments);
	if (parts.length === 0 || parts.includes(null)) return [];
	const values = (words: Words) => ({
		count: Math.max(...parts.map((part) => part ?? 0)),
		amount: words.money(firstInstalment(plan), currency, true)
	});
	return [{ said: { say: 'paper.repaid-each', values } }];
}

/** Returns what the book knows of the requested loan; no cell is left for handwriting. */
function applicationTable(context: DossierContext): TableBlock {
	const { dose, plan, asking, members } = context;
	const line = (label: MessageKey, cell: PaperCell): PaperRow => table.row(label, say(label), cell);
	const account = firstAccount(context);
	const address = addressLine(context.described.place, context.isNepal);
	const decided = asking.plan === null ? null : plan;
	const women = plan.lines.filter(({ amount }) => amount > 0).length;
	const rows: readonly PaperRow[] = [
		line('paper.group', { text: context.group }),
		line('dossier.bank-account', account === undefined ? say('dossier.no-account') : accountCell(context)),
		...(address === '' ? [] : [line('dossier.place', { text: address })]),
		line('register.founded-on', { line: [dayCell(context.book.state.foundedOn)] }),
		line('dossier.loan-is', { words: [{ say: 'dossier.loan-number', values: { number: dose.dose } }] }),
		line('dossier.amount-asked', { said: { say: 'dossier.asked-in-words', values: askedWords(context) } }),
		...(decided === null
			? []
			: [
					...uses.flatMap(([label, use]) => {
						const held = decided.byUse[use];
						return held === zero ? [] : [line(label, { money: held })];
					}),
					line('dossier.women-of-plan', { text: `${String(women)} / ${String(members.length)}` }),
					...repaidLines(decided, context).map((cell) => line('dossier.repaid-in', cell))
				]),
		line('dossier.form-checklist', say('dossier.enclosed'))
	];
	return tableBlock(
		'application',
		[
			{ key: 'label', head: say('account.particulars'), kind: 'words', width: 70 },
			{ key: 'said', head: say('dossier.by-book'), kind: 'words' }
		],
		rows,
		{ together: true, rowHeight: 5.4 }
	);
}
