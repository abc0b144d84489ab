import { rulesOn } from '#group';
import type { Panchasutra, PanchasutraByWindow, RuleName } from '#reports';
import { daysBetween } from '#kernel';
import type { MessageKey, Words } from '#i18n';
import type { Money } from '#money';
import type { DossierBlock, Field, FieldsBlock, TableBlock, TextBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { amountCell, say } from '../context.ts';
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
		{ kind: 'part', key: 'part 1', number: 1, title: 'dossier.part-appraisal' },
		...draftText(context),
		identityFields(context),
		...askedBlocks(context),
		glanceTable(context),
		...(card === null ? [] : [text('card', 'dossier.card-by', cardWords(card))]),
		{
			kind: 'fields',
			key: 'bank-fields',
			rows: [[field('dossier.bank-use'), field('dossier.sanctioned'), field('dossier.bank-officer')]]
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
			field('dossier.village', textCell(place?.village)),
			field('dossier.panchayat', textCell(place?.panchayat)),
			field('dossier.block', textCell(place?.block))
		],
		[
			field('dossier.district', textCell(place?.district)),
			field('dossier.state', textCell(place?.state)),
			field('dossier.pin', textCell(place?.pin))
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
				field('register.founded-on', dayCell(book.state.foundedOn)),
				field('dossier.active-since', dayCell(who.activeSince)),
				field('dossier.members-now', {
					text: `${String(members.length)} (${String(who.membersLeast)}–${String(who.membersMost)})`
				})
			],
			[
				field('dossier.place', textCell(placeText(context))),
				{ ...field('dossier.basis', basisCell(context)), wide: true }
			],
			[
				field('dossier.rhythm', rhythm === null ? null : say(`dossier.every-${rhythm}`)),
				field('dossier.saving-each', position.savingEach === null ? null : amountCell(position.savingEach)),
				field('dossier.nrlm-code', textCell(founding?.codes?.nrlm))
			],
			[field('dossier.bank-account', accountCell(context)), field('dossier.supporting')],
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
	const said: PaperCell = { words: [{ say: `dossier.basis-${basis}`, values: { who: seen } }] };
	return enteredLater === 0 ? said : { line: [said, { text: '·' }, laterCell(enteredLater)] };
}

/** "entered later: 26" */
export const laterCell = (count: number): PaperCell => ({
	words: [{ say: 'dossier.entered-later-count', values: { count } }]
});

function askedBlocks(context: DossierContext): readonly DossierBlock[] {
	const { dose, plan, ruleFits } = context;
	const base: MessageKey = dose.base === 'corpus' ? 'dossier.corpus' : 'dossier.corpus-in-a-year';
	const rows: readonly (readonly Field[])[] = [
		[
			field('dossier.dose', { text: String(dose.dose) }),
			field(base, amountCell(dose.baseAmount)),
			field(
				'dossier.multiple',
				ruleFits ? { text: dose.times === null ? '–' : timesText(dose.times) } : null
			),
			field('dossier.floor', ruleFits ? amountCell(dose.floor) : null)
		],
		[
			field('dossier.amount-asked', sumAsked(context)),
			field(dose.above ? 'dossier.may-ask-above' : 'dossier.may-ask', ruleFits ? mayAskCell(context) : null),
			field('dossier.decided-members', plan.decided === null ? null : amountCell(plan.total))
		]
	];
	return [
		{ kind: 'text', key: 'rule', say: 'dossier.text-rule', values: ruleWords(dose.rule) },
		...conditionBlocks(context),
		{ kind: 'fields', key: 'asked-fields', rows },
		...(ruleFits ? dose.needs : []).map((need) => text(`need ${need}`, `dossier.needs-${need}`))
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
					text('cash-credit', 'dossier.cash-credit-rule', (words) => ({
						amount: money(cashCredit.atLeast)(words),
						years: cashCredit.years
					}))
				]),
		...(noCollateralUpTo === null || asked.amount > noCollateralUpTo
			? []
			: [
					text('no-collateral', 'dossier.no-collateral', (words) => ({
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
	return basis === null ? null : { line: [amountCell(held), { text: '·' }, say(`dossier.from-${basis}`)] };
}

function mayAskCell({ dose }: DossierContext): PaperCell {
	const { amount: least, amountMost, alsoSeen } = dose;
	return {
		line: [
			amountCell(least),
			...(amountMost === least ? [] : [{ text: '–' }, amountCell(amountMost)]),
			...(alsoSeen.length === 0
				? []
				: [{ text: '(' }, say('dossier.also-seen'), ...alsoSeen.map(amountCell), { text: ')' }])
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
			{ key: 'figure', head: say('dossier.figure'), kind: 'words' },
			...(['last6', 'last12', 'all'] as const).map((key) => ({
				key,
				head: say(`dossier.${key}`),
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
		text('dossier.meetings', ({ meetings }) => share(meetings.held.length, meetings.due.length)),
		text('dossier.sealed', ({ meetings }) =>
			dotted(share(meetings.sealedOnTheDay, meetings.enteredLater), gapOf(meetings.longestGap))
		),
		text('dossier.attendance', ({ meetings: { attendance, worst } }) =>
			dotted(percent(attendance), worst === null ? '–' : share(worst.present, worst.members))
		),
		text('dossier.saving', ({ saving }) => dotted(percent(saving.onTime), String(saving.arrears.length))),
		text('dossier.deposits', ({ deposits }) => share(deposits.monthsWithDeposit, deposits.months))
	];
}

/** How its money works, and how well the books are kept. */
function moneyRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	const row = (key: MessageKey, of: (one: Panchasutra) => PaperCell) => glanceRow(key, figures, of);
	const text = (key: MessageKey, of: (one: Panchasutra) => string) => row(key, (one) => ({ text: of(one) }));
	return [
		text('dossier.idle', ({ deposits }) => percent(deposits.idleShare)),
		text('dossier.on-loan', ({ lending }) => percent(lending.onLoanShare)),
		text('dossier.borrowed', ({ lending }) => share(lending.borrowers, lending.members)),
		row('dossier.loans-given', ({ lending }) => ({
			line: [
				{ text: `${String(lending.given.length)} ·` },
				lending.average === null ? { text: '–' } : amountCell(lending.average)
			]
		})),
		text('dossier.use', ({ lending: { byUse } }) =>
			[byUse.income, byUse.oldDebt, byUse.household].map(({ loans }) => String(loans)).join(' / ')
		),
		text('dossier.collected', ({ repayment }) =>
			dotted(percent(repayment.share), percent(repayment.ageing.portfolioAtRisk))
		),
		row('dossier.overdue-ages', ({ repayment: { ageing } }) => ({
			line: [
				amountCell(ageing['1-30']),
				{ text: '/' },
				amountCell(ageing['31-90']),
				{ text: '/' },
				amountCell(ageing.over90)
			]
		})),
		text('dossier.counts', ({ books }) =>
			dotted(
				share(books.matched, books.counted),
				String(books.corrections.length),
				String(books.disputesOpen.length)
			)
		)
	];
}
