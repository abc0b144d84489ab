import { present, type MemberId, type Result } from '#kernel';
import { loadBankRules, type Fault } from '#app';
import { isOfBank } from '#group';
import { money, type Money } from '#money';
import type { CreditHistory, CreditPlan, LoanDose, PlanLine } from '#reports';
import { usualTimesOf } from '../../frame/loan/instalment-times.svelte.ts';
import type { PlannedPart } from '#session/meeting/meeting-draft.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { loadReports } from '#session/read-pages.ts';

/** What the circle talks about before it decides: who could get how much, and how much the group may ask for. */
export interface PlanFigures {
	readonly proposed: CreditPlan;
	/** The plan in force; null where none was decided. */
	readonly decided: CreditPlan | null;
	/** By the rule, an indication and never a promise; null where the rule is for amounts of another currency. */
	readonly dose: LoanDose | null;
}

/** The figures of the file for the bank, as at the day of the meeting. */
export async function planFigures({ book, day: on }: MeetingView): Promise<Result<PlanFigures, Fault>> {
	const events = await book.session.events();
	if (!events.ok) return events;
	const [reports, { bankRules }] = await Promise.all([loadReports(), loadBankRules()]);
	const { state, currency } = book;
	const view = { currency, on };
	const rule = present(
		bankRules.find((one) => one.kind === 'loanDose'),
		'the app comes with a rule'
	);
	const had = [...state.borrowings.values()].filter(isOfBank).length;
	const dose =
		rule.currency === currency
			? reports.loanDose(rule, had + 1, {
					corpus: reports.groupPosition(events.value, view).corpus,
					savingInAYear: reports.savingInAYear(state, on)
				})
			: null;
	const asked = reports.applications(events.value, view).findLast(({ open }) => open)?.amount;
	return {
		ok: true,
		value: {
			proposed: reports.proposedCreditPlan(events.value, view, asked ?? money(dose?.amount ?? 0)),
			decided: reports.decidedCreditPlan(events.value, view),
			dose
		}
	};
}

/** Her line as a part; as many instalments as her last loan had, where the line says none. */
export function partOf({ rules, state }: MeetingView, line: PlanLine): PlannedPart {
	const last = [...state.loans.values()]
		.filter(({ memberId }) => memberId === line.memberId)
		.reduce<{ sequence: number; instalments: number } | null>(
			(latest, { sequence, terms }) =>
				latest === null || sequence > latest.sequence ? { sequence, instalments: terms.instalments } : latest,
			null
		);
	const usual = usualTimesOf(rules.interestPeriod, rules.meetingRhythm.every);
	return {
		amount: line.amount,
		purpose: line.purpose,
		instalments: line.instalments ?? last?.instalments ?? present(usual.at(-1), 'there are usual times')
	};
}

/** What the book knows of her, aloud: saved, largest loan, given back, late. */
export function historyHeard(meeting: MeetingView, history: CreditHistory): string {
	const { words } = meeting;
	const line = (
		key: 'bank.plan-saved' | 'bank.plan-largest-loan' | 'bank.plan-paid-back' | 'bank.plan-late',
		amount: Money
	) => `${words.say(key)}: ${meeting.amountWords(amount)}.`;
	return [
		line('bank.plan-saved', history.savings),
		...(history.loans === 0
			? [`${words.say('bank.plan-no-loan')}.`]
			: [line('bank.plan-largest-loan', history.largestLoan), line('bank.plan-paid-back', history.paid)]),
		...(history.overdue > 0 ? [line('bank.plan-late', history.overdue)] : [])
	].join(' ');
}

/** The first who was not asked, going round from `after`; null when all were. */
export function nextToAsk(
	memberIds: readonly MemberId[],
	asked: { readonly has: (memberId: MemberId) => boolean },
	after: MemberId | null
): MemberId | null {
	const from = after === null ? 0 : memberIds.indexOf(after) + 1;
	const round = [...memberIds.slice(from), ...memberIds.slice(0, from)];
	return round.find((memberId) => !asked.has(memberId)) ?? null;
}
