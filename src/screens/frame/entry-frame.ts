import type { ComponentProps, Snippet } from 'svelte';
import type { IconName, MemberFace } from '#i18n';
import type { Money } from '#money';
import type { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import type WhoBand from '#ui/member/WhoBand.svelte';
import type { UndoAct } from '#ui/types.ts';

/** Frame of an entry screen: title, band, prompt and reason. */
export interface EntryHead {
	readonly title: string;
	readonly icon?: IconName | undefined;
	/** Member concerned; shown as a plain band. */
	readonly face?: MemberFace | undefined;
	/** Band of the member concerned, below the header. */
	readonly band?: ComponentProps<typeof WhoBand> | undefined;
	/** Spoken once when the screen opens; a few seconds. */
	readonly prompt: string;
	/** Spoken by the listen button where that is more than the prompt: every amount on the screen. */
	readonly heard?: string | undefined;
	/** Mark of 48 px beside the lock that can be touched. */
	readonly beside?: Snippet | undefined;
	readonly undo?: UndoAct | undefined;
	readonly tone?: 'book' | 'bank' | undefined;
	/** Less padding, for many tiles or the note pad. */
	readonly tight?: boolean | undefined;
	/** Reason why the primary action is refused, with its picture and a listen button: on the mat of a note pad, else in place of the action. */
	readonly reason?: SpokenReason | null | undefined;
	/** Missing amount in the box, drawn as dashed notes beside the reason. */
	readonly missing?: Money | undefined;
}

/** Props common to all screens of one talk: writer, member concerned, and the way back. */
export interface EntryFrame extends Pick<EntryHead, 'title' | 'icon' | 'face' | 'tone'> {
	readonly writer: EntryWriter;
	readonly onback?: (() => void) | undefined;
}
