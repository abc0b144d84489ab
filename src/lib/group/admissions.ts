import type { Result } from '#kernel';
import type { EventOf, EventType } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

/** For each kind of event: whether it may enter, filled in with what it must keep, or the reason why not. */
export type AdmissionsOf<Types extends EventType> = {
	readonly [Type in Types]: (state: GroupState, event: EventOf<Type>) => Result<EventOf<Type>, Rejection>;
};
