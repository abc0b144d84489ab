import type { Result } from '#kernel';
import type { GroupEvent } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

export type Drafted = Result<readonly GroupEvent[], Rejection>;

/** For each kind of command of a family: the events that it stands for, or what the app asks for first. */
export type DraftsOf<Commands extends { readonly type: string }> = {
	readonly [Command in Commands as Command['type']]: (state: GroupState, command: Command) => Drafted;
};
