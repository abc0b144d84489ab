import type { Result } from '#kernel';
import type { Command } from './commands.ts';
import type { GroupEvent } from './event-types.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

export type Drafted = Result<readonly GroupEvent[], Rejection>;

export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** For each kind of command: the events that it stands for, or what the app asks for first. */
export type DraftsOf<Types extends Command['type']> = {
	readonly [Type in Types]: (state: GroupState, command: CommandOf<Type>) => Drafted;
};
