import type { EntryWriter } from '#session/meeting/entry-writer.svelte.ts';
import type { IconName, MemberFace } from '#i18n';

/** The frame of every step once a loan is talked about. */
export interface LoanFrame {
	readonly writer: EntryWriter;
	readonly title: string;
	readonly icon: IconName;
	/** The borrower, once she is chosen. */
	readonly face: MemberFace | undefined;
	readonly onback: () => void;
}
