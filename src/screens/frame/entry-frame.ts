import type { ComponentProps, Snippet } from 'svelte';
import type { IconName, MemberFace } from '#i18n';
import type { Money } from '#money';
import type { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import type WhoBand from '#ui/member/WhoBand.svelte';
import type { UndoAct } from '#ui/types.ts';

/** What a screen of entry shows and says around its answers. */
export interface EntryHead {
	readonly title: string;
	readonly icon?: IconName | undefined;
	/** Whose money it is about: a band with nothing else in it. */
	readonly face?: MemberFace | undefined;
	/** Whose money it is about, in the band below the header. */
	readonly band?: ComponentProps<typeof WhoBand> | undefined;
	/** Said once when the screen opens, in a few seconds. */
	readonly prompt: string;
	/** What the listen button says, where that is more: every amount that stands here. */
	readonly heard?: string | undefined;
	/** Beside the lock: a mark of 48 px that is touched. */
	readonly beside?: Snippet | undefined;
	readonly undo?: UndoAct | undefined;
	readonly tone?: 'book' | 'bank' | undefined;
	/** Less air: many tiles, or the note pad. */
	readonly tight?: boolean | undefined;
	/** Why the primary act cannot be now, with its picture and a listen button: on the mat of a note pad, else in the act's place. */
	readonly reason?: SpokenReason | null | undefined;
	/** What the box lacks: dashed notes beside the reason. */
	readonly missing?: Money | undefined;
}

/** What all screens of one talk have in common: the writer, whose it is, and the way back. */
export interface EntryFrame extends Pick<EntryHead, 'title' | 'icon' | 'face' | 'tone'> {
	readonly writer: EntryWriter;
	readonly onback?: (() => void) | undefined;
}
