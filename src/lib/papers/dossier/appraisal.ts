import { rulesOn } from '#group';
import type { Panchasutra, PanchasutraByWindow, RuleName } from '#reports';
import { daysBetween } from '#kernel';
import type { MessageKey, Words } from '#i18n';
import type { Money } from '#money';
import type { DossierBlock, Field, FieldsBlock, TableBlock, TextBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { amount, say } from '../context.ts';
import { conditionBlocks, draftText } from './conditions.ts';
import {
	accountCell,
	dayCell,
	field,
	holderOf,
	percent,
	ruleWords,
	textCell,
	whoIs,
	type DossierContext
} from './context.ts';

/** Part 1, in the order of the bank's appraisal note: who the group is, what is asked, figures at a glance. */
export function appraisalPart(context: DossierContext): readonly DossierBlock[] {
	const { card } = context;
	return [
		{ kind: 'part', key: 'part 1', number: 1, title: 'paper.file-part-appraisal' },
		...draftText(context),
		identityFields(context),
		...askedBlocks(context),
		glanceTable(context),
		...(card === null ? [] : [text('card', 'paper.file-card-by', cardWords(card))]),
		{
			kind: 'fields',
			key: 'bank-fields',
			rows: [[field('paper.file-bank-use'), field('paper.file-sanctioned'), field('paper.file-bank-officer')]]
		}
	];
}

/** Marks are not given by this card: its name and version are enough beside the figures. */
function cardWords(card: RuleName): TextBlock['values'] {
	return ({ language }) => ({ card: language === 'en' ? card.name.en : card.name.hi, version: card.asOf });
}

export function placeRows({ founding }: DossierContext): readonly (readonly Field[])[] {
	const place = founding?.place;
	return [
		[
			field('paper.file-village', textCell(place?.village)),
			field('paper.file-panchayat', textCell(place?.panchayat)),
			field('paper.file-block', textCell(place?.block))
		],
		[
			field('paper.file-district', textCell(place?.district)),
			field('paper.file-state', textCell(place?.state)),
			field('paper.file-pin', textCell(place?.pin))
		]
	];
}

/** From the village to the PIN code, as far as it is known; on one line. */
function placeText({ founding }: DossierContext): string {
	const { village, panchayat, block, district, state, pin } = founding?.place ?? {};
	return [village, panchayat, block, district, state, pin].filter((part) => part !== undefined).join(', ');
}

function identityFields(context: DossierContext): FieldsBlock {
	const { book, who, members, founding, position } = context;
	const rhythm = rulesOn(book.state, book.on)?.meetingRhythm.every ?? null;
	const [president, secretary, treasurer] = (['president', 'secretary', 'treasurer'] as const).map(
		(office) => {
			const holder = holderOf(context, office);
			return holder === null ? null : textCell(whoIs(holder));
		}
	);
	return {
		kind: 'fields',
		key: 'identity-fields',
		rows: [
			[
				field('paper.founded-on', dayCell(book.state.foundedOn)),
				field('paper.file-active-since', dayCell(who.activeSince)),
				field('paper.file-members-now', {
					text: `${String(members.length)} (${String(who.membersLeast)}–${String(who.membersMost)})`
				})
			],
			[
				field('paper.file-place', textCell(placeText(context))),
				{ ...field('paper.file-basis', basisCell(context)), wide: true }
			],
			[
				field('paper.file-rhythm', rhythm === null ? null : say(`paper.file-every-${rhythm}`)),
				field('paper.file-saving-each', position.savingEach === null ? null : amount(position.savingEach)),
				field('paper.file-nrlm-code', textCell(founding?.codes?.nrlm))
			],
			[field('paper.file-bank-account', accountCell(context)), field('paper.file-supporting')],
			[
				field('paper.president', president ?? null),
				field('paper.secretary', secretary ?? null),
				field('paper.treasurer', treasurer ?? null)
			]
		]
	};
}

function basisCell({ who, named }: DossierContext): PaperCell {
	const { basis, seenBy, enteredLater } = who;
	if (basis === null) return null;
	const seen = seenBy.length === 0 ? '____' : seenBy.map((number) => named.who(number)).join(', ');
	const said: PaperCell = { words: [{ say: `paper.file-basis-${basis}`, values: { who: seen } }] };
	return enteredLater === 0 ? said : { line: [said, { text: '·' }, laterCell(enteredLater)] };
}

/** "entered later: 26" */
export const laterCell = (count: number): PaperCell => ({
	words: [{ say: 'paper.file-entered-later-count', values: { count } }]
});

function askedBlocks(context: DossierContext): readonly DossierBlock[] {
	const { dose, plan, ruleFits } = context;
	const base: MessageKey = dose.base === 'corpus' ? 'paper.file-corpus' : 'paper.file-corpus-in-a-year';
	const rows: readonly (readonly Field[])[] = [
		[
			field('paper.file-dose', { text: String(dose.dose) }),
			field(base, amount(dose.baseAmount)),
			field(
				'paper.file-multiple',
				ruleFits ? { text: dose.times === null ? '–' : timesText(dose.times) } : null
			),
			field('paper.file-floor', ruleFits ? amount(dose.floor) : null)
		],
		[
			field('paper.file-amount-asked', sumAsked(context)),
			field(
				dose.above ? 'paper.file-may-ask-above' : 'paper.file-may-ask',
				ruleFits ? mayAskCell(context) : null
			),
			field('paper.file-decided-members', plan.decided === null ? null : amount(plan.total))
		]
	];
	return [
		{ kind: 'text', key: 'rule', say: 'paper.file-text-rule', values: ruleWords(dose.rule) },
		...conditionBlocks(context),
		{ kind: 'fields', key: 'asked-fields', rows },
		...(ruleFits ? dose.needs : []).map((need) => text(`need ${need}`, `paper.file-needs-${need}`))
	];
}

/** What else the rule says of a loan: cash credit, collateral. */
export function ruleNotes({ dose, asked, currency, ruleFits }: DossierContext): readonly DossierBlock[] {
	if (!ruleFits) return [];
	const { cashCredit, noCollateralUpTo } = dose;
	const money = (held: Money) => (words: Words) => words.money(held, currency, true);
	return [
		...(cashCredit === null
			? []
			: [
					text('cash-credit', 'paper.file-cash-credit-rule', (words) => ({
						amount: money(cashCredit.atLeast)(words),
						years: cashCredit.years
					}))
				]),
		...(noCollateralUpTo === null || asked.amount > noCollateralUpTo
			? []
			: [
					text('no-collateral', 'paper.file-no-collateral', (words) => ({
						amount: money(noCollateralUpTo)(words)
					}))
				])
	];
}

function text(key: string, sentence: MessageKey, values?: TextBlock['values']): TextBlock {
	return { kind: 'text', key, say: sentence, values };
}

const timesText = ({ least, most }: { readonly least: number; readonly most: number }): string =>
	least === most ? `× ${String(least)}` : `× ${String(least)}–${String(most)}`;

/** With where the sum comes from; for the pen where nobody decided one. */
function sumAsked({ asked: { amount: held, basis } }: DossierContext): PaperCell {
	return basis === null ? null : { line: [amount(held), { text: '·' }, say(`paper.file-from-${basis}`)] };
}

function mayAskCell({ dose }: DossierContext): PaperCell {
	const { amount: least, amountMost, alsoSeen } = dose;
	return {
		line: [
			amount(least),
			...(amountMost === least ? [] : [{ text: '–' }, amount(amountMost)]),
			...(alsoSeen.length === 0
				? []
				: [{ text: '(' }, say('paper.file-also-seen'), ...alsoSeen.map(amount), { text: ')' }])
		]
	};
}

const share = (part: number, whole: number): string => `${String(part)} / ${String(whole)}`;
const dotted = (...parts: readonly string[]): string => parts.join(' · ');

function gapOf(gap: Panchasutra['meetings']['longestGap']): string {
	return gap === null ? '–' : String(daysBetween(gap.from, gap.to));
}

function glanceTable({ figures }: DossierContext): TableBlock {
	return {
		kind: 'table',
		key: 'glance-table',
		together: true,
		tight: true,
		columns: [
			{ key: 'figure', head: say('paper.file-figure'), kind: 'words' },
			...(['last6', 'last12', 'all'] as const).map((key) => ({
				key,
				head: say(`paper.file-${key}`),
				kind: 'text' as const,
				width: 30
			}))
		],
		sections: [{ key: 'figures', heading: null, rows: [...habitRows(figures), ...moneyRows(figures)] }]
	};
}

/** A line of the table: the same figure of the last six and twelve months, and of all. */
function glanceRow(
	key: MessageKey,
	figures: PanchasutraByWindow,
	of: (one: Panchasutra) => PaperCell
): PaperRow {
	return { key, kind: 'plain', cells: [say(key), of(figures.last6), of(figures.last12), of(figures.all)] };
}

/** How it meets, saves and goes to the bank. */
function habitRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	const text = (key: MessageKey, of: (one: Panchasutra) => string) =>
		glanceRow(key, figures, (one) => ({ text: of(one) }));
	return [
		text('paper.file-meetings', ({ meetings }) => share(meetings.held.length, meetings.due.length)),
		text('paper.file-sealed', ({ meetings }) =>
			dotted(share(meetings.sealedOnTheDay, meetings.enteredLater), gapOf(meetings.longestGap))
		),
		text('paper.file-attendance', ({ meetings: { attendance, worst } }) =>
			dotted(percent(attendance), worst === null ? '–' : share(worst.present, worst.members))
		),
		text('paper.file-saving', ({ saving }) => dotted(percent(saving.onTime), String(saving.arrears.length))),
		text('paper.file-deposits', ({ deposits }) => share(deposits.monthsWithDeposit, deposits.months))
	];
}

/** How its money works, and how well the books are kept. */
function moneyRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	const row = (key: MessageKey, of: (one: Panchasutra) => PaperCell) => glanceRow(key, figures, of);
	const text = (key: MessageKey, of: (one: Panchasutra) => string) => row(key, (one) => ({ text: of(one) }));
	return [
		text('paper.file-idle', ({ deposits }) => percent(deposits.idleShare)),
		text('paper.file-on-loan', ({ lending }) => percent(lending.onLoanShare)),
		text('paper.file-borrowed', ({ lending }) => share(lending.borrowers, lending.members)),
		row('paper.file-loans-given', ({ lending }) => ({
			line: [
				{ text: `${String(lending.given.length)} ·` },
				lending.average === null ? { text: '–' } : amount(lending.average)
			]
		})),
		text('paper.file-use', ({ lending: { byUse } }) =>
			[byUse.income, byUse.oldDebt, byUse.household].map(({ loans }) => String(loans)).join(' / ')
		),
		text('paper.file-collected', ({ repayment }) =>
			dotted(percent(repayment.share), percent(repayment.ageing.portfolioAtRisk))
		),
		row('paper.file-overdue-ages', ({ repayment: { ageing } }) => ({
			line: [
				amount(ageing['1-30']),
				{ text: '/' },
				amount(ageing['31-90']),
				{ text: '/' },
				amount(ageing.over90)
			]
		})),
		text('paper.file-counts', ({ books }) =>
			dotted(
				share(books.matched, books.counted),
				String(books.corrections.length),
				String(books.disputesOpen.length)
			)
		)
	];
}
