import type { Words } from '#i18n';
import type { LocalDate } from '#kernel';
import { interestUntil, withDefaults } from '#group';
import { money, sum, type Money } from '#money';
import { bankLines, rareClaimed, rareThere, type RareLine } from './opening-sheet.svelte.ts';
import type { SetupDraft } from './setup-draft.svelte.ts';

/** Example loan over the end of a month, which shows what each period costs. */
export const periodExample = money(100_000);
const example = { amount: periodExample, on: '2026-01-31' as LocalDate, back: '2026-02-01' as LocalDate };

/** Interest of the example loan by period; minor units. */
export const periodCosts = (draft: SetupDraft) =>
	(['meeting', 'calendarMonth', 'anniversary'] as const).map((period) => {
		const { currency, constitution: written } = draft;
		const rules = withDefaults({ ...written, interest: { ...written.interest, period } }, currency);
		return { period, cost: interestUntil(example.amount, rules, example.on, example.back) };
	});

export const periodKey = (period: SetupDraft['period']) =>
	period === 'meeting' ? ('loan.period-meeting' as const) : (`rules.period-${period}` as const);

/** Sentences of the example (lent on the last day of a month, repaid on the next day) with the cost of each answer. */
export function periodsInWords(draft: SetupDraft, words: Words): string {
	const { currency } = draft;
	return [
		words.say('setup.period-example', { amount: words.amount(example.amount, currency) }),
		...periodCosts(draft).map(({ period, cost }) =>
			words.say('meeting.close-line', {
				what: words.say(periodKey(period)),
				amount: cost === 0 ? words.say('bank.plan-nothing') : words.amount(cost, currency)
			})
		)
	].join(' ');
}

/** Name of a line that only some groups have. */
export const rareKey = (line: RareLine) =>
	line === 'assets' || line === 'deposits'
		? (`account.account-${line}` as const)
		: (`desk.cut-off-${line}` as const);

/** Spoken text of all non-empty lines of the cut-off sheet; '' if all are empty. */
export function sheetInWords({ sheet, currency }: SetupDraft, words: Words): string {
	const there = [
		[words.say('setup.opening-box'), sheet.line('box')],
		[words.say('setup.opening-bank'), sum(bankLines.map((line) => sheet.line(line)))],
		[words.say('setup.opening-lent'), sheet.lent],
		...rareThere.map((line) => [words.say(rareKey(line)), sheet.line(line)] as const),
		[words.say('setup.opening-there'), sheet.there]
	] as const;
	const whose = [
		[words.say('setup.opening-savings'), sheet.savings],
		[words.say('setup.opening-surplus'), sheet.line('surplus')],
		[words.say('people.rest'), sheet.payable],
		[words.say('account.account-held-for-others'), sheet.held],
		...rareClaimed.map((line) => [words.say(rareKey(line)), sheet.line(line)] as const),
		[words.say('setup.opening-whose'), sheet.claimed]
	] as const;
	return linesInWords([...there, ...whose], currency, words);
}

/** Spoken text of all non-empty lines of her page; '' if all are empty. */
export function womanInWords({ sheet, member, currency }: SetupDraft, words: Words): string {
	if (member === null) return '';
	const hers = sheet.of(member.memberId);
	const lines = [
		[words.say('setup.member-opening'), hers.saving],
		[words.say('setup.member-opening-loan'), hers.loan],
		[words.say('desk.cut-off-voluntary'), hers.voluntary],
		[words.say('desk.cut-off-arrears'), hers.arrears],
		[words.say('desk.cut-off-fine'), hers.fine],
		[words.say('people.rest'), hers.payable],
		[words.say('account.account-held-for-others'), hers.held]
	] as const;
	return linesInWords(lines, currency, words);
}

function linesInWords(
	lines: readonly (readonly [what: string, amount: Money])[],
	currency: string,
	words: Words
): string {
	return lines
		.filter(([, amount]) => amount > 0)
		.map(([what, amount]) => words.line(what, amount, currency))
		.join(' ');
}
