import { writtenRules, type Constitution } from '#group';
import { weekdayKey, type MessageKey } from '#i18n';
import type { RuleChange } from '#reports';
import type { PaperCell } from '../table-types.ts';
import { amountCell, say, withDots, type BooksContext } from '../context.ts';
import type { Rules } from '../rules/rule-question.ts';
import { ruleTopics, topicOf, type RuleTopicName } from '../rules/rules-topics.ts';

/** Rules of several parts, each of which needs its own name. */
const ofParts: ReadonlySet<RuleChange['rule']> = new Set(['fines', 'loanLimit', 'approvals']);

const wasNow = (was: PaperCell, now: PaperCell): readonly PaperCell[] => [
	say('correction.was'),
	was,
	{ text: ',' },
	say('correction.now'),
	now
];

/**
 * A term that is another from now on, each of its parts by its name: "Fines · late: was 5, now 10". What the group is asked for as
 * one question is one part.
 *
 * @param base the rules in force, for what stands beside the changed term
 */
export function ruleChangeCell(
	{ rule, before, after }: RuleChange,
	base: Constitution,
	words: BooksContext['words']
): PaperCell {
	const [was, now] = [before, after].map((value) => writtenRules({ ...base, [rule]: value })) as [
		Rules,
		Rules
	];
	const parts = [...changedParts(was, now, ofParts.has(rule)), ...changedAmounts(was, now, words)];
	const named: MessageKey = `register.rule-${rule}`;
	return { line: [say(named), { text: ':' }, ...(parts.length === 0 ? [] : [withDots(parts)])] };
}

function changedParts(was: Rules, now: Rules, named: boolean): readonly PaperCell[] {
	const changed = (Object.keys(ruleTopics) as RuleTopicName[])
		.map((name) => ({ name, before: valueCell(name, was), after: valueCell(name, now) }))
		.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
	return changed.map(({ name, before, after }): PaperCell => {
		const title = named || changed.length > 1 ? [say(topicOf(name).title)] : [];
		return { line: [...title, ...wasNow(before, after)] };
	});
}

/** What each woman saves, where each saves her own. */
function changedAmounts(was: Rules, now: Rules, words: BooksContext['words']): readonly PaperCell[] {
	if (now.saving.mode !== 'perMember') return [];
	const before = was.saving.mode === 'perMember' ? was.saving.amounts : [];
	return now.saving.amounts.flatMap(({ memberId, amount: after }): readonly PaperCell[] => {
		const old = before.find((one) => one.memberId === memberId)?.amount;
		if (old === after) return [];
		const amounts = old === undefined ? [amountCell(after)] : wasNow(amountCell(old), amountCell(after));
		return [{ line: [words.memberById(memberId), ...amounts] }];
	});
}

/** What one question is answered with, in both languages. */
function valueCell(name: RuleTopicName, rules: Rules): PaperCell {
	const { question } = topicOf(name);
	switch (question.kind) {
		case 'choice': {
			if (name === 'buyIn' && typeof rules.buyIn === 'object') return amountCell(rules.buyIn.amount);
			const read = question.read(rules);
			const option = question.options.find((one) => one.value === read);
			return say(option?.words ?? { as: read });
		}
		case 'amount': {
			const held = question.read(rules);
			return held === 0 ? say(question.none) : amountCell(held);
		}
		case 'count': {
			const count = question.read(rules);
			if (count !== null) return say({ say: question.unit, values: { count } });
			return question.none === null ? { text: '–' } : say(question.none);
		}
		case 'rate': {
			const percent = question.read(rules);
			return question.none !== undefined && Number(percent) === 0
				? say(question.none)
				: say({ say: 'setup.interest-rate', values: { percent } });
		}
		case 'rhythm':
			return rhythmCell(rules);
		case 'saving':
			return savingCell(rules);
		case 'order': {
			const [first, ...more] = (rules.paymentOrder ?? []).map((part) => say(`rules.part-${part}`));
			return {
				line: [first ?? null, ...more.flatMap((part): readonly PaperCell[] => [{ text: ',' }, part])]
			};
		}
	}
}

function savingCell({ saving }: Rules): PaperCell {
	if (saving.mode === 'fixed') return amountCell(saving.amount);
	if (saving.mode === 'perMember') return say('setup.saving-perMember');
	return { line: [say('setup.saving-shares'), amountCell(saving.shareValue)] };
}

function rhythmCell({ meetingRhythm: { every, weekday, dayOfMonth, last, calendar } }: Rules): PaperCell {
	const isNepali = every === 'month' && calendar === 'bikramSambat';
	if (last !== undefined) {
		const ofMonth = say({
			say: isNepali ? 'calendar.bikram-last-weekday' : 'setup.last-weekday',
			values: { weekday: '' }
		});
		return { line: [ofMonth, say(weekdayKey(last))] };
	}
	const when = say(isNepali ? 'calendar.bikram-each-month' : `setup.every-${every}`);
	if (weekday !== undefined) return { line: [when, say(weekdayKey(weekday))] };
	return dayOfMonth === undefined ? when : { line: [when, { text: String(dayOfMonth) }] };
}
