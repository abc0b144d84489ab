import type { ConstitutionWritten } from '#group';
import { zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';

export type Rules = ConstitutionWritten;

/** A question with several answers, each with a picture. */
interface Choice {
	readonly kind: 'choice';
	readonly options: readonly {
		readonly value: string;
		readonly icon: IconName;
		readonly words: MessageKey;
	}[];
	readonly read: (rules: Rules) => string;
	readonly write: (rules: Rules, value: string) => Rules;
}

/** An amount entered on the note pad, or none. */
interface Amount {
	readonly kind: 'amount';
	/** Words for no amount. */
	readonly none: MessageKey;
	readonly read: (rules: Rules) => Money;
	readonly write: (rules: Rules, amount: Money) => Rules;
}

/** A number set with plus and minus buttons; null means no limit. */
interface Count {
	readonly kind: 'count';
	readonly most: number;
	/** Words for the number, with the slot `{count}`. */
	readonly unit: MessageKey;
	readonly none: MessageKey | null;
	readonly read: (rules: Rules) => number | null;
	readonly write: (rules: Rules, count: number | null) => Rules;
}

/** Rupees per hundred and month. */
interface Rate {
	readonly kind: 'rate';
	readonly rates: readonly string[];
	/** Words for no rate; absent if a rate is required. */
	readonly none?: MessageKey;
	readonly read: (rules: Rules) => string;
	readonly write: (rules: Rules, percent: string) => Rules;
}

/** A question with its own screen. */
interface Own {
	readonly kind: 'rhythm' | 'saving' | 'order';
}

export type RuleQuestion = Choice | Amount | Count | Rate | Own;

export interface RuleTopic {
	readonly icon: IconName;
	readonly title: MessageKey;
	readonly prompt: MessageKey;
	readonly question: RuleQuestion;
	readonly isAsked?: (rules: Rules) => boolean;
}

/** @param isAsked returns whether the question applies with the other rules; default: always */
export const topic = (
	icon: IconName,
	title: MessageKey,
	prompt: MessageKey,
	question: RuleQuestion,
	isAsked?: RuleTopic['isAsked']
): RuleTopic => ({ icon, title, prompt, question, ...(isAsked === undefined ? {} : { isAsked }) });

/** Builds a question whose answers are the values of one field of the rules. */
export const choice = <Value extends string>({
	options,
	read,
	write
}: {
	readonly options: readonly { readonly value: Value; readonly icon: IconName; readonly words: MessageKey }[];
	readonly read: (rules: Rules) => Value;
	readonly write: (rules: Rules, value: Value) => Rules;
}): Choice => ({
	kind: 'choice',
	options,
	read,
	write: (rules, value) => {
		const chosen = options.find((option) => option.value === value);
		return chosen === undefined ? rules : write(rules, chosen.value);
	}
});

export const yesNo = (
	read: (rules: Rules) => boolean,
	write: (rules: Rules, yes: boolean) => Rules
): Choice => ({
	kind: 'choice',
	options: [
		{ value: 'yes', icon: 'check', words: 'word.yes' },
		{ value: 'no', icon: 'close', words: 'rules.no' }
	],
	read: (rules) => (read(rules) ? 'yes' : 'no'),
	write: (rules, value) => write(rules, value === 'yes')
});

type Fine = 'absent' | 'late' | 'savingMissed' | 'instalmentMissed';
export const fine = (kind: Fine): Amount => ({
	kind: 'amount',
	none: 'setup.fines-none',
	read: ({ fines }) => fines?.[kind] ?? zero,
	write: (rules, amount) => ({
		...rules,
		fines: withoutUndefined({ ...rules.fines, [kind]: amount === 0 ? undefined : amount })
	})
});

type Limit = 'timesSavings' | 'loansAtOnce' | 'monthsMax';
export const limit = (kind: Limit, most: number, unit: MessageKey): Count => ({
	kind: 'count',
	most,
	unit,
	none: 'rules.no-limit',
	read: ({ loanLimit }) => loanLimit?.[kind] ?? null,
	write: (rules, count) => ({
		...rules,
		loanLimit: withoutUndefined({ ...rules.loanLimit, [kind]: count ?? undefined })
	})
});

type Approval = keyof NonNullable<Rules['approvals']>;
export const approval = (kind: Approval): Count => ({
	kind: 'count',
	most: 5,
	unit: 'rules.officers',
	none: null,
	read: ({ approvals }) => approvals?.[kind] ?? 2,
	write: (rules, count) => ({ ...rules, approvals: { ...rules.approvals, [kind]: count ?? 2 } })
});

/** Returns a copy without undefined fields, because an event must not contain any. */
export function withoutUndefined<Shape extends object>(shape: {
	[Key in keyof Shape]: Shape[Key] | undefined;
}): Shape {
	return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
