import { zero, type CurrencyCode, type Money } from '#money';
import type { BankCondition, Condition, ConditionFigure, LookFact } from '#reports';
import type { SlotValues, Words } from '#i18n';
import type { ConditionLine, DecisionBlock } from './dossier-types.ts';
import type { Said } from '../table-types.ts';
import { percent, ruleWords, type DossierContext } from './context.ts';
import { missingValues } from '../missing-words.ts';
import { oneDay } from '../cell-text.ts';

/** Matches indicators that are shares of a whole, printed as percent. */
const shares =
	/Share$|^attendance$|^worstAttendance$|^savingOnTime$|^onLoan$|^everBorrowed$|^collectedOverDue$|^countsMatched$|^idleCash$|^bankOfCorpus$/;

/** Returns a limit of a rule file, as in "min. 80 % *"; the star refers to the file. */
function ratioText({ indicator, is, limit }: Condition, words: Words): string {
	const figure = shares.test(indicator) ? `${String(Math.round(Number(limit) * 1000) / 10)} %` : limit;
	return `${words.say(`register.limit-${is}`, { figure })} *`;
}

const fiveRules: ReadonlySet<BankCondition['code']> = new Set<BankCondition['code']>([
	'meetings',
	'saving',
	'lending',
	'repayment',
	'books'
]);

/** Returns a line for each condition: the requirement of the rule and the figures of the book. */
export function conditionLines(context: DossierContext): readonly ConditionLine[] {
	return context.conditions.map((condition) => ({
		number: condition.number,
		name: `dossier.condition-${condition.code}`,
		asks: asksOf(condition, context),
		shows: showsOf(condition, context),
		is: condition.is,
		isOfFive: fiveRules.has(condition.code)
	}));
}

/** Builds a sentence whose amounts and days are in the words of each language. */
const said = (say: Said['say'], values?: (words: Words) => SlotValues): Said => ({ say, values });

/** Summarises the conditions; its counts are derived from the lines below it. */
export function verdictOf(context: DossierContext): DecisionBlock['verdict'] {
	const { reports, head, who, ruleFits } = context;
	const { is, met, of, notMet, forBank } = head;
	const rule = rulesSaid(context);
	if (is === 'met') return { is, said: said('dossier.met', () => ({ count: met })), rule };
	if (is === 'bank') {
		const values = () => ({ count: met, which: inRanges(forBank) });
		return { is, said: said('register.met-of-book', values), rule };
	}
	const { oldEnough, eligibleFrom } = who;
	const isYoung = ruleFits && !oldEnough && eligibleFrom !== null && !reports.mayBeOlder(who);
	const values = (words: Words) => ({
		count: notMet.length,
		all: of,
		which: inRanges(notMet),
		...(isYoung ? { day: words.day(eligibleFrom) } : {})
	});
	return { is, said: said(isYoung ? 'dossier.not-met-yet' : 'dossier.not-met', values), rule };
}

function rulesSaid({ conditions, ruleFits, rule, currency }: DossierContext): readonly Said[] {
	if (ruleFits)
		return [
			said('dossier.rule-in-short', ruleWords(rule)),
			said('dossier.rule-source', ruleWords(rule)),
			...(conditions.some(({ limits }) => limits.length > 0) ? [said('dossier.limit-of-file')] : [])
		];
	return currency === 'NPR'
		? [said('dossier.rule-none')]
		: [said('dossier.rule-elsewhere', () => ({ ofRule: rule.currency, ofBook: currency }))];
}

/** Formats numbers as "1–7, 9, 13, 14"; runs of three and more become a range. */
export function inRanges(numbers: readonly number[]): string {
	const runs: number[][] = [];
	for (const number of numbers) {
		const run = runs.at(-1);
		if (run !== undefined && run.at(-1) === number - 1) run.push(number);
		else runs.push([number]);
	}
	return runs
		.map((run) => (run.length > 2 ? `${String(run[0])}–${String(run.at(-1))}` : run.join(', ')))
		.join(', ');
}

function asksOf({ code, limits, shows }: BankCondition, context: DossierContext): Said {
	const { who, ruleFits, currency, reports } = context;
	const money = (held: Money) => (words: Words) => ({ amount: words.money(held, currency, true) });
	if (limits.length > 0)
		return said('dossier.asks-limits', (words) => ({
			limits: limits.map((limit) => ratioText(limit, words)).join(', ')
		}));
	const byBank = said('dossier.asks-bank');
	switch (code) {
		case 'age':
			return ruleFits ? said('dossier.asks-age', () => ({ count: who.monthsAsked })) : byBank;
		case 'members':
			return ruleFits
				? said('dossier.asks-members', () => ({ least: who.membersLeast, most: who.membersMost }))
				: byBank;
		case 'books':
		case 'resolution':
		case 'plan':
			return said(`dossier.asks-${code}`);
		case 'noDefault':
			return said('dossier.asks-noDefault', money(zero));
		case 'sum':
			return shows.ofAmount === null ? byBank : said('register.asks-sum', money(shows.ofAmount));
		case 'officers':
			return said('dossier.asks-officers', () => ({ of: reports.signingOffices.length }));
		default:
			return byBank;
	}
}

function showsOf({ code, shows }: BankCondition, { currency, who, asking }: DossierContext): Said {
	const { count, of, amount, ofAmount, day } = shows;
	const money = (held: Money | null) => (words: Words) => words.money(held ?? zero, currency, true);
	const counted = { count: count ?? 0, of: of ?? 0 };
	switch (code) {
		case 'age':
			return day === null
				? said('dossier.shows-no-meeting')
				: said(who.basis === 'cutOffSheet' ? 'register.shows-age-of-book' : 'dossier.shows-age', (words) => ({
						...counted,
						day: oneDay(day, words)
					}));
		case 'members':
			return said('dossier.shows-members', () => counted);
		case 'meetings':
		case 'officers':
			return said('dossier.shows-of', () => counted);
		case 'saving':
			return said('dossier.shows-saving', () => ({ ...counted, share: partAsPercent(count, of) }));
		case 'lending':
			return said('dossier.shows-lending', (words) => ({ ...counted, amount: money(amount)(words) }));
		case 'repayment':
			return ofAmount === 0
				? said('dossier.shows-nothing-due')
				: said('dossier.shows-repayment', (words) => ({
						amount: money(amount)(words),
						of: money(ofAmount)(words),
						share: partAsPercent(amount, ofAmount)
					}));
		case 'books':
			if (day !== null) return said('dossier.shows-open-meeting', (words) => ({ day: oneDay(day, words) }));
			// The amount is the imbalance of the accounts, which a reader would mistake for that of the counts beside it.
			if (amount === 0 && of === 0) return said('dossier.shows-not-counted');
			return amount === 0 && count !== of
				? said('dossier.shows-of', () => counted)
				: said('dossier.shows-books', (words) => ({ ...counted, amount: money(amount)(words) }));
		case 'noDefault':
			if (count === 0 && amount === 0) return said('dossier.shows-no-bank-loan');
			return amount === null
				? said('register.shows-default-not-known', (words) => ({ of: money(ofAmount)(words) }))
				: said('dossier.shows-noDefault', (words) => ({
						amount: money(amount)(words),
						of: money(ofAmount)(words)
					}));
		case 'deposits':
			return said('dossier.shows-deposits', (words) => ({ ...counted, amount: money(amount)(words) }));
		case 'resolution':
			return resolutionShown(shows, asking);
		case 'plan':
			return amount === null
				? said('dossier.shows-none')
				: said('dossier.shows-plan', (words) => ({ ...counted, amount: money(amount)(words) }));
		case 'sum':
			return amount === null
				? said('dossier.shows-none')
				: said('register.shows-sum', (words) => ({ amount: money(amount)(words) }));
		case 'visit':
			return said('dossier.shows-not-in-book');
	}
}

function resolutionShown(
	{ count, of, day }: ConditionFigure,
	{ resolution }: DossierContext['asking']
): Said {
	if (day === null) return said('dossier.shows-none');
	const vote = resolution?.vote;
	return vote === undefined || vote.present >= vote.needed
		? said('dossier.shows-resolution', (words) => ({
				count: count ?? 0,
				of: of ?? 0,
				day: oneDay(day, words)
			}))
		: said('register.shows-too-few', () => ({ there: vote.present, needed: vote.needed }));
}

/** Rounds as in the other tables of the file, so that a share is the same everywhere. */
const partAsPercent = (part: number | null, whole: number | null): string =>
	percent(whole === null || whole === 0 ? null : String((part ?? 0) / whole));

/** Returns the facts that an officer checks first, in the order of the page: cycle, loans, box, bank, circle, book. */
export const looksOf = (look: readonly LookFact[], currency: CurrencyCode): readonly Said[] =>
	look.map((fact) => lookSaid(fact, currency));

function lookSaid(look: LookFact, currency: CurrencyCode): Said {
	const money = (held: Money, words: Words) => words.money(held, currency, true);
	switch (look.fact) {
		case 'overdueLong':
			return said('register.look-overdueLong', (words) => ({
				amount: money(look.amount, words),
				days: look.days
			}));
		case 'noDeposit': {
			const { last } = look;
			return last === null
				? said('register.look-neverDeposited')
				: said('register.look-noDeposit', (words) => ({ day: oneDay(last, words) }));
		}
		case 'sharedOut':
			return said('register.look-sharedOut', (words) => ({ day: oneDay(look.last, words) }));
		case 'repaidUnderHalf':
			return said('register.look-repaidUnderHalf', (words) => ({
				amount: money(look.collected, words),
				of: money(look.due, words)
			}));
		case 'nothingDueYet':
			return said('register.look-nothingDueYet', (words) => ({ amount: money(look.amount, words) }));
		case 'paidByLoan':
		case 'newTerms':
		case 'givenUp':
			return said(`register.look-${look.fact}`, (words) => ({
				amount: money(look.amount, words),
				count: look.loans
			}));
		case 'boxShort':
			return said('register.look-boxShort', (words) => ({
				amount: money(look.amount, words),
				count: look.counts
			}));
		case 'noQuorum':
			return said('register.look-noQuorum', () => ({ there: look.present, needed: look.needed }));
		case 'youngerBook': {
			const { begins } = look;
			return begins === null
				? said('register.look-noPageOfItsDay')
				: said('register.look-youngerBook', (words) => ({ day: oneDay(begins, words) }));
		}
		case 'enteredLater':
			return said('register.look-enteredLater', () => ({ count: look.count, of: look.of }));
		case 'neverCounted':
		case 'neverCompared':
			return said(`register.look-${look.fact}`);
	}
}

/** Largest number of next steps printed; the screen has all of them. */
const stepsMost = 5;

/** Returns what is still missing for an application, in the words of the screen: first conditions, then questions of an officer. */
export function nextSteps({ missing, currency }: DossierContext): readonly Said[] {
	return missing.slice(0, stepsMost).map((item) => ({
		say: `bank.file-missing-${item.what}`,
		values: (words) => missingValues(item, words, currency)
	}));
}
