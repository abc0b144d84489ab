import { addDays } from '#kernel';
import { rulesOn, withDefaults, type Constitution, type PostedLine } from '#group';
import type { RegisterBook } from './register-book.ts';

/** A term of the constitution that is another from now on. */
export interface RuleChange {
	readonly rule: keyof Constitution;
	readonly before: Constitution[keyof Constitution];
	readonly after: Constitution[keyof Constitution];
}

/** Terms that the new rules changed, by the rules of the day before; what stayed is left out. */
export function ruleChanges({ event }: PostedLine, { state }: RegisterBook): readonly RuleChange[] {
	if (event.type !== 'ConstitutionChanged') return [];
	const before = rulesOn(state, addDays(event.occurredOn, -1));
	const after = withDefaults(event.constitution, state.currency);
	if (before === null) return [];
	return (Object.keys(after) as (keyof Constitution)[])
		.filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule]))
		.map((rule) => ({ rule, before: before[rule], after: after[rule] }));
}
