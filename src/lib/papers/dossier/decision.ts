import { rulesOn } from '#group';
import type { Money } from '#money';
import type { CreditPlan, Panchasutra } from '#reports';
import type { Words } from '#i18n';
import type { DecisionBlock, DossierBlock, Field, RegularityLine, SumBox } from './dossier-types.ts';
import type { PaperCell, Said } from '../table-types.ts';
import { say as sayWords } from '../context.ts';
import { conductInShort } from './conduct.ts';
import { conditionLines, looksOf, nextSteps, verdictOf } from './conditions.ts';
import {
	accountCell,
	addressWithin,
	dayCell,
	field,
	holderOf,
	percent,
	textCell,
	type DossierContext
} from './context.ts';
import { oneDay } from '../cell-text.ts';
import { whoIs } from '../face.ts';

/** Part 1: a one-page summary for an officer with two minutes. */
export function decisionPart(context: DossierContext): readonly DossierBlock[] {
	const { card, isDraft, head, currency } = context;
	const decision: DecisionBlock = {
		kind: 'decision',
		key: 'decision',
		isDraft,
		who: whoRows(context),
		verdict: verdictOf(context),
		look: looksOf(head.look, currency),
		conditions: conditionLines(context),
		sums: [askedBox(context), allowedBox(context), decidedBox(context)],
		figures: figureBoxes(context),
		conduct: conductInShort(context.borrowings.borrowings, context.on),
		regularity: regularityLines(context),
		card:
			card === null || !context.ruleFits
				? null
				: {
						say: 'dossier.card-by',
						values: ({ language }) => ({
							card: language === 'en' ? card.name.en : card.name.hi,
							version: card.asOf
						})
					},
		next: isDraft ? nextSteps(context) : []
	};
	return [decision];
}

function whoRows(context: DossierContext): readonly (readonly Field[])[] {
	const { book, who, members, described, isNepal } = context;
	const rhythm = rulesOn(book.state, book.on)?.meetingRhythm.every ?? null;
	const officers = (['president', 'secretary', 'treasurer'] as const).map((office) => {
		const holder = holderOf(context, office);
		return field(`paper.${office}`, holder === null ? null : textCell(whoIs(holder)));
	});
	return [
		placeFields(context),
		[
			{ ...field('dossier.bank-account', accountCell(context)), wide: true },
			isNepal
				? field('register.founded-on', dayCell(book.state.foundedOn))
				: field('dossier.nrlm-code', textCell(described.codes.nrlm)),
			field('dossier.saving-in-short', eachCell(context))
		],
		[
			field(
				who.basis === 'cutOffSheet' ? 'register.since-in-book' : 'dossier.since',
				dayCell(who.activeSince)
			),
			field('dossier.members-now', { text: String(members.length) }),
			field('dossier.rhythm', rhythm === null ? null : sayWords(`dossier.every-${rhythm}`)),
			...(who.basis === 'sealedMeetings' && who.enteredLater === 0
				? []
				: [{ ...field('dossier.by-books', basisCell(context)), wide: true }])
		],
		officers
	];
}

function eachCell(context: DossierContext): PaperCell {
	const { savingEach } = context.position;
	return savingEach === null
		? null
		: {
				said: {
					say: 'dossier.amount-each',
					values: (words) => ({ amount: inWords(savingEach, context)(words) })
				}
			};
}

/** The group's address by the terms of its country; unknown parts are not printed. */
function placeFields(context: DossierContext): readonly Field[] {
	const { block, district, state, pin } = context.described.place;
	const within = addressWithin(context);
	const known = (...parts: readonly (string | undefined)[]) =>
		textCell(parts.filter((part) => part !== undefined).join(', '));
	return context.isNepal
		? [
				{ ...field('dossier.place', known(...within)), wide: true },
				field('dossier.ward', known(block)),
				field('dossier.district', known(district, state))
			]
		: [
				{ ...field('dossier.place', known(...within, block)), wide: true },
				field('dossier.district', known(district, state, pin))
			];
}

function basisCell({ who, words }: DossierContext): PaperCell {
	const { basis, seenBy, enteredLater } = who;
	if (basis === null) return null;
	const seen = seenBy.length === 0 ? '____' : seenBy.map((number) => words.who(number)).join(', ');
	const said: PaperCell = { words: [{ say: `dossier.basis-${basis}`, values: { who: seen } }] };
	return enteredLater === 0 ? said : { line: [said, { text: '·' }, laterCell(enteredLater)] };
}

/** Such as "entered later: 26". */
export const laterCell = (count: number): PaperCell => ({
	words: [{ say: 'dossier.entered-later-count', values: { count } }]
});

const inWords =
	(held: Money, { currency }: DossierContext) =>
	(words: Words): string =>
		words.money(held, currency, true);

function askedBox({ asked: { amount, basis }, dose, asking: { resolution } }: DossierContext): SumBox {
	const label = 'dossier.amount-asked' as const;
	if (basis === null) return { label, amounts: [], means: [{ say: 'dossier.asked-nothing' }] };
	const loan: Said = { say: 'dossier.loan-number', values: () => ({ number: dose.dose }) };
	const by: Said =
		basis === 'application' || resolution === null
			? { say: 'dossier.from-application' }
			: { say: 'dossier.asked-by-resolution', values: (words) => ({ day: oneDay(resolution.on, words) }) };
	return { label, amounts: [amount], means: [loan, by] };
}

function allowedBox(context: DossierContext): SumBox {
	const { dose, ruleFits, asked, isDraft } = context;
	if (!ruleFits)
		return { label: 'dossier.by-bank-rule', amounts: [], means: [{ say: 'dossier.bank-fills' }] };
	const { amount: least, amountMost: most, above, times, floor, base, baseAmount } = dose;
	const basis: Said = {
		say: base === 'corpus' ? 'dossier.allowed-by-corpus' : 'dossier.allowed-by-corpus-in-a-year',
		values: (words) => ({
			amount: inWords(baseAmount, context)(words),
			times: times === null ? '–' : `× ${[...new Set([times.least, times.most])].join('–')}`,
			floor: inWords(floor, context)(words)
		})
	};
	const difference = asked.amount - most;
	const compared: readonly Said[] =
		asked.basis === null || above
			? []
			: [
					{
						say:
							difference > 0
								? 'dossier.asked-above'
								: difference === 0
									? 'dossier.asked-equal'
									: 'dossier.asked-within',
						values: (words) => ({ amount: inWords(Math.abs(difference) as Money, context)(words) })
					}
				];
	const label = above ? 'dossier.may-ask-above' : isDraft ? 'dossier.may-ask-if' : 'dossier.may-ask';
	return { label, amounts: least === most ? [least] : [least, most], means: [basis, ...compared] };
}

function decidedBox(context: DossierContext): SumBox {
	const { plan, asking } = context;
	const label = 'dossier.decided-members' as const;
	if (asking.plan === null) return { label, amounts: [], means: [{ say: 'dossier.decided-nothing' }] };
	const women = plan.lines.filter(({ amount }) => amount > 0).length;
	return {
		label,
		amounts: [plan.total],
		means: [{ say: 'dossier.decided-women', values: () => ({ count: women }) }, earningSaid(context)]
	};
}

/** Such as "For earning ₹2,90,000 (76 %)". */
function earningSaid(context: DossierContext): Said {
	const { plan } = context;
	return {
		say: 'dossier.for-earning',
		values: (words) => ({ amount: inWords(plan.byUse.income, context)(words), share: earningShare(plan) })
	};
}

/** Share of a plan that is for income, in whole percent, rounded down. */
export const earningShare = ({ total, byUse }: CreditPlan): string =>
	total === 0 ? '–' : `${String(Math.floor((byUse.income * 100) / total))} %`;

function figureBoxes(context: DossierContext): readonly SumBox[] {
	const { position, figures, book } = context;
	const { ageing, overdue } = figures.all.repayment;
	const { sources, uses, surplus } = position;
	const others = [...book.state.loans.values()].filter(({ outstanding }) => outstanding > 0).length;
	const days = Math.max(0, ...overdue.map((one) => one.days));
	const next = context.reports.nextDueOf(book.state, book.on);
	const money = (held: Money) => inWords(held, context);
	const box = (label: SumBox['label'], held: Money, means: Said): SumBox => ({
		label,
		amounts: [held],
		means: [means]
	});
	return [
		box('paper.savings', sources.savings, {
			say: 'dossier.means-savings',
			values: () => ({ count: position.members })
		}),
		box('dossier.corpus', position.corpus, {
			say: 'dossier.means-corpus',
			values: (words) => ({
				amount: money((surplus + sources.revolvingFund + sources.grants) as Money)(words)
			})
		}),
		box('dossier.loans-out', uses.loans, { say: 'dossier.means-loans', values: () => ({ count: others }) }),
		box('dossier.overdue', ageing.overdue, {
			say: next === null ? 'dossier.means-overdue' : 'dossier.means-overdue-next',
			values: (words) => ({
				days,
				amount: money(ageing.dueToday)(words),
				...(next === null ? {} : { next: money(next.amount)(words), day: oneDay(next.on, words) })
			})
		}),
		box('dossier.in-bank', uses.bank, {
			say: 'dossier.means-bank',
			values: (words) => ({ amount: money(uses.box)(words) })
		}),
		box('dossier.still-owed', sources.borrowings, {
			say: 'dossier.means-owed',
			values: () => ({
				count: context.borrowings.borrowings.filter(({ outstanding }) => outstanding > 0).length
			})
		})
	];
}

function regularityLines({ figures }: DossierContext): readonly RegularityLine[] {
	const windows = [figures.last6, figures.last12, figures.all];
	const line = (
		label: RegularityLine['label'],
		of: (one: Panchasutra) => RegularityLine['cells'][number]
	) => ({
		label,
		cells: windows.map(of)
	});
	const ofTotal = (part: number, whole: number) => ({
		text: `${String(part)} / ${String(whole)}`,
		share: whole === 0 ? null : part / whole
	});
	const ofRatio = (share: string | null) => ({
		text: percent(share),
		share: share === null ? null : Number(share)
	});
	return [
		line('dossier.meetings', ({ meetings }) => ofTotal(meetings.held.length, meetings.due.length)),
		line('dossier.attendance', ({ meetings }) => ofRatio(meetings.attendance)),
		line('dossier.saving', ({ saving }) => ofRatio(saving.onTime)),
		line('dossier.deposits', ({ deposits, months }) => ofTotal(deposits.monthsWithDeposit, months.length)),
		line('dossier.collected', ({ repayment }) => ofRatio(repayment.share))
	];
}
