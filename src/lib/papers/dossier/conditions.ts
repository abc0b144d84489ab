import type { BankCondition } from '#reports';
import type { Words } from '#i18n';
import type { ConditionLine, DossierBlock, TextBlock } from './dossier-types.ts';
import type { PaperCell } from '../table-types.ts';
import { amountCell } from '../context.ts';
import type { DossierContext } from './context.ts';

/** What the rule asks and what the book shows, and the verdict that follows from these lines. */
export function conditionBlocks(context: DossierContext): readonly DossierBlock[] {
	const { conditions, ruleFits, rule, currency } = context;
	if (!ruleFits)
		return [
			{
				kind: 'text',
				key: 'elsewhere',
				say: 'dossier.rule-elsewhere',
				values: () => ({ ofRule: rule.currency, ofBook: currency })
			}
		];
	return [verdict(context), { kind: 'conditions', key: 'conditions', conditions: conditions.map(lineOf) }];
}

/** "The conditions are met" is said only where no line says otherwise: the words are counted from the lines. */
function verdict({ reports, conditions, who: { oldEnough, eligibleFrom } }: DossierContext): TextBlock {
	if (reports.areMet(conditions))
		return {
			kind: 'text',
			key: 'verdict',
			say: 'dossier.met',
			values: (words) => ({ which: named(conditions, 'bank', words) })
		};
	const isYoung = !oldEnough && eligibleFrom !== null;
	return {
		kind: 'text',
		key: 'verdict',
		say: isYoung ? 'dossier.not-met-yet' : 'dossier.not-met',
		values: (words) => ({
			count: conditions.filter(({ is }) => is === 'notMet').length,
			which: named(conditions, 'notMet', words),
			...(isYoung ? { day: words.day(eligibleFrom) } : {})
		}),
		box: true
	};
}

/** "1 age by the books · 10 resolution for the loan" */
const named = (conditions: readonly BankCondition[], which: BankCondition['is'], words: Words): string =>
	conditions
		.filter(({ is }) => is === which)
		.map(({ number, code }) => `${String(number)} ${words.say(`dossier.condition-${code}`)}`)
		.join(' · ');

const lineOf = ({ number, code, is, shows }: BankCondition): ConditionLine => ({
	number,
	name: `dossier.condition-${code}`,
	shows: shownCell(shows),
	is
});

/** "12 (10–20)": what the book shows, and in brackets what is asked. */
function shownCell(shows: BankCondition['shows']): PaperCell {
	if (shows === null) return null;
	if ('amount' in shows) return amountCell(shows.amount);
	if ('day' in shows) return { day: shows.day };
	const { count } = shows;
	if ('of' in shows) return { text: `${String(count)} / ${String(shows.of)}` };
	const most = shows.most === undefined ? '' : `–${String(shows.most)}`;
	return { text: `${String(count)} (${String(shows.least)}${most})` };
}

/** A sum that nobody decided makes a draft of the sheet, which says so before anything else. */
export function draftText({ asked }: DossierContext): readonly TextBlock[] {
	return asked.basis === null ? [{ kind: 'text', key: 'draft', say: 'dossier.draft', draft: true }] : [];
}
