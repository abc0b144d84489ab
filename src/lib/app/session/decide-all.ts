import { ok, type EventId, type Result } from '#kernel';
import { decide, type Command, type Decision, type GroupState, type Rejection } from '#group';
import type { Clock, RandomSource } from '../ports/phone.ts';

/** Each command on the state that the one before it leaves; the first refusal refuses all. */
export function decideAll(
	before: GroupState,
	commands: readonly Command[],
	{ random, clock }: { readonly random: RandomSource; readonly clock: Clock }
): Result<Decision, Rejection> {
	const stamp = { newEventId: () => random.id() as EventId, recordedAt: clock.now() };
	const steps: Decision['steps'][number][] = [];
	let state = before;
	for (const command of commands) {
		const decision = decide(state, command, stamp);
		if (!decision.ok) return decision;
		steps.push(...decision.value.steps);
		state = decision.value.state;
	}
	return ok({ steps, state });
}
